import type { RecordType } from '../../records/field.ts';
import { SERVICE_KEYS } from '../../records/fields/serviceKeys.ts';
import { recordTypeByNumber, typeText } from '../../records/recordTypes.ts';
import { RecordView } from '../../rules/recordView.ts';
import { NO_NAME } from '../../zone/names.ts';
import type { Zone } from '../../zone/zone.ts';
import { NO_RECORD } from '../../zone/zoneIndex.ts';
import { durationWords } from '../duration.ts';
import type { CompletionTopic } from './completion.ts';
import { DIRECTIVES } from './directives.ts';
import { nameNode } from './findNames.ts';
import { UNDERSCORE_NAMES } from './underscoreNames.ts';

/** How many records of a name are shown. */
const FEW = 8;

/** What a completion is documented by, in Markdown; made when it is asked for. */
export function documentationOf(zone: Zone | undefined, topic: CompletionTopic): string | undefined {
  switch (topic.about) {
    case 'type': {
      const type = recordTypeByNumber(topic.number);
      return type && typeDocumentation(type);
    }
    case 'name':
      return zone && recordsOf(zone, topic.name);
    case 'directive': {
      const directive = DIRECTIVES.find(({ name }) => name === topic.name);
      if (directive === undefined) return undefined;
      const shape = directive.arguments.map(({ name, optional }) => (optional ? `[${name}]` : name));
      const meanings = directive.arguments.map(({ name, meaning }) => `- *${name}*: ${meaning}`);
      return [
        code(`${directive.name} ${shape.join(' ')}`),
        `${directive.meaning}.`,
        meanings.join('\n'),
        linked(directive.reference),
      ].join('\n\n');
    }
    case 'label': {
      const label = UNDERSCORE_NAMES.find(({ name }) => name === topic.name);
      return label && `${label.meaning}.\n\nType: ${label.types.join(', ')}\n\n${linked(label.reference)}`;
    }
    case 'serviceKey': {
      const key = SERVICE_KEYS.find(({ name }) => name === topic.name);
      return key && `${key.meaning} (key ${key.number}).\n\n${linked(key.reference)}`;
    }
  }
}

/** A type's shape, meaning and reference, in Markdown. */
function typeDocumentation({ name, number, fields, meaning, reference, obsolete }: RecordType): string {
  const shape = fields.map((field) => (field.optional ? `[${field.name}]` : field.name)).join(' ');
  const values = fields.map((field) => `- *${field.name}*: ${field.kind.holds}`);
  return [
    code(`${name} ${shape}`),
    `${meaning}.`,
    ...(obsolete === undefined ? [] : [`**Obsolete**: ${obsolete}.`]),
    values.join('\n'),
    `Type ${number}, ${linked(reference)}`,
  ].join('\n\n');
}

/** The records at a name, as text. */
function recordsOf(zone: Zone, name: string): string | undefined {
  const node = nameNode(zone.names, name);
  if (node === NO_NAME) return undefined;
  const lines: string[] = [];
  let more = false;
  for (let ref = zone.index.first(node); ref !== NO_RECORD; ref = zone.index.next(ref)) {
    if (lines.length === FEW) {
      more = true;
      break;
    }
    const block = zone.index.blockOf(ref);
    const record = new RecordView(zone, block, ref - block.base);
    const data = record.canonicalData();
    if (data !== undefined) lines.push(`${typeText(record.type)} ${shortened(data)}`);
  }
  const ttl = lines.length === 0 ? [] : [`TTL of its records: ${ttlsOf(zone, node)}`];
  const records = lines.toSorted().join('\n') + (more ? '\n…' : '');
  return lines.length === 0 ? `**${name}**` : [`**${name}**`, code(records), ...ttl].join('\n\n');
}

function ttlsOf(zone: Zone, node: number): string {
  const ttls = new Set<number>();
  let looked = 0;
  for (let ref = zone.index.first(node); ref !== NO_RECORD && looked++ < FEW; ref = zone.index.next(ref)) {
    const block = zone.index.blockOf(ref);
    ttls.add(new RecordView(zone, block, ref - block.base).ttl);
  }
  return [...ttls]
    .filter((ttl) => ttl >= 0)
    .map(durationWords)
    .join(', ');
}

function shortened(data: string): string {
  return data.length > 100 ? `${data.slice(0, 99)}…` : data;
}

function code(text: string): string {
  return `\`\`\`dns-zone\n${text.replaceAll('```', '` ` `')}\n\`\`\``;
}

/** A reference with a link where it is an RFC. */
export function linked(reference: string): string {
  return reference.replace(/RFC (\d+)(?: §([\w.]+))?/g, (text, number: string, section?: string) => {
    const anchor = section === undefined ? '' : `#${/^\d/.test(section) ? 'section' : 'appendix'}-${section}`;
    return `[${text}](https://www.rfc-editor.org/rfc/rfc${number}${anchor})`;
  });
}
