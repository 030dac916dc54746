import assert from 'node:assert/strict';
import { join } from 'node:path/posix';
import { CHECKED_AT } from '../../scripts/generate/zoneCheckers.ts';
import { type CheckedZone, checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import type { Target } from '../../server/src/engine/config/config.ts';
import { verifyZone } from '../../server/src/engine/dnssec/verifyZone.ts';
import { lookUpMail } from '../../server/src/engine/mail/inZone/lookUpMail.ts';
import { committedIn } from '../../server/src/engine/outside/committedZone.ts';
import { neighboursOf } from '../../server/src/engine/outside/zoneNeighbours.ts';
import { type PublishedFinding, type PublishedFix, publish } from '../../server/src/engine/publish.ts';
import type { ExampleFile } from '../../server/src/engine/rules/rule.ts';
import type { RuleId } from '../../server/src/engine/rules/ruleIds.ts';
import { ruleById } from '../../server/src/engine/rules/rules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { readZoneNow } from '../../server/src/engine/zone/readZone.ts';
import { createZone, type Zone, type ZoneOptions } from '../../server/src/engine/zone/zone.ts';
import { dnssecCrypto } from '../../server/src/node/dnssecCrypto.ts';
import { memoryDns } from '../support/memoryDns.ts';
import { memoryHttp } from '../support/memoryHttp.ts';
import { type Expected, type MarkedZone, readMarkers, writeMarkers } from './marker.ts';

/** The file that a checked zone is read as; other files are relative to it. */
const ZONE_FILE = 'example.com.zone';

export interface ZoneContext {
  /** The origin that the zone starts with: `example.com.` when left out. */
  readonly origin?: string;
  /** Files that the zone may include, by path; those above the zone's folder are out of bounds. */
  readonly files?: Readonly<Record<string, string>>;
  readonly targets?: readonly Target[];
  readonly nameServers?: readonly string[];
  /** Whether the rules of the strict set are on too. */
  readonly strict?: boolean;
  /** Whether the origin is the zone's name for certain. */
  readonly isNamed?: boolean;
  /** The zone's file as it is in the last commit. */
  readonly committed?: string;
  /** Other zones of the workspace, by path. */
  readonly others?: Readonly<Record<string, string>>;
  /** What DNS says elsewhere, as a zone file of the root; what is in neither does not exist. */
  readonly dns?: string;
  /** What web servers say, by address; all else is not found. */
  readonly web?: Readonly<Record<string, ExampleFile>>;
}

/** The clock that zones are checked by. */
const now = () => CHECKED_AT;

/**
 * Asserts that exactly the marked findings are found, in the zone and in the files that it includes.
 *
 * @returns what was found
 */
export function check(source: string, context: ZoneContext = {}): readonly PublishedFinding[] {
  const marked = markedTexts(source, context);
  const findings = findingsOf(textsOf(marked), context);
  compare(marked, findings);
  return findings;
}

/** {@link check}, with what the rules find that ask DNS. */
export async function checkLookups(
  source: string,
  context: ZoneContext = {},
): Promise<readonly PublishedFinding[]> {
  const marked = markedTexts(source, context);
  const findings = await lookUp(textsOf(marked), context);
  compare(marked, findings);
  return findings;
}

function markedTexts(source: string, context: ZoneContext): ReadonlyMap<string, MarkedZone> {
  const marked = new Map<string, MarkedZone>();
  for (const [path, text] of Object.entries(context.files ?? {})) marked.set(path, readMarkers(text));
  marked.set(ZONE_FILE, readMarkers(source));
  return marked;
}

function compare(marked: ReadonlyMap<string, MarkedZone>, findings: readonly PublishedFinding[]): void {
  for (const [path, { text, expected }] of marked) {
    const found = findings.filter(({ uri }) => uri === path).map(asExpected);
    const ordered = [...expected].sort(byPlace);
    const agreed = found.map((finding, i) => {
      const wanted = ordered[i];
      return wanted !== undefined && says(finding, wanted.text) ? { ...finding, text: wanted.text } : finding;
    });
    assert.equal(
      writeMarkers(text, agreed.map(withRuleText)),
      writeMarkers(text, ordered),
      `What is found in ${path} (first) is not what its markers say.`,
    );
    for (const finding of found) assertInside(finding, text);
  }
}

/** A finding in the form of a marker, with all that a marker's text may name. */
type Found = Expected & { readonly rule: string; readonly message: string };

function asExpected({ rule, message, severity, start, end }: PublishedFinding): Found {
  const range = { line: start.line, start: start.character, endLine: end.line, end: end.character };
  return { ...range, severity, rule, message, text: '' };
}

function says({ rule, message }: Found, text: string): boolean {
  return rule === text || (text !== '' && message.includes(text));
}

function withRuleText(finding: Found): Expected {
  return finding.text === '' ? { ...finding, text: `[${finding.rule}] ${finding.message}` } : finding;
}

function byPlace(a: Expected, b: Expected): number {
  return a.line - b.line || a.start - b.start;
}

function assertInside({ line, start, endLine, end }: Expected, text: string): void {
  const lines = text.split('\n');
  assert.ok(start <= (lines[line] ?? '').length && end <= (lines[endLine] ?? '').length, 'range in the text');
  assert.ok(endLine > line || end >= start, 'a range runs forward');
}

/**
 * Asserts that the marked finding's fix makes `after` of `before`, and that what is found then is what was found before
 * without that finding, unless `after` has markers that say otherwise.
 *
 * @param before a zone with markers; the first marker's finding is the one that is fixed
 * @param title of the fix to apply; the first when left out
 */
export function checkFix(before: string, after: string, context: ZoneContext = {}, title?: string): void {
  const findings = check(before, context);
  const [wanted] = readMarkers(before).expected;
  assert.ok(wanted !== undefined, 'a marker says which finding is to be fixed');
  const finding = findings.find(
    ({ uri, start }) => uri === ZONE_FILE && start.line === wanted.line && start.character === wanted.start,
  );
  const fix = finding?.fixes.find((each) => title === undefined || each.title === title);
  assert.ok(
    fix !== undefined,
    `the finding has a fix; it has: ${finding?.fixes.map((each) => each.title).join(', ')}`,
  );
  const fixed = applyFix(readMarkers(before).text, fix);
  assert.equal(fixed, readMarkers(after).text, `“${fix.title}” changes what is needed and nothing else`);
  const left = check(after, context);
  const announced = readMarkers(after).expected.length;
  assert.ok(announced < findings.length, `“${fix.title}” takes the finding away: ${left.length} are left`);
}

/** Applies a fix whose edits are all in one text. */
export function applyFix(text: string, { edits }: PublishedFix): string {
  const lines = text.split('\n');
  const offsets = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0));
  const at = ({ line, character }: { line: number; character: number }) => (offsets[line] ?? 0) + character;
  const changes = edits
    .map(({ start, end, text: put }) => ({ start: at(start), end: at(end), put }))
    .sort((a, b) => b.start - a.start);
  let result = text;
  let limit = text.length;
  for (const { start, end, put } of changes) {
    assert.ok(end <= limit, 'edits do not overlap');
    result = result.slice(0, start) + put + result.slice(end);
    limit = start;
  }
  return result;
}

/** The zone and the other zones with a fix applied that may have edits in each. */
export function applyEverywhere(
  zone: string,
  others: Readonly<Record<string, string>>,
  fix: PublishedFix,
): { readonly zone: string; readonly others: Readonly<Record<string, string>> } {
  const inFile = (text: string, path: string) =>
    applyFix(text, { ...fix, edits: fix.edits.filter(({ uri }) => uri === path) });
  return {
    zone: inFile(zone, ZONE_FILE),
    others: Object.fromEntries(Object.entries(others).map(([path, text]) => [path, inFile(text, path)])),
  };
}

/** All findings of a zone whose own text has no markers, those that ask DNS among them. */
export async function lookupsIn(text: string, context: ZoneContext): Promise<readonly PublishedFinding[]> {
  return lookUp(new Map([[ZONE_FILE, text]]), context);
}

/** All findings of a zone whose own text has no markers. */
export function findingsIn(text: string, context: ZoneContext = {}): readonly PublishedFinding[] {
  const files = Object.entries(context.files ?? {}).map(
    ([path, file]) => [path, readMarkers(file).text] as const,
  );
  return findingsOf(new Map([...files, [ZONE_FILE, text]]), context);
}

function textsOf(marked: ReadonlyMap<string, MarkedZone>): Map<string, string> {
  return new Map([...marked].map(([path, { text }]) => [path, text]));
}

function findingsOf(texts: ReadonlyMap<string, string>, context: ZoneContext): readonly PublishedFinding[] {
  return published(open(texts, context), context);
}

async function lookUp(
  texts: ReadonlyMap<string, string>,
  context: ZoneContext,
): Promise<readonly PublishedFinding[]> {
  const checked = open(texts, context);
  const own = { text: texts.get(ZONE_FILE) ?? '', origin: context.origin ?? 'example.com.' };
  const http = memoryHttp(context.web ?? {}, CHECKED_AT);
  await lookUpMail(checked, memoryDns(own, { text: context.dns ?? '', origin: '.' }), { http });
  return published(checked, context);
}

function published(checked: CheckedZone, context: ZoneContext): readonly PublishedFinding[] {
  const isOn = (rule: RuleId) => context.strict || ruleById(rule)?.set !== 'strict';
  return publish(checked, { severityOf: (rule) => (isOn(rule) ? undefined : 'off') }).findings;
}

function open(texts: ReadonlyMap<string, string>, context: ZoneContext): CheckedZone {
  const { origin = 'example.com.', targets = [], nameServers = [], isNamed = false } = context;
  const files: ZoneFiles = {
    include(path) {
      const resolved = join(path);
      if (resolved.startsWith('../')) return { status: 'outside', path: resolved };
      const text = texts.get(resolved);
      if (text === undefined) return { status: 'missing', tried: [resolved] };
      return { status: 'found', uri: resolved, bytes: encodeUtf8(text) };
    },
  };
  const options = { uri: ZONE_FILE, origin, isNamed, files, targets };
  const checked = createCheckedZone({ ...options, nameServers, now });
  const { outside } = checked.rules;
  if (context.committed !== undefined) outside.committed = committedIn(readNow(options, context.committed));
  if (context.others !== undefined) {
    const others = Object.entries(context.others).map(([uri, text]) => readNow({ ...options, uri }, text));
    outside.neighbours = (own) => neighboursOf([...others, own], dnssecCrypto.hash);
  }
  checkZoneNow(checked, encodeUtf8(texts.get(ZONE_FILE) ?? ''));
  for (const _ of verifyZone(checked, { crypto: dnssecCrypto, now }));
  return checked;
}

function readNow(options: ZoneOptions, text: string): Zone {
  const zone = createZone(options);
  readZoneNow(zone, encodeUtf8(readMarkers(text).text));
  return zone;
}
