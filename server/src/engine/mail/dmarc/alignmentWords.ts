import { code, listed, table } from '../../editing/hover/markdown.ts';
import type { Aligner, AlignmentView } from './alignment.ts';

/** So many ways to align are told one by one. */
const MOST = 12;

/** Who can align with mail from a domain, as Markdown; and what strict alignment would change, or relaxed. */
export function alignmentWords({
  domain,
  organizationalDomain,
  aligners,
  strictDkim,
  strictSpf,
}: AlignmentView): string {
  const useful = aligners.filter(({ relaxed }) => relaxed);
  const organization =
    organizationalDomain === domain ? '' : `, of the organization ${code(organizationalDomain)}`;
  if (useful.length === 0)
    return `**Who can align** with mail from ${code(domain)}${organization}: in this zone there is neither an SPF record nor a DKIM key for it, so mail passes DMARC only by what is elsewhere.`;
  const rows = useful
    .slice(0, MOST)
    .map((aligner) => [way(aligner), senders(aligner), aligner.counts ? 'yes' : 'no: not strictly the same']);
  const rest = useful.length > MOST ? [`… and ${useful.length - MOST} more.`] : [];
  return [
    `**Who can align** with mail from ${code(domain)}${organization}, as this zone tells:`,
    table(['by', 'for', 'counts'], rows),
    ...rest,
    ...whatIf(
      'SPF',
      'aspf',
      strictSpf,
      useful.filter(({ by }) => by === 'spf'),
    ),
    ...whatIf(
      'DKIM',
      'adkim',
      strictDkim,
      useful.filter(({ by }) => by === 'dkim'),
    ),
  ].join('\n\n');
}

function way({ by, domain, selector }: Aligner): string {
  return by === 'spf'
    ? `SPF: return paths at ${code(domain)}`
    : `DKIM: ${code(`d=${domain}`)}, selector ${code(selector ?? '')}`;
}

function senders({ by, senders: known }: Aligner): string {
  const words = known.map(({ name, alignsBySpf }) =>
    by === 'spf' && !alignsBySpf ? `${name} (not by SPF: its return paths are its own)` : name,
  );
  return words.length === 0 ? 'whoever sends so' : listed(words);
}

/** What the other alignment would change. */
function whatIf(method: string, tag: string, isStrict: boolean, aligners: readonly Aligner[]): string[] {
  const others = aligners.filter(({ strict }) => !strict).map(way);
  if (others.length === 0) return [];
  const shown = others.length > 3 ? [...others.slice(0, 3), `${others.length - 3} more`] : others;
  return [
    isStrict
      ? `Relaxed alignment of ${method} (${code(`${tag}=r`)}) would let count: ${listed(shown)}.`
      : `Strict alignment of ${method} (${code(`${tag}=s`)}) would leave out: ${listed(shown)}.`,
  ];
}
