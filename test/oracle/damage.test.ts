import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { PublishedFinding } from '../../server/src/engine/publish.ts';
import { entriesOf } from '../corpus/judgeEntries.ts';
import { type BindResult, bindLoads, needsBind } from '../support/bind.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { errorsOf, listed, openText } from '../support/openZone.ts';
import { Random } from '../support/random.ts';
import { bindLines, difference, ourLines } from './compare.ts';
import { damage } from './damage.ts';
import { type RandomZone, randomZone } from './randomZone.ts';

before(needsBind);

/** More can be asked for where time does not matter; a failure names its seed. */
const ZONES = Number(process.env.ORACLE_DAMAGES ?? 800);

/** What BIND refuses though the text is well-formed: how records fit together, which other rules look at. */
const ZONE_RULES =
  /has no NS records|has no address|not at top of zone|at top of zone|multiple RRs of singleton|CNAME and other|has \d+ SOA|bad owner name|old style DNSSEC zone/;

/** Where an error is right though BIND loads the zone. */
const STRICTER: readonly { readonly finding: RegExp; readonly reason: string }[] = [
  {
    finding: /^zone\/(invisible-character|smart-quotes|control-characters)/,
    reason: 'BIND takes it as data',
  },
  { finding: /^zone\/unclosed-paren/, reason: 'the record takes in the next one, which is lost' },
  {
    finding: /^zone\/generate-invalid \$GENERATE range/,
    reason: 'BIND stops reading a range at what is no number',
  },
  { finding: /^zone\/rdata-invalid (The )?EUI/, reason: 'BIND takes one digit for the last octet' },
];

interface Good extends RandomZone {
  readonly origin: string;
}

function goodZones(): Good[] {
  const sample = readFileSync(join(import.meta.dirname, '../../samples/db.example.net'), 'utf8');
  const zones: Good[] = [{ text: sample.replace(/^\$INCLUDE.*$/m, ''), files: {}, origin: 'example.net' }];
  for (let seed = 1; seed <= 60; seed++) {
    zones.push({ ...randomZone(new Random(10_000 + seed), 25), origin: 'example' });
  }
  return zones;
}

test(`${ZONES} damaged zones are judged as BIND judges them, at the entry that it names`, (t) => {
  const zones = goodZones();
  const counts = { damaged: 0, refused: 0, several: 0, named: 0, sameEntry: 0, zoneRules: 0, stricter: 0 };
  const disagreements: string[] = [];
  for (let seed = 1; seed <= ZONES; seed++) {
    const random = new Random(seed);
    const { origin, files, text: good } = random.pick(zones);
    const { text, kind } = damage(good, random);
    if (text === good) continue;
    counts.damaged++;
    const bind = bindLoads(text, origin, files);
    const checked = openText(text, origin, memoryFiles(files));
    const errors = errorsOf(checked);
    const where = `seed ${seed}, ${kind}\nBIND: ${bind.messages.join('\n')}\n${listed(errors).join('\n')}`;
    if (bind.loaded) {
      // What comes behind the first follows from it.
      if (errors.slice(0, 1).some((error) => !isStricter(error)))
        disagreements.push(`a false alarm: ${where}`);
      else if (errors.length > 0) counts.stricter++;
      else {
        const lines = difference(ourLines(checked), bindLines(bind.records));
        if (lines.length > 0) disagreements.push(`other records: ${where}\n${lines.join('\n')}`);
      }
      continue;
    }
    if (errors.length === 0) {
      if (bind.messages.some((message) => ZONE_RULES.test(message))) counts.zoneRules++;
      else disagreements.push(`missed: ${where}`);
      continue;
    }
    counts.refused++;
    if (errors.length > 1) counts.several++;
    const line = namedLine(bind);
    if (line === undefined) continue;
    counts.named++;
    if (isInEntryOf(text, line, errors)) counts.sameEntry++;
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(disagreements, []);
  assert.ok(counts.sameEntry >= 0.95 * counts.named, 'errors stand at the entry that BIND names');
  assert.ok(counts.several <= 0.06 * counts.refused, 'one defect, one finding');
});

function isStricter({ rule, message }: PublishedFinding): boolean {
  return STRICTER.some(({ finding }) => finding.test(`${rule} ${message}`));
}

/** The line, from 1, of the zone's own file that BIND's first refusal names. */
function namedLine({ messages }: BindResult): number | undefined {
  const refusal = messages.find(
    (message) => !/prior TTL|RFC1035 TTL|SOA MINTTL|old style|has expired|MAXTTL|out-of-zone/.test(message),
  );
  const line = /\bzone:(\d+):/.exec(refusal ?? '')?.[1];
  return line === undefined ? undefined : Number(line);
}

/** Whether an error stands in the entry that line `line` is part of, or ends there. */
function isInEntryOf(text: string, line: number, errors: readonly PublishedFinding[]): boolean {
  const entry = entriesOf(Buffer.from(text)).find(({ first, last }) => first <= line && line <= last);
  if (entry === undefined) return true;
  // BIND has read the line end when it refuses some entries, and names the next line.
  return errors.some(({ start }) => start.line + 1 >= entry.first - 1 && start.line + 1 <= entry.last + 1);
}
