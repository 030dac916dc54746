import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/setup/paths.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';
import { checkScopes, checkTexts } from '../support/checkScopes.ts';
import { CORPORA } from '../support/corpora.ts';

const GRAMMAR = 'syntaxes/eml.tmLanguage.json';
const MAIL = join(CORPORA, '../mail');

// No message begins a line with this.
const MARK = '#@#';
const NAME = 'entity.name.tag.field.eml';

/** Reading is other than colouring where a text is no plain message: it begins in the middle, or was repaired. */
const PLAIN_NOTES = new Set(['message/no-body']);

/** A message with annotations of what its reader takes for names of fields and for the body; `undefined` for what is no plain one. */
function annotated(bytes: Uint8Array): string | undefined {
  const { fields, notes, body } = readMessage(bytes);
  if (notes.some(({ rule }) => !PLAIN_NOTES.has(rule)) || fields[0]?.start !== 0) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  const names = new Map(fields.map(({ start, name }) => [start, name.length]));
  let marked = `${MARK} SYNTAX TEST "text.eml"\n`;
  let at = 0;
  for (const line of text.split('\n')) {
    const own = line.replace(/\r$/, '');
    marked += `${own}\n`;
    const inHeader = body === undefined || at < body;
    const length = names.get(at) ?? (inHeader ? 0 : own.length);
    const scope = names.has(at) ? NAME : 'meta.body.eml';
    if (length > MARK.length) marked += `${MARK}${'^'.repeat(length - MARK.length)} ${scope}\n`;
    at += line.length + 1;
  }
  return marked;
}

/** Larger messages say no more. */
const MANY_BYTES = 100_000;

function textsOf(folder: string, most: number): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of globSync('**/*.eml', { cwd: folder }).sort()) {
    if (texts.size === most) break;
    const bytes = readFileSync(join(folder, path));
    const text = bytes.length > MANY_BYTES ? undefined : annotated(bytes);
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

suite('the grammar of messages', () => {
  test('gives the scopes that an annotated message expects', () => {
    checkScopes('test/grammar/message.eml', GRAMMAR);
  });

  test('sees header fields and the body where the reader does', () => {
    const texts = new Map([
      ...textsOf(join(root, 'samples'), 100),
      ...textsOf(join(root, 'test/fixtures/messages'), 100),
    ]);
    assert.ok(texts.size > 10, String(texts.size));
    checkTexts(texts, GRAMMAR);
  });

  test('does so in messages of the world', (t) => {
    if (!existsSync(MAIL)) {
      t.skip(`the corpora are not on this machine: looked for ${MAIL}`);
      return;
    }
    const texts = textsOf(MAIL, 250);
    assert.ok(texts.size > 100, String(texts.size));
    checkTexts(texts, GRAMMAR);
  });

  test('comes to an end on lines that are made to take long', () => {
    const long = 20_000;
    const lines = [
      `X: ${'('.repeat(long)}`,
      `Received: from ${'('.repeat(long)}`,
      `Received: from ${':'.repeat(long)}`,
      `Received: ${'1.'.repeat(long)}`,
      `Date: ${'1 '.repeat(long)}`,
      `From: ${'a'.repeat(long)}`,
      `From: ${'a@'.repeat(long)}`,
      `From: ${'<'.repeat(long)}`,
      `Subject: ${'=?'.repeat(long)}`,
      `Subject: ${'=?a?q?'.repeat(long / 4)}`,
      `Authentication-Results: ${'a-'.repeat(long)}`,
      `Authentication-Results: ${'a.'.repeat(long)}`,
      `Authentication-Results: a${' '.repeat(long)}b`,
      `DKIM-Signature: ${'b='.repeat(long)}`,
      `DKIM-Signature: ${'a'.repeat(long)}`,
      `Content-Type: ${'a/'.repeat(long)}`,
      '',
      `--${'-'.repeat(long)}`,
      `--${'a'.repeat(long)}`,
    ];
    checkTexts(
      new Map([
        ['hostile', `${MARK} SYNTAX TEST "text.eml"\n${lines.join('\n')}\nend\n${MARK} <- meta.body.eml\n`],
      ]),
      GRAMMAR,
    );
  });

  test('calls nothing invalid', () => {
    assert.doesNotMatch(readFileSync(join(root, GRAMMAR), 'utf8'), /"invalid[."]/);
  });
});
