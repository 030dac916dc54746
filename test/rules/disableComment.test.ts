import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { publish } from '../../server/src/engine/publish.ts';
import { disableComment } from '../../server/src/engine/rules/disableComment.ts';
import type { Example } from '../../server/src/engine/rules/rule.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { loadedRecords } from '../../server/src/engine/zone/loadedRecords.ts';
import { applyFix } from './check.ts';
import { readMarkers } from './marker.ts';

const now = () => Date.UTC(2026, 11, 31);

function open(text: string, { targets = [], nameServers = [] }: Partial<Example>) {
  const options = { uri: 'zone', origin: 'example.com.', files: NO_FILES, targets, nameServers, now };
  const checked = createCheckedZone(options);
  checkZoneNow(checked, encodeUtf8(text));
  return checked;
}

suite('the comment that suppresses one finding', () => {
  let made = 0;
  for (const { id, bad } of RULES.filter((rule) => rule.scope !== 'policy')) {
    test(`in the examples of ${id} takes away that finding and leaves the records`, () => {
      for (const example of bad) {
        const { text } = readMarkers(example.zone);
        const checked = open(text, example);
        const records = [...loadedRecords(checked.zone)].map(({ line: _, ...record }) => record);
        const before = publish(checked).findings;
        for (const finding of before) {
          const comment = disableComment(checked.zone.root.blocks, finding.start, finding.rule);
          if (comment === undefined) continue;
          made++;
          const edit = { uri: 'zone', start: comment.at, end: comment.at, text: comment.text };
          const changed = applyFix(text, { title: '', edits: [edit] });
          const after = open(changed, example);
          const left = publish(after).findings.map(({ rule }) => rule);
          const gone = before.filter(
            ({ rule, start }) => rule === finding.rule && start.line === finding.start.line,
          );
          assert.ok(left.length <= before.length - gone.length, `${changed}\n${left.join('\n')}`);
          const about = (rules: readonly string[]) => rules.filter((rule) => rule.includes('/suppression-'));
          assert.deepEqual(about(left), about(before.map(({ rule }) => rule)), changed);
          assert.deepEqual(
            [...loadedRecords(after.zone)].map(({ line: _, ...record }) => record),
            records,
          );
        }
      }
    });
  }
  test('is offered for nearly all', () => assert.ok(made > RULES.length));

  const cases: Readonly<Record<string, { before: string; line: number; after: string }>> = {
    'keeps the indentation of the record': {
      before: '$TTL 1h\nwww A 192.0.2.1\n\tA 192.0.2.2\n',
      line: 2,
      after: '$TTL 1h\nwww A 192.0.2.1\n\t; hostmaster-disable-next-line zone/x -- \n\tA 192.0.2.2\n',
    },
    'stands above a record in parentheses, not in them': {
      before: '$TTL 1h\nwww TXT ( "a"\n  "b" ) ; c\n',
      line: 2,
      after: '$TTL 1h\n; hostmaster-disable-next-line zone/x -- \nwww TXT ( "a"\n  "b" ) ; c\n',
    },
    'keeps line ends': {
      before: '$TTL 1h\r\nwww A 192.0.2.1\r\n',
      line: 1,
      after: '$TTL 1h\r\n; hostmaster-disable-next-line zone/x -- \r\nwww A 192.0.2.1\r\n',
    },
    'is added to one that is there': {
      before: '; hostmaster-disable-next-line zone/y, zone/z -- why\n\n; note\nwww A 192.0.2.1\n',
      line: 3,
      after: '; hostmaster-disable-next-line zone/y, zone/z zone/x -- why\n\n; note\nwww A 192.0.2.1\n',
    },
    'is not added to one for another record': {
      before: '; hostmaster-disable-next-line zone/y\nmail A 192.0.2.1\nwww A 192.0.2.1\n',
      line: 2,
      after:
        '; hostmaster-disable-next-line zone/y\nmail A 192.0.2.1\n; hostmaster-disable-next-line zone/x -- \nwww A 192.0.2.1\n',
    },
    'is not made for a comment': {
      before: '; note\nwww A 192.0.2.1\n',
      line: 0,
      after: '; note\nwww A 192.0.2.1\n',
    },
    'is not made before a byte order mark': {
      before: '\ufeff@ A 192.0.2.1\n',
      line: 0,
      after: '\ufeff@ A 192.0.2.1\n',
    },
  };
  for (const [name, { before, line, after }] of Object.entries(cases)) {
    test(name, () => {
      const { blocks } = open(before, {}).zone.root;
      const comment = disableComment(blocks, { line, character: 1 }, 'zone/x');
      const edits =
        comment === undefined
          ? []
          : [{ uri: 'zone', start: comment.at, end: comment.at, text: comment.text }];
      assert.equal(applyFix(before, { title: '', edits }), after);
    });
  }
});
