import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { readReports } from '../../server/src/engine/reports/readReports.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/corpora/mail/parsedmarc');

/** What is in each folder. */
const KINDS: Readonly<Record<string, string>> = {
  aggregate: 'aggregate',
  failure: 'failure',
  smtp_tls: 'tls',
};

test('reports that receivers have sent: all are read, or refused with the reason', (context) => {
  if (!existsSync(SAMPLES)) {
    context.skip(`the corpora are not on this machine: looked for ${SAMPLES}`);
    return;
  }
  const files = readdirSync(SAMPLES, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  let read = 0;
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const { reports, refused } = readReports(readFileSync(path), relative(SAMPLES, path));
    for (const { file, reason } of refused) context.diagnostic(`refused: ${file}: ${reason}`);
    for (const { kind, file, notes } of reports) {
      assert.equal(kind, KINDS[relative(SAMPLES, parentPath)], file);
      for (const { message } of notes) context.diagnostic(`${file}: ${message}`);
    }
    if (reports.length > 0) read++;
    assert.ok(reports.length + refused.length > 0, path);
  }
  context.diagnostic(`${read} of ${files.length} files are read`);
  assert.equal(read, files.length);
});
