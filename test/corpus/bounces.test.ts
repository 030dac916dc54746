import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readBounce } from '../../server/src/engine/message/dsn/readBounce.ts';
import type { BouncedRecipient } from '../../server/src/engine/message/messageReport.ts';
import { readMessage } from '../../server/src/engine/message/readMessage.ts';

const MAIL = join(import.meta.dirname, '../../../shared/corpora/mail');

interface Expected {
  readonly file: string;
  readonly results: readonly {
    readonly status: string;
    readonly replycode: string;
    readonly reason: string;
    readonly hardbounce: boolean;
  }[];
}

const MEASURES = ['recipients', 'status', 'replyCode', 'reason', 'hardBounce'] as const;
type Measure = (typeof MEASURES)[number];
type Figures = Record<Measure, { right: number; all: number }>;

/**
 * Rules were written with the first half of the files in view. Of the reasons of the second half 68 % were right when they were
 * measured first, and 79 % with what the list of misses, without the texts, and the definitions of the classes had taught (90 %
 * of the statuses, 90 % of hard or soft). With the third quarter in view too, it was 76 % of the last (86 %, 90 %). Then that was
 * looked at as well, and what is a rule was added: the figures of today are those of files that are known.
 */
function share(file: string): 'first half' | 'third quarter' | 'last quarter' {
  const bits = (createHash('sha256').update(file).digest().at(-1) as number) & 3;
  if (bits === 3) return 'last quarter';
  return bits === 1 ? 'third quarter' : 'first half';
}

function needs(context: TestContext, path: string): boolean {
  if (existsSync(path)) return true;
  context.skip(`the corpora are not on this machine: looked for ${path}`);
  return false;
}

test('bounces of dozens of mail systems: status, reply code, reason, hard or soft', (context) => {
  if (!needs(context, join(MAIL, 'sisimai'))) return;
  const expected: Expected[] = JSON.parse(readFileSync(join(MAIL, 'sisimai-expected.json'), 'utf8'));
  const figures = new Map<string, Figures>();
  const misses: string[] = [];
  for (const { file, results } of expected) {
    const bounce = readBounce(readMessage(readFileSync(join(MAIL, 'sisimai', file))));
    const got: readonly (BouncedRecipient | undefined)[] = bounce?.recipients ?? [];
    const wrong: string[] = [];
    const count = (measure: Measure, isRight: boolean, what: string) => {
      for (const group of [share(file), 'all']) {
        const of = figures.get(group) ?? emptyFigures();
        figures.set(group, of);
        of[measure].all++;
        if (isRight) of[measure].right++;
      }
      if (!isRight) wrong.push(what);
    };
    results.forEach((want, i) => {
      const have = got[i];
      const isNamed = have?.recipient.includes('@') === true || have?.recipient.startsWith('|') === true;
      count(
        'recipients',
        got.length === results.length && isNamed,
        `recipients ${got.length} for ${results.length}`,
      );
      count('status', (have?.status ?? '') === want.status, `status ${have?.status} for ${want.status}`);
      count(
        'replyCode',
        (have?.replyCode ?? '') === want.replycode,
        `reply ${have?.replyCode} for ${want.replycode}`,
      );
      count('reason', have?.reason === want.reason, `reason ${have?.reason} for ${want.reason}`);
      count('hardBounce', have?.hardBounce === want.hardbounce, `hard ${have?.hardBounce}`);
    });
    if (wrong.length > 0) misses.push(`${share(file)}: ${file}: ${[...new Set(wrong)].join('; ')}`);
  }
  for (const [group, of] of figures) {
    const shares = MEASURES.map(
      (measure) => `${measure} ${percent(of[measure])} % (${of[measure].right}/${of[measure].all})`,
    );
    context.diagnostic(`${group}: ${shares.join(', ')}`);
  }
  for (const miss of misses.sort()) context.diagnostic(miss);
  const all = figures.get('all') ?? emptyFigures();
  assert.ok(percent(all.recipients) >= 95, `recipients ${percent(all.recipients)} %`);
  assert.ok(percent(all.status) >= 95, `status ${percent(all.status)} %`);
  assert.ok(percent(all.replyCode) >= 95, `reply code ${percent(all.replyCode)} %`);
  assert.ok(percent(all.reason) >= 90, `reason ${percent(all.reason)} %`);
  assert.ok(percent(all.hardBounce) >= 95, `hard or soft ${percent(all.hardBounce)} %`);
});

test('ordinary messages are no bounces', (context) => {
  // One of the 23 is a bounce, with a report in it.
  const most: Readonly<Record<string, number>> = { mails: 1, 'mail-dkim': 0, 'rspamd/messages': 0 };
  for (const folder of [...Object.keys(most), 'parsedmarc']) {
    const path = join(MAIL, folder);
    if (!needs(context, path)) return;
    const taken = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file, bounce: readBounce(readMessage(readFileSync(file))) }))
      .filter(({ bounce }) => bounce !== null)
      .map(
        ({ file, bounce }) =>
          `${file.slice(path.length + 1)}: ${bounce?.kind} ${bounce?.recipients[0]?.reason}`,
      );
    assert.ok(folder === 'parsedmarc' || taken.length <= (most[folder] ?? 0), taken.join('; '));
    context.diagnostic(
      `${folder}: ${taken.length} taken for bounces, complaints or replies${taken.map((one) => `\n  ${one}`).join('')}`,
    );
  }
});

function emptyFigures(): Figures {
  return {
    recipients: { right: 0, all: 0 },
    status: { right: 0, all: 0 },
    replyCode: { right: 0, all: 0 },
    reason: { right: 0, all: 0 },
    hardBounce: { right: 0, all: 0 },
  };
}

function percent({ right, all }: { readonly right: number; readonly all: number }): number {
  return all === 0 ? 100 : Math.round((1000 * right) / all) / 10;
}
