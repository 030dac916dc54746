import type { Completion } from './completion.ts';
import { escapeSnippet, snippetOf } from './snippet.ts';

/** A directive of zone files. */
export interface Directive {
  readonly name: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly optional?: boolean;
  }[];
  readonly meaning: string;
  readonly reference: string;
  /** Its arguments with places to fill in, as for `snippetOf`. */
  readonly places: string;
  readonly obsolete?: string;
}

/** The directives that name servers read. */
export const DIRECTIVES: readonly Directive[] = [
  {
    name: '$ORIGIN',
    arguments: [
      { name: 'domain name', meaning: 'what names without a final dot are relative to from here on' },
    ],
    meaning: 'Sets the origin that names without a final dot are relative to',
    reference: 'RFC 1035 §5.1',
    places: '{1:example.com.}',
  },
  {
    name: '$TTL',
    arguments: [
      { name: 'TTL', meaning: 'seconds, or numbers with the units w, d, h, m and s such as 1h30m' },
    ],
    meaning: 'Sets the TTL of the records that have none',
    reference: 'RFC 2308 §4',
    places: '{1:3600}',
  },
  {
    name: '$INCLUDE',
    arguments: [
      {
        name: 'file name',
        meaning: 'the path of the file whose records belong here, in quotes if it has blanks',
      },
      {
        name: 'origin',
        meaning: 'what names in that file are relative to; as here if left out',
        optional: true,
      },
    ],
    meaning: 'Reads another file in this place',
    reference: 'RFC 1035 §5.1',
    places: '{1:file}',
  },
  {
    name: '$GENERATE',
    arguments: [
      { name: 'range', meaning: 'start-stop or start-stop/step: a record is made for each number' },
      {
        name: 'owner',
        meaning: 'the owner, with "$" for the number, or "$" and offset, width and base in braces',
      },
      { name: 'TTL', meaning: 'as in a record', optional: true },
      { name: 'class', meaning: 'as in a record', optional: true },
      { name: 'type', meaning: 'the type of the records' },
      { name: 'data', meaning: 'their data, with "$" for the number' },
    ],
    meaning: 'Makes a record for each number of a range',
    reference: 'BIND 9 manual, "Zone File Directives"',
    places: '{1:1-254} {2:host-$} {3:A} {4:192.0.2.$}',
  },
  {
    name: '$DATE',
    arguments: [{ name: 'time', meaning: 'YYYYMMDDHHmmSS, UTC' }],
    meaning: 'When BIND wrote the file',
    reference: 'BIND 9 source, as named writes files of secondary zones',
    places: '{1:20260101000000}',
    obsolete: 'servers have no use for it',
  },
];

/** The directives that may begin a line. */
export function directiveCompletions(): Completion[] {
  return DIRECTIVES.filter(({ obsolete }) => obsolete === undefined).map(
    ({ name, meaning, reference, places }) => ({
      label: name,
      kind: 'directive',
      detail: meaning,
      aside: reference,
      snippet: `${escapeSnippet(name)} ${snippetOf(places)}`,
      topic: { about: 'directive', name },
    }),
  );
}
