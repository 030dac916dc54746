import type { Hop, MessageReport, ReceivedTrace } from '../messageReport.ts';
import { type Item, item, joined, type Line, listSection, quoted, type Section, said } from './blocks.ts';
import { delayText } from './delay.ts';
import { findingItems } from './results.ts';

/** More than any message has on an honest way; the rest is counted. */
const MOST = 50;

/** The way of the message: a line for each hop, with what is wrong there. */
export function hopsSection({ hops }: MessageReport): Section[] {
  const times = hops.flatMap(({ time }) => time ?? []);
  const [first] = times;
  const last = times.at(-1);
  const isMeasured = first !== undefined && last !== undefined && times.length > 1 && last >= first;
  const total = isMeasured ? `, ${delayText((last - first) / 1000)}` : '';
  const count = `${hops.length} ${hops.length === 1 ? 'hop' : 'hops'}`;
  const more = hops.length - MOST;
  return listSection(`Way of the message: ${count}${total}`, [
    ...hops.slice(0, MOST).map(hopItem),
    ...(more > 0 ? [item([said(`${more} more.`, 'quiet')])] : []),
  ]);
}

/** A hop, with how it went and what is wrong there. */
export function hopItem(hop: Hop): Item {
  const { number, delaySeconds, by, date } = hop;
  const delay = delaySeconds === null || number === 1 ? '' : `${delayText(delaySeconds)} later, `;
  const to: Line = by === null ? [] : [said(' to '), quoted(by)];
  const when: Line = date === null ? [] : [said(' at '), quoted(date)];
  return item(
    [said(`${number}. ${delay}from `), ...client(hop), ...to, ...when],
    [
      ...[how(hop), standing(hop)].flatMap((line) => (line.length === 0 ? [] : [item(line)])),
      ...findingItems(hop.findings),
    ],
  );
}

/** Who handed the message over: the name that its address has, its own name where that differs, its address. */
function client({ from, helo, reverse, ip }: ReceivedTrace): Line {
  const name = reverse ?? from ?? helo;
  const calls = helo !== null && name !== null && helo !== `[${ip}]` && !isSameName(helo, name) ? helo : null;
  const parts: Line[] = [
    ...(name === null ? [] : [[quoted(name)]]),
    ...(ip === null || ip === name ? [] : [[said('['), quoted(ip), said(']')]]),
    ...(calls === null ? [] : [[said('calling itself '), quoted(calls)]]),
  ];
  return parts.length === 0 ? [said('an unnamed host')] : joined(parts, ' ');
}

/** Protocol, encryption, identifiers. */
function how({
  with: protocol,
  tls,
  authenticated,
  isAuthenticated,
  id,
  for: recipient,
}: ReceivedTrace): Line {
  const user: Line[] =
    authenticated !== null
      ? [[said('logged in as '), quoted(authenticated)]]
      : isAuthenticated
        ? [[said('logged in')]]
        : [];
  const cipher = tls === null ? [] : [tls.version ?? 'TLS', ...(tls.cipher === null ? [] : [tls.cipher])];
  return joined([
    ...(protocol === null ? [] : [[quoted(protocol)]]),
    ...(tls === null ? [] : [[quoted(cipher.join(' '))]]),
    ...user,
    ...(recipient === null ? [] : [[said('for '), quoted(recipient)]]),
    ...(id === null ? [] : [[said('id '), quoted(id)]]),
  ]);
}

function standing({ isBoundary, isTrusted, scope }: Hop): Line {
  if (isBoundary) return [said('Here it came in from outside: SPF judges this address.', 'strong')];
  if (!isTrusted) return [said('The sender’s word: a field like this can be made up.', 'quiet')];
  return scope === 'internal' ? [said('Within the receiver’s network.', 'quiet')] : [];
}

function isSameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}
