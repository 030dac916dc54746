import { mailKind } from '../mailKind.ts';
import type { MailKind, MailRecord } from '../mailRecord.ts';
import type { DocumentText } from '../recordText.ts';
import { documentText } from './documentText.ts';
import type { FoundText } from './foundText.ts';
import { hclTexts } from './hcl.ts';
import { javascriptTexts } from './javascript.ts';
import { jsonTexts } from './json.ts';
import { pastedTexts } from './pasted.ts';
import { commentAbove } from './pastedEntry.ts';
import { present } from './presentation.ts';
import { hasPlaceholder, isVersionAlone, mentionsVersion } from './versionTag.ts';
import { yamlTexts } from './yaml.ts';

/** How a document is written that may hold records. `pasted` is the language of bare records. */
export type Notation = 'pasted' | 'hcl' | 'yaml' | 'json' | 'javascript';

/** A mail record of a document, and its text's places there. */
export interface MailRecordInDocument {
  readonly record: MailRecord & { readonly kind: MailKind };
  readonly text: DocumentText;
  /** Whether it is not known as a whole, so that it cannot be judged. */
  readonly isPartial: boolean;
}

const READERS: Readonly<Record<Notation, (source: string) => Iterable<FoundText>>> = {
  pasted: pastedTexts,
  hcl: hclTexts,
  yaml: yamlTexts,
  json: jsonTexts,
  javascript: javascriptTexts,
};

/** So many records are found in one document at most. */
const MOST_RECORDS = 5000;

/** What the data of a record holds at most (RFC 1035 §3.2.1); a longer text is none. */
const MOST_UNITS = 65_535;

/**
 * The mail records in a document, in the order of its text: in programs and their data, strings that begin with a version
 * tag; in a file for bare records, all that is there.
 *
 * @param kind what a bare record is that does not say so, such as by the file's name
 */
export function recordsIn(source: string, notation: Notation, kind?: MailKind): MailRecordInDocument[] {
  const isPasted = notation === 'pasted';
  if (!isPasted && !mentionsVersion(source)) return [];
  const records: MailRecordInDocument[] = [];
  for (const { value, isPartial, owner } of READERS[notation](source)) {
    if (value.text.length > MOST_UNITS) continue;
    const text = documentText(present(value));
    const own = isPasted ? (bareKind(text.text, owner) ?? kind) : mailKind(text.text, owner);
    if (own === undefined) continue;
    // What a record was flattened from stands above it.
    const comment =
      isPasted && own === 'spf' ? commentAbove(source, text.placeOf({ start: 0, end: 0 }).start) : undefined;
    const isOpen = isPartial || (!isPasted && (isVersionAlone(text.text) || hasPlaceholder(text.text)));
    records.push({
      record: {
        kind: own,
        text: text.text,
        owner: owner?.includes('.') ? owner : undefined,
        ...(comment && { comment: comment.text }),
      },
      text,
      isPartial: isOpen,
    });
    if (records.length >= MOST_RECORDS) break;
  }
  return records;
}

/** A record that lacks its version tag, by the tags that only one kind has. */
function bareKind(text: string, owner: string | undefined): MailKind | undefined {
  const byVersion = mailKind(text, owner);
  if (byVersion !== undefined) return byVersion;
  if (/^(?:[\w]{1,9}\s?=[^;]{0,400};\s?){0,8}p\s?=\s?(?:none|quarantine|reject)\b/i.test(text))
    return 'dmarc';
  if (/^(?:[khtnsg]\s?=[^;]{0,400};\s?){0,8}p\s?=\s?[A-Za-z0-9+/]{16}/.test(text)) return 'dkim';
  return /^spf1?\s|^[-+~?]?(?:include:|ip[46]:)/i.test(text) ? 'spf' : undefined;
}
