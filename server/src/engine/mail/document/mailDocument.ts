import type { Dns } from '../../dns/dns.ts';
import type { Http } from '../../http/http.ts';
import { offlineHttp } from '../../http/offlineHttp.ts';
import type { AnyLookupRule, AnyMailRule, PolicyRule, Rule } from '../../rules/rule.ts';
import type { RuleId } from '../../rules/ruleIds.ts';
import type { MailCompletion, MailHover } from '../assist.ts';
import { checkRecord } from '../checkRecord.ts';
import { completeRecord } from '../completeRecord.ts';
import { hoverRecord } from '../hoverRecord.ts';
import { type MailRecordInDocument, recordsIn } from '../literals/recordsIn.ts';
import { type GrownRecord, lookUpRecord } from '../lookUpRecord.ts';
import { MAIL_KINDS, type MailFinding, type MailFix, type MailKind } from '../mailRecord.ts';
import { parseRecord } from '../parseRecord.ts';
import type { DocumentText } from '../recordText.ts';
import { writeSnippet } from '../snippetText.ts';
import { markdownAt } from '../spf/tree/treeText.ts';
import { checkPolicy } from '../stsPolicy/checkPolicy.ts';
import { completePolicy } from '../stsPolicy/completePolicy.ts';
import { hoverPolicy } from '../stsPolicy/hoverPolicy.ts';
import type { PolicySurroundings } from '../stsPolicy/policySurroundings.ts';
import { documentDns } from './documentDns.ts';
import type { MailLanguage } from './mailLanguage.ts';

/** What is wrong in a document; places are UTF-16 offsets of it. */
export interface DocumentFinding extends MailFinding {
  readonly rule: RuleId;
  /** The name that the record belongs to, absolute, without the final dot, where that is told. */
  readonly owner: string | undefined;
}

/** What an editor and the command line ask of a document with mail records; all places are UTF-16 offsets of it. */
export interface MailDocument {
  /**
   * What is wrong, in the order of the text.
   *
   * @param around of a policy file: what is known of its domain
   */
  findings(rules: readonly Rule[], around?: PolicySurroundings): readonly DocumentFinding[];
  /**
   * What DNS says of the records, in the order of the text.
   *
   * @param most so many records are looked at
   * @param http fetches files that records name: nothing is, unless given
   */
  lookUp(dns: Dns, rules: readonly AnyLookupRule[], most: number, http?: Http): Promise<LookedUpDocument>;
  /** @param grown the SPF records that were looked up */
  hover(offset: number, grown?: readonly GrownInDocument[]): MailHover | undefined;
  completions(offset: number): readonly MailCompletion[];
  /** The records themselves, in the order of the text; none of a policy. */
  records(): readonly MailRecordInDocument[];
  /** DNS as the document would have it: records of a file for bare records answer for the names that they are written for. */
  answering(dns: Dns): Dns;
}

/** An SPF record of a document, and what it leads to. */
export interface GrownInDocument extends GrownRecord {
  readonly text: DocumentText;
}

/** What came of asking DNS about the records of a document. */
export interface LookedUpDocument {
  readonly findings: readonly DocumentFinding[];
  readonly spf: readonly GrownInDocument[];
  /** How many records were looked at, and how many there are. */
  readonly done: number;
  readonly all: number;
}

/** Reads a document: the records in it are found once, at the first question. */
export function readMailDocument(source: string, { notation, kind }: MailLanguage): MailDocument {
  if (notation === 'policy') return policyDocument(source);
  let records: readonly MailRecordInDocument[] | undefined;
  const found = () => {
    records ??= recordsIn(source, notation, kind);
    return records;
  };
  const recordAt = (offset: number) => {
    for (const each of found()) {
      const unit = each.text.unitAt(offset);
      if (unit !== undefined) return { ...each, unit };
    }
    return undefined;
  };
  /** A record whose last word the cursor is behind, with the blanks that are typed there. */
  const recordBefore = (offset: number) => {
    let end = offset;
    while (end > 0 && /[ \t]/.test(source.charAt(end - 1))) end--;
    const at = recordAt(end);
    if (at === undefined || at.unit < at.text.text.length) return undefined;
    const text = at.record.text + source.slice(end, offset);
    return { ...at, record: { ...at.record, text }, unit: text.length };
  };
  const answering = (dns: Dns) => (notation === 'pasted' ? documentDns(found(), dns) : dns);
  return {
    records: found,
    answering,
    findings: (rules) => found().flatMap((record) => findingsIn(record, rules)),
    async lookUp(dns, rules, most, http = offlineHttp) {
      const whole = found().filter(({ isPartial }) => !isPartial);
      const due = whole.slice(0, most);
      const asked = answering(dns);
      const answers = await Promise.all(due.map((each) => lookedUpIn(each, asked, http, rules)));
      return {
        findings: answers.flatMap(({ findings }) => findings),
        spf: answers.flatMap(({ spf }) => spf ?? []),
        done: due.length,
        all: whole.length,
      };
    },
    hover(offset, grown = []) {
      const at = recordAt(offset);
      const hover = at && hoverRecord(parseRecord(at.record), at.unit);
      if (at === undefined || hover === undefined) return undefined;
      const place = at.text.placeOf(hover);
      // Behind a string's end, the unit is the next one's first.
      if (offset < place.start || offset > place.end) return undefined;
      const tree = grown.find(({ text }) => text === at.text)?.tree;
      const more = tree && markdownAt(tree, at.unit);
      const { markdown } = hover;
      return { ...place, markdown: more === undefined ? markdown : `${markdown}\n\n${more}` };
    },
    completions(offset) {
      const at = recordAt(offset) ?? recordBefore(offset);
      if (at !== undefined) return inDocument(completeRecord(parseRecord(at.record), at.unit), at, offset);
      return notation === 'pasted' ? wholeRecords(source, offset, kind) : [];
    },
  };
}

function policyDocument(source: string): MailDocument {
  return {
    findings(rules, around) {
      const own = rules.filter((rule): rule is PolicyRule => rule.scope === 'policy');
      return checkPolicy(source, own, around).map((finding) => ({ ...finding, owner: undefined }));
    },
    lookUp: async () => ({ findings: [], spf: [], done: 0, all: 0 }),
    records: () => [],
    answering: (dns) => dns,
    hover: (offset) => hoverPolicy(source, offset),
    completions: (offset) => completePolicy(source, offset),
  };
}

function findingsIn({ record, text, isPartial }: MailRecordInDocument, rules: readonly Rule[]) {
  const found: DocumentFinding[] = [];
  if (isPartial) return found;
  const own = rules.filter((rule): rule is AnyMailRule => rule.scope === 'mail');
  checkRecord(record, own, (rule, finding) => {
    found.push(placed(rule, finding, record.owner, text));
  });
  return found.sort(byPlace);
}

async function lookedUpIn(
  { record, text }: MailRecordInDocument,
  dns: Dns,
  http: Http,
  rules: readonly AnyLookupRule[],
): Promise<{ readonly findings: readonly DocumentFinding[]; readonly spf?: GrownInDocument }> {
  const findings: DocumentFinding[] = [];
  const grown = await lookUpRecord(record, dns, http, rules, (rule, finding) => {
    findings.push(placed(rule, finding, record.owner, text));
  });
  return { findings: findings.sort(byPlace), ...(grown && { spf: { ...grown, text } }) };
}

/** A finding of a record as one of its document. */
function placed(
  rule: RuleId,
  finding: MailFinding,
  owner: string | undefined,
  text: DocumentText,
): DocumentFinding {
  const { related, fixes } = finding;
  return {
    ...finding,
    ...text.placeOf(finding),
    rule,
    owner,
    ...(related && { related: related.map((other) => ({ ...other, ...text.placeOf(other) })) }),
    ...(fixes && { fixes: fixes.flatMap((fix) => fixIn(fix, text)) }),
  };
}

/** Compares findings by their place. */
export function byPlace(a: DocumentFinding, b: DocumentFinding): number {
  return a.start - b.start || a.end - b.end;
}

function fixIn({ title, edits }: MailFix, text: DocumentText): MailFix[] {
  const inText = text.edit(edits);
  return inText === undefined ? [] : [{ title, edits: inText }];
}

/** Completions of a record as those of its document: they end at the cursor where they do in the record. */
function inDocument(
  completions: readonly MailCompletion[],
  { text, unit }: { readonly text: DocumentText; readonly unit: number },
  offset: number,
): MailCompletion[] {
  const isBehind =
    unit > text.text.length || (unit > 0 && offset === text.placeOf({ start: unit - 1, end: unit }).end);
  const isBefore = offset === text.placeOf({ start: unit, end: unit }).start;
  // Within an escape, or where lines are folded.
  if (!isBehind && !isBefore) return [];
  return completions.flatMap((completion) => {
    const { replaces, insert } = completion;
    // Between two literals, it is the first one that goes on.
    const anchor = replaces.start === unit && isBehind ? unit - 1 : replaces.start;
    const written = writeSnippet(insert, (part) => text.write(part, anchor));
    // An editor completes within a word: not over the end of a literal.
    const isOver = (replaces.start < unit && !isBehind) || (replaces.end > unit && !isBefore);
    if (written === undefined || isOver || text.edit([{ ...replaces, text: '' }])?.length !== 1) return [];
    const place = text.placeOf(replaces);
    const start = replaces.start === unit ? offset : place.start;
    const end = replaces.end === unit ? offset : place.end;
    return [{ ...completion, insert: written, replaces: { start, end } }];
  });
}

/** Where there is no record yet: those that could be written there, in place of what has been typed of one. */
function wholeRecords(source: string, offset: number, kind: MailKind | undefined): MailCompletion[] {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const typed = /^[ \t"]*([\w=]*)$/.exec(source.slice(start, offset));
  if (typed === null) return [];
  const replaces = { start: offset - (typed[1] ?? '').length, end: offset };
  const kinds = kind === undefined ? MAIL_KINDS : [kind];
  return kinds.flatMap((each) => {
    const empty = { kind: each, text: '', owner: undefined };
    return completeRecord(parseRecord(empty), 0).map((completion) => ({ ...completion, replaces }));
  });
}
