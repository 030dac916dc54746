import { code, table, withReferences } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import type { Tag } from '../tags/tagList.ts';
import type { DmarcRecord } from './dmarcRecord.ts';
import { dmarcTag } from './dmarcTags.ts';
import { effectivePolicy, policyLines } from './effectivePolicy.ts';
import { consentName, isWithin } from './reportConsent.ts';
import type { ReportUri } from './reportUri.ts';
import { rolloutOf } from './rollout.ts';

/** What is to be said of the place `offset` of a record. */
export function hoverDmarc(record: DmarcRecord, offset: number): MailHover | undefined {
  const tag = record.tags.find(({ start, end }) => start <= offset && offset <= end);
  if (tag === undefined || record.role === 'unrelated') return undefined;
  const uri = [...record.rua, ...record.ruf].find(({ start, end }) => start <= offset && offset <= end);
  if (uri !== undefined && uri.text !== '') {
    const { start, end } = uri;
    return { start, end, markdown: withReferences(uriWords(record, tag, uri).join('\n\n')) };
  }
  const parts = [...tagWords(tag)];
  if (record.role === 'consent' && tag.name.toLowerCase() === 'v') parts.push(consentWords(record));
  else if (['v', 'p', 'sp', 'np', 't'].includes(tag.name.toLowerCase())) parts.push(...wholeWords(record));
  return { start: tag.start, end: tag.end, markdown: withReferences(parts.join('\n\n')) };
}

function tagWords({ name, value }: Tag): string[] {
  const known = dmarcTag(name) ?? dmarcTag(name.toLowerCase());
  if (known === undefined) return [`DMARC has no tag ${code(name)}: receivers ignore it (RFC 9989 §4.7).`];
  const { meaning, absent, values, isHistoric } = known;
  const words = [`**${name.toLowerCase()}**: ${meaning}. Left out: ${absent}.`];
  const chosen = name.toLowerCase() === 'fo' ? value.toLowerCase().split(/\s*:\s*/) : [value.toLowerCase()];
  const told = values.filter((each) => chosen.includes(each.value.toLowerCase()));
  words.push(...told.map((each) => `${code(each.value)}: ${each.meaning}.`));
  words.push(isHistoric ? 'RFC 9989 dropped it (appendix C.5.2); it was in RFC 7489 §6.3.' : 'RFC 9989 §4.7');
  return words;
}

/** The effective policy, and how far the roll-out is. */
function wholeWords(record: DmarcRecord): string[] {
  const effective = effectivePolicy(record);
  if (effective === undefined) return ['Receivers do not process mail by this record (RFC 9989 §4.10.1).'];
  const domain = domainOf(record);
  const lines = policyLines(effective, domain === undefined ? 'the domain' : code(domain));
  const rows = lines.map(({ names, policy, words }) => [names, `**${policy}**`, words]);
  const words = [table(['mail from', 'policy', 'when it fails DMARC'], rows)];
  if (effective.isAssumed)
    words.push('A policy is missing or invalid, so receivers take `none` (RFC 9989 §4.10.1).');
  const rollout = rolloutOf(record);
  if (rollout === undefined) return words;
  const { stage, stages, next } = rollout;
  const step =
    next === undefined ? '' : ` Next: ${next.title.replace(/^.*?: /, '')}. ${next.effect} ${next.watch}`;
  const last = stage === stages ? ' The policy is in force in full.' : '';
  words.push(`Roll-out: step ${stage} of ${stages}.${last}${step}`);
  if (next === undefined && stage < stages) words.push('Ask for reports first: add `rua=mailto:…`.');
  return words;
}

function uriWords(
  record: DmarcRecord,
  { name }: Tag,
  { text, address, domain, scheme }: ReportUri,
): string[] {
  const what = name === 'ruf' ? 'Reports on single messages' : 'Aggregate reports';
  if (scheme !== 'mailto' || address === undefined) return [`${what} to ${code(text)}`, 'RFC 9989 §4.8'];
  const words = [`${what} go to ${code(address)} by mail.`];
  const own = domainOf(record);
  if (domain !== undefined && own !== undefined && !isWithin(own, domain) && !isWithin(domain, own))
    words.push(
      `${code(domain)} is another domain: unless it is of the same organization, it must agree to receive them, by the record ${code(`${consentName(own, domain)}. TXT "v=DMARC1"`)} (RFC 9990 §4).`,
    );
  return [...words, 'RFC 9989 §4.8'];
}

function consentWords({ owner = '' }: DmarcRecord): string {
  const [, domain = '', receiver = ''] = /^(.*?)\._report\._dmarc\.(.*)$/.exec(owner) ?? [];
  const about = domain === '*' ? 'any domain' : code(domain);
  return `With this record ${code(receiver)} agrees to receive DMARC reports on ${about} (RFC 9990 §4).`;
}

/** The domain that the record is for, where its owner tells. */
function domainOf({ owner }: DmarcRecord): string | undefined {
  return /^_dmarc\.(.+)$/.exec(owner ?? '')?.[1];
}
