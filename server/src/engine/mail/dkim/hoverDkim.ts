import { code, escaped, withReferences } from '../../editing/hover/markdown.ts';
import type { MailHover } from '../assist.ts';
import type { Tag } from '../tags/tagList.ts';
import { type DkimKey, itemsOf } from './dkimKey.ts';
import { dkimTag } from './dkimTags.ts';
import { keyName, keyStrength } from './keyStrength.ts';

/** Characters of a value that are shown. */
const SHOWN = 24;

/** What is to be said of the place `offset` of a record: of the tag there, else of the key and what it may be used for. */
export function hoverDkim(record: DkimKey, offset: number): MailHover | undefined {
  const { form, tags, text } = record;
  if (form === 'secret') return whole(text, '**Private key**: it must not be published. Replace it.');
  if (tags.length === 0) return undefined;
  if (form === 'policy') {
    return whole(
      text,
      'No key: a policy of ADSP or DomainKeys, or where reports on DKIM go. Few ask for it.',
    );
  }
  const tag = tags.find(({ start, end }) => offset >= start && offset <= end);
  return tag === undefined ? whole(text, wholeText(record)) : tagHover(record, tag);
}

function whole(text: string, markdown: string): MailHover {
  return { start: 0, end: text.length, markdown };
}

function wholeText(record: DkimKey): string {
  const lines = [`**DKIM key**: ${keyText(record)}`];
  for (const name of ['h', 's', 't'] as const) {
    const tag = record.tags.find((each) => each.name === name);
    if (tag !== undefined) lines.push(...valueLines(tag));
  }
  if (!record.tags.some(({ name }) => name === 't')) lines.push('- Signatures may name subdomains in `i`.');
  return withReferences(lines.join('\n'));
}

function keyText({ key, owner }: DkimKey): string {
  const selector = /^(.+?)\._domainkey\.(.+)$/.exec(owner ?? '');
  const signers =
    selector === null
      ? ''
      : `\n\n- For signatures with ${code(`s=${selector[1]}`)} and ${code(`d=${selector[2]}`)}.`;
  return `${keyName(key)}. ${keyStrength(key)}${signers}`;
}

function tagHover(record: DkimKey, tag: Tag): MailHover {
  const known = dkimTag(tag.name);
  const lines = [
    `**${escaped(tag.name)}** — ${known === undefined ? 'no tag of key records: verifiers ignore it' : known.meaning}`,
  ];
  if (tag.name === 'p')
    lines.push(`\n${keyName(record.key)}. ${keyStrength(record.key)}`, ...exponentLines(record));
  else if (known !== undefined && known.values.length > 0) lines.push('', ...valueLines(tag));
  return { start: tag.start, end: tag.end, markdown: withReferences(lines.join('\n')) };
}

function exponentLines({ key }: DkimKey): string[] {
  if (key.kind !== 'rsa') return [];
  const form = key.form === 'spki' ? 'SubjectPublicKeyInfo' : 'RSAPublicKey';
  return [`\n- Exponent ${key.exponent}, ${key.octets.length} octets (${form})`];
}

/** What each item of a value means. */
function valueLines(tag: Tag): string[] {
  const known = dkimTag(tag.name);
  const items = known?.isList ? itemsOf(tag) : [tag.value];
  return items.map((item) => {
    const meaning = known?.values.find(([value]) => value === item)?.[1] ?? 'not known: verifiers ignore it';
    return `- ${code(`${tag.name}=${item}`, SHOWN)}: ${meaning}`;
  });
}
