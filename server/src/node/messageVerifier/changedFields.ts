import { type HeaderChange, titled } from '../../engine/message/dkim/headerChanges.ts';

/** What was done to the header, in words. */
export interface ChangedFields {
  /** `Subject: it was "Hello" when it was signed`. */
  readonly changed: readonly string[];
  /** Names of fields that were not there. */
  readonly added: readonly string[];
}

/** Tells what some changes of a header are. */
export function changedFields(changes: readonly HeaderChange[]): ChangedFields {
  const added = changes.filter(({ was }) => was === undefined).map(({ key }) => titled(key));
  const changed = changes.flatMap(({ key, line, was }) => {
    if (was === undefined) return [];
    const value = shown(was);
    if (line === undefined) return `${titled(key)}: it was taken out; it was "${value}" when it was signed`;
    if (value === shown(line.raw)) return `${titled(key)}: its blanks or line ends were changed`;
    return `${titled(key)}: it was "${value}" when it was signed`;
  });
  return { changed, added };
}

function shown(raw: string): string {
  const value = Buffer.from(raw.slice(raw.indexOf(':') + 1), 'latin1').toString('utf8');
  const text = value
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{C}\ufffd]/gu, '')
    .trim();
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
