import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { RECORD_TYPES } from '../../server/src/engine/records/recordTypes.ts';
import { scanEntry } from '../../server/src/engine/zone/scanEntry.ts';
import { QUOTED, Tokens } from '../../server/src/engine/zone/tokens.ts';
import { checkScopes, checkTexts } from '../support/checkScopes.ts';
import { CORPORA, corpusBytes, needsCorpora } from '../support/corpora.ts';

const GRAMMAR = 'syntaxes/dns-zone.tmLanguage.json';
const MAIL_GRAMMAR = 'syntaxes/mail-record.tmLanguage.json';
const POLICY_GRAMMAR = 'syntaxes/mta-sts.tmLanguage.json';

// No zone file begins a line with this.
const MARK = '#@#';
const HEAD = `${MARK} SYNTAX TEST "source.dns-zone"\n`;

/** An annotation for columns of the line above; those under the mark itself cannot be told. */
function annotation(from: number, to: number, scopes: string): string {
  const first = Math.max(from, MARK.length);
  return first < to ? `${MARK}${' '.repeat(first - MARK.length)}${'^'.repeat(to - first)} ${scopes}\n` : '';
}

/** Files that are no larger say all that larger ones would. */
const MANY_BYTES = 300_000;

const COMMENT = 'comment.line.semicolon.dns-zone';

suite('the grammar', () => {
  test('gives the scopes that annotated zone files expect', () => {
    checkScopes('test/grammar/*.zone', GRAMMAR);
  });

  test('gives those that bare records and policies expect, with what zone files have for texts', () => {
    checkScopes('test/grammar/bare.spf', GRAMMAR, MAIL_GRAMMAR);
    checkScopes('test/grammar/mta-sts.txt', POLICY_GRAMMAR);
  });

  test('knows every record type, in any case', () => {
    const lines = RECORD_TYPES.flatMap(({ name }) => [name, name.toLowerCase()]).map((name) => {
      const line = `owner 1h IN ${name} \\# 1 00\n`;
      return `${line}${annotation(12, 12 + name.length, 'storage.type.record.dns-zone')}`;
    });
    checkTexts(new Map([['types', `${HEAD}${lines.join('')}`]]), GRAMMAR);
  });

  test('sees comments and quotes where the reader does', () => {
    const texts = new Map<string, string>();
    for (const path of globSync('{samples,test/fixtures/zones}/**/*', { cwd: root, withFileTypes: true })) {
      if (!path.isFile()) continue;
      const file = join(path.parentPath, path.name);
      texts.set(file.slice(root.length), annotated(readFileSync(file)));
    }
    assert.ok(texts.size > 40);
    checkTexts(texts, GRAMMAR);
  });

  test("does so in the zone files of name servers' tests", (t) => {
    if (!needsCorpora(t)) return;
    const texts = new Map<string, string>();
    for (const path of globSync('**/*', { cwd: CORPORA })) {
      const file = statSync(join(CORPORA, path));
      if (!file.isFile() || file.size > MANY_BYTES || /\.jsonl?$/.test(path)) continue;
      texts.set(path, annotated(corpusBytes(path)));
    }
    checkTexts(texts, GRAMMAR);
  });

  test('calls nothing invalid', () => {
    assert.doesNotMatch(readFileSync(join(root, GRAMMAR), 'utf8'), /"invalid[."]/);
  });
});

/** A zone file with annotations of what its reader takes for comments and for quoted strings. */
function annotated(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const kinds = new Uint8Array(bytes.length);
  const tokens = new Tokens();
  for (let at = 0; at < bytes.length; at = tokens.next) {
    scanEntry(bytes, at, bytes.length, tokens);
    for (let i = 0; i < tokens.count; i++) {
      const quoted = ((tokens.flags[i] as number) & QUOTED) !== 0;
      kinds.fill(quoted ? 2 : 1, tokens.outerStart(i), tokens.outerEnd(i));
    }
  }
  let start = 0;
  let marked = HEAD;
  for (const line of text.split('\n')) {
    const own = line.replace(/\r$/, '');
    marked += `${own}\n`;
    const semicolon = [...own].findIndex((char, i) => char === ';' && kinds[start + i] === 0);
    if (semicolon >= 0) marked += annotation(semicolon, own.length, COMMENT);
    for (let i = 0; i < (semicolon < 0 ? own.length : semicolon); i++) {
      if (own[i] !== ';') continue;
      const scopes = kinds[start + i] === 2 ? `string.quoted.double.dns-zone - ${COMMENT}` : `- ${COMMENT}`;
      marked += annotation(i, i + 1, scopes);
    }
    start += line.length + 1;
  }
  return marked;
}
