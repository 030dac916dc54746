const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, number>> = {
  gmt: 0,
  utc: 0,
  ut: 0,
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
/** Temporary. */
export function readDate(text: string): { iso: string; time: number } | undefined {
  const words = text
    .replaceAll(',', ' ')
    .replace(/(\d)([+-]\d{4})\b/, '$1 $2')
    .trim()
    .split(/\s+/);
  if (/^[a-z]/i.test(words[0] ?? '')) words.shift();
  let [d, m, y, t, z] = words;
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(d ?? '');
  if (iso) {
    [y, m, d] = [iso[1], MONTHS[Number(iso[2]) - 1], iso[3]];
    t = words[1];
    z = words[2];
  }
  if (/^[a-z]/i.test(d ?? '')) [m, d, t, y] = [d, m, y, t];
  const month = MONTHS.indexOf((m ?? '').slice(0, 3).toLowerCase());
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?$/.exec(t ?? '');
  if (month < 0 || !clock || !/^\d{1,2}$/.test(d ?? '') || !/^\d{2,4}$/.test(y ?? '')) return undefined;
  const off = /^([+-])(\d\d)(\d\d)$/.exec(z ?? '');
  const minutes = off
    ? (off[1] === '-' ? -1 : 1) * (Number(off[2]) * 60 + Number(off[3]))
    : (ZONES[(z ?? '').toLowerCase()] ?? 0);
  let year = Number(y);
  if (year < 100) year += year < 50 ? 2000 : 1900;
  const time =
    Date.UTC(year, month, Number(d), Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)) -
    minutes * 60000;
  return Number.isNaN(time) ? undefined : { iso: new Date(time).toISOString(), time };
}
