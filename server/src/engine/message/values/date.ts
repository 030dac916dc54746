import { withoutComments } from './comments.ts';

/** A date and time as a header field says it. */
export interface HeaderDate {
  /** ISO 8601 with the offset as it is written: `2026-11-24T14:27:47+01:00`. */
  readonly iso: string;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** What is not as RFC 5322 §3.3 has it, and how it was taken, as a sentence; `undefined` where all is well. */
  readonly problem?: string;
}

/** What is found of a date while its words are read. */
interface Found {
  year?: number;
  month?: number;
  day?: number;
  /** Seconds since midnight. */
  seconds?: number;
  /** Minutes east of Greenwich. */
  offset?: number;
  weekday?: number;
  isShortYear?: boolean;
  problem?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_NAMES =
  /^(?:sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?)$/i;

/** Zones with a name (RFC 5322 §4.3), in minutes east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Names that no standard of mail has, but programs write; where a name means several zones, the most common one. */
const PRACTICE: Readonly<Record<string, number>> = {
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  sast: 120,
  msk: 180,
  msd: 240,
  ist: 330,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  akst: -540,
  akdt: -480,
  hst: -600,
};

/** No date has more; what is behind is not looked at. */
const MOST_UNITS = 200;
const MOST_WORDS = 14;

/**
 * Reads the date of a field such as Date or Received (RFC 5322 §3.3, obsolete forms §4.3), and those that programs write in other
 * ways: ISO 8601, the order of C's `asctime`, numbers with slashes or dots, `+0000 UTC m=+0.1`. Comments are skipped. What follows
 * a whole date is left. `undefined` where there is no date: a time of day is needed, and a day that exists.
 */
export function readDate(text: string): HeaderDate | undefined {
  const found: Found = {};
  for (const word of wordsOf(withoutComments(text.slice(0, MOST_UNITS)))) {
    if (!take(word, found)) {
      // Only behind a whole date may anything stand.
      if (!isWhole(found)) return undefined;
      break;
    }
  }
  return dateOf(found);
}

/** Dates and times in one word, `2026-11-24T14:27:47Z` or `14:27:47+0100`, become several. */
function wordsOf(text: string): string[] {
  return text
    .replace(/^[\s;]{1,20}/, '')
    .replaceAll(/\s{0,20}:\s{0,20}/g, ':')
    .replaceAll(/(:\d\d),(\d)/g, '$1.$2')
    .replaceAll(/(\d)T(\d)/g, '$1 $2')
    .replaceAll(/(:\d\d(?:\.\d{1,9})?)(Z|[+-]\d|[ap]m)/gi, '$1 $2')
    .split(/[,\s]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

function take(word: string, found: Found): boolean {
  return (
    takeTime(word, found) ||
    takeNumber(word, found) ||
    takeName(word, found) ||
    takeDay(word, found) ||
    takeOffset(word, found)
  );
}

function takeTime(word: string, found: Found): boolean {
  const half = /^([ap])\.?m\.?$/i.exec(word)?.[1]?.toLowerCase();
  if (half !== undefined && found.seconds !== undefined) {
    const hours = Math.floor(found.seconds / 3600);
    if (hours > 12) return true;
    found.seconds += ((half === 'p' ? 12 : 0) + (hours === 12 ? -12 : 0)) * 3600;
    return true;
  }
  const time = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?$/.exec(word);
  if (time === null || found.seconds !== undefined) return false;
  const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 60) return false;
  found.seconds = hours * 3600 + minutes * 60 + seconds + Number(`0.${time[4] ?? 0}`);
  return true;
}

/** A day of the month, then a year. */
function takeNumber(word: string, found: Found): boolean {
  if (!/^\d{1,4}$/.test(word)) return false;
  if (word.length <= 2 && found.day === undefined) {
    found.day = Number(word);
    return true;
  }
  if (found.year !== undefined) return false;
  setYear(word, found);
  return true;
}

function takeName(word: string, found: Found): boolean {
  const name = word.slice(0, 3).toLowerCase();
  if (found.month === undefined && MONTH_NAMES.test(word)) {
    found.month = MONTHS.indexOf(name);
    return true;
  }
  if (found.weekday === undefined && found.seconds === undefined && DAY_NAMES.test(word.replace(/\.$/, ''))) {
    found.weekday = DAYS.indexOf(name);
    return true;
  }
  if (found.seconds === undefined || !/^[a-z]{1,5}$/i.test(word)) return false;
  const key = word.toLowerCase();
  if (found.offset !== undefined) return key in ZONES || key in PRACTICE;
  const offset = ZONES[key] ?? PRACTICE[key];
  found.offset = offset ?? 0;
  if (offset === undefined) {
    // Letters of the military are to be taken as unknown (RFC 5322 §4.3).
    found.problem = `The zone "${word}" is not known; UTC is taken. Write it in numbers, such as "+0100".`;
  } else if (!(key in ZONES)) {
    found.problem = `The zone "${word}" has no meaning in mail (RFC 5322 §4.3); "${offsetText(offset)}" is taken. Write it in numbers.`;
  }
  return true;
}

/** A day in one word: `2026-11-24`, `24-Nov-2026`, `11/24/2026`, `24.11.2026`, `24-11-2026`. */
function takeDay(word: string, found: Found): boolean {
  if (found.day !== undefined || found.year !== undefined) return false;
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(word);
  const named = /^(\d{1,2})-([a-z]{3})-(\d{2,4})$/i.exec(word);
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2,4})$/.exec(word);
  if (iso !== null) {
    [found.year, found.month, found.day] = [Number(iso[1]), Number(iso[3]) - 1, Number(iso[4])];
  } else if (named !== null && MONTH_NAMES.test(named[2] as string)) {
    [found.day, found.month] = [Number(named[1]), MONTHS.indexOf((named[2] as string).toLowerCase())];
    setYear(named[3] as string, found);
  } else if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    const isMonthFirst = numbers[2] === '/' && first <= 12;
    [found.month, found.day] = isMonthFirst ? [first - 1, second] : [second - 1, first];
    setYear(numbers[4] as string, found);
    if (first <= 12 && second <= 12 && first !== second && numbers[2] === '/')
      found.problem = `In "${word}" the month may be first or second; the first was taken for it.`;
  } else return false;
  found.problem ??=
    'The date is not in the form of RFC 5322 §3.3, such as "Tue, 24 Nov 2026 14:27:47 +0000"; not all programs can read it.';
  return true;
}

function takeOffset(word: string, found: Found): boolean {
  const match = /^(?:GMT|UTC?)?([+-])(\d{1,2}):?(\d\d)?$/i.exec(word);
  if (match === null || found.seconds === undefined) return false;
  // `+0000 UTC m=+12` and `GMT +0100`: a number in the second place counts more than a name in the first.
  if (found.offset !== undefined && found.offset !== 0) return true;
  const [hours, minutes] =
    match[2]?.length === 1 && match[3] !== undefined
      ? [Number(match[2]), Number(match[3])]
      : [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59) return false;
  found.offset = (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

/** Years of two and three digits as RFC 5322 §4.3 has them. */
function setYear(digits: string, found: Found): void {
  const year = Number(digits);
  found.year =
    digits.length === 2 ? year + (year < 50 ? 2000 : 1900) : digits.length === 3 ? year + 1900 : year;
  found.isShortYear = digits.length < 4;
}

function isWhole({ year, month, day, seconds }: Found): boolean {
  return year !== undefined && month !== undefined && day !== undefined && seconds !== undefined;
}

function dateOf(found: Found): HeaderDate | undefined {
  const { year, month, day, seconds, offset } = found;
  if (year === undefined || month === undefined || day === undefined || seconds === undefined)
    return undefined;
  if (year < 1900 || month < 0 || month > 11 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month, day));
  if (date.getUTCDate() !== day) return undefined;
  const local = date.getTime() + Math.round(seconds * 1000);
  const time = local - (offset ?? 0) * 60_000;
  const written = new Date(local)
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .slice(0, -1);
  const iso = written + offsetText(offset ?? 0, ':');
  const problem = found.problem ?? problemOf(found, date.getUTCDay());
  return problem === undefined ? { iso, time } : { iso, time, problem };
}

function problemOf({ offset, isShortYear, weekday }: Found, actual: number): string | undefined {
  if (offset === undefined)
    return 'The date names no zone (RFC 5322 §3.3); UTC is taken, which may be hours off.';
  if (isShortYear) return 'The year has less than four digits (RFC 5322 §4.3); it was completed.';
  if (weekday !== undefined && weekday !== actual)
    return 'The day of the week is not the one of that date (RFC 5322 §3.3); the date counts.';
  return undefined;
}

function offsetText(minutes: number, between = ''): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${between}${two(size % 60)}`;
}
