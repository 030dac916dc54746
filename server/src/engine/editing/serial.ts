import { dayOf } from '../rules/support/dateSerial.ts';

/** How serial numbers are counted: by the date, YYYYMMDDnn; by seconds since 1970; or one after the other. */
export type SerialForm = 'date' | 'epoch' | 'counter';

/** A serial number that may follow another. */
export interface NextSerial {
  readonly form: SerialForm;
  readonly serial: number;
  /** What is to be known of it where it is not what one would expect; whole sentences. */
  readonly note?: string;
}

const RANGE = 2 ** 32;
/** The most that a serial number may grow at once (RFC 1982 §3.1). */
const LONGEST_STEP = 2 ** 31 - 1;
const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Of 9 September 2001: before it, seconds have fewer digits, and a counter may have got there. */
const FIRST_EPOCH = 1_000_000_000;
/** Counters that nobody takes for anything else. */
const SMALL_COUNTER = 1_000_000;

/** Whether serial number `a` is greater than `b`, so that secondaries that have `b` fetch `a` (RFC 1982 §3.2). */
export function isGreaterSerial(a: number, b: number): boolean {
  const step = wrapped(a - b);
  return step > 0 && step <= LONGEST_STEP;
}

/**
 * How a serial number was counted, as far as it tells: `undefined` where it could be of several forms, such as the 1 of a
 * new zone.
 *
 * @param now milliseconds since 1970 UTC
 */
export function serialForm(serial: number, now: number): SerialForm | undefined {
  if (dateIn(serial) !== undefined) return 'date';
  if (serial >= FIRST_EPOCH && serial * 1000 <= now + DAY) return 'epoch';
  return serial > 1 && serial < SMALL_COUNTER ? 'counter' : undefined;
}

/**
 * The serial number that follows another in a form: never one that secondaries would ignore (RFC 1982). Days are those of
 * the local time zone.
 *
 * @param serial 0 to 2^32 - 1
 * @param now milliseconds since 1970 UTC
 */
export function nextSerial(serial: number, form: SerialForm, now: number): NextSerial {
  switch (form) {
    case 'counter':
      return { form, serial: countedOn(serial) };
    case 'epoch': {
      const wanted = Math.floor(now / 1000);
      if (isGreaterSerial(wanted, serial)) return { form, serial: wanted };
      if (serial === wanted) return { form, serial: countedOn(serial) };
      if (isGreaterSerial(serial, wanted) && serial - wanted <= DAY / 1000) {
        const note = `${serial} is a time to come: counted on by one until then.`;
        return { form, serial: countedOn(serial), note };
      }
      return wayTo(wanted, serial, form);
    }
    case 'date':
      return nextOfDate(serial, now);
  }
}

/**
 * What may follow a serial number: in its own form where that is clear, else in each form, the likeliest first. One of a
 * day to come may be counted on, or led back to today's date.
 */
export function serialChoices(serial: number, now: number): readonly NextSerial[] {
  const form = serialForm(serial, now);
  const forms: readonly SerialForm[] = form ? [form] : ['date', 'counter', 'epoch'];
  const choices = forms.map((each) => nextSerial(serial, each, now));
  const date = dateIn(serial);
  if (date === undefined || date.day <= localDay(now) + DAY) return choices;
  return [...choices, wayTo(numberOf(localDay(now), 1), serial, 'date')];
}

/**
 * What a serial number says: `24 Nov 2026, 1st change`, or the time that it is in seconds; `undefined` where it is but a
 * number.
 *
 * @param now milliseconds since 1970 UTC
 */
export function describeSerial(serial: number, now: number): string | undefined {
  const date = dateIn(serial);
  if (date !== undefined) {
    const { day, count } = date;
    return `${dayText(day)}, ${count === 0 ? 'before the 1st change' : `${ordinal(count)} change`}`;
  }
  if (serialForm(serial, now) !== 'epoch') return undefined;
  return `${dayText(serial * 1000)}, ${new Date(serial * 1000).toISOString().slice(11, 16)} UTC`;
}

/** What a form is called. */
export function formText(form: SerialForm): string {
  return { date: 'date and change, YYYYMMDDnn', epoch: 'seconds since 1970', counter: 'counter' }[form];
}

function nextOfDate(serial: number, now: number): NextSerial {
  const form = 'date';
  const present = dateIn(serial);
  const today = localDay(now);
  // Who counts the changes of a day from 0 goes on so.
  const wanted = numberOf(today, present?.count === 0 ? 0 : 1);
  if (isGreaterSerial(wanted, serial)) return { form, serial: wanted };
  if (present === undefined) return wayTo(wanted, serial, form);
  const { day, count } = present;
  if (count === 99) {
    const note = `All numbers of ${dayText(day)} are used up: counted on with those of the next day.`;
    return { form, serial: numberOf(day + DAY, 0), note };
  }
  if (day === today) return { form, serial: countedOn(serial) };
  const note = `${serial} is of ${dayText(day)}, in the future: counted on by one until that day.`;
  return { form, serial: countedOn(serial), note };
}

/**
 * Half of the way to a serial number that is not greater than the present one: a number that is greater, and smaller than
 * the one that is wanted (RFC 1982 §3.2, RFC 2182 §7).
 */
function wayTo(wanted: number, serial: number, form: SerialForm): NextSerial {
  // Never 0, see below.
  const step = wrapped(serial + LONGEST_STEP) || RANGE - 1;
  const note = `${wanted} (${formText(form)}) counts as smaller than ${serial}, so secondaries would ignore it (RFC 1982). ${step} is on the way there: publish it, wait until all secondaries have it, then raise the number again.`;
  return { form, serial: step, note };
}

/** One more. 0 is left out, as BIND does: programs take it for no number. */
function countedOn(serial: number): number {
  return wrapped(serial + 1) || 1;
}

function wrapped(number: number): number {
  return ((number % RANGE) + RANGE) % RANGE;
}

/** The day, as its midnight in UTC, and the change of that day, of a serial number of the form YYYYMMDDnn. */
function dateIn(serial: number): { readonly day: number; readonly count: number } | undefined {
  const text = String(serial);
  if (!/^(?:19[89]|20)\d{7,8}$/.test(text) || text.length !== 10) return undefined;
  const day = dayOf(text.slice(0, 8));
  return day === undefined ? undefined : { day, count: Number(text.slice(8)) };
}

/** The date where the user is, as its midnight in UTC. */
function localDay(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function numberOf(day: number, count: number): number {
  const date = new Date(day);
  return ((date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate()) * 100 + count;
}

function dayText(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function ordinal(count: number): string {
  const tens = Math.floor(count / 10) % 10;
  const suffix = tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][count % 10];
  return `${count}${suffix ?? 'th'}`;
}
