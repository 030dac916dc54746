import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { CHECKERS, runChecker } from '../../scripts/generate/zoneCheckers.ts';
import { findingsIn } from './check.ts';
import { readMarkers } from './marker.ts';
import { fixtureTexts, zoneFixtures } from './zoneFixture.ts';

/** Programs that load zones; validns refuses more than servers do. */
const SERVERS = CHECKERS.filter(({ name }) => name !== 'validns');

suite('sound zones', () => {
  for (const fixture of zoneFixtures('good')) {
    const { path, title, origin, zoneClass, targets, refusals, source, files } = fixture;
    const texts = fixtureTexts(fixture);
    test(`${path}: nothing is found but hints`, () => {
      assert.deepEqual(readMarkers(source).expected, [], 'a sound zone has no markers');
      assert.notEqual(title, '', 'the first line says what the zone shows');
      for (const isNamed of [true, false]) {
        const found = findingsIn(texts.zone ?? '', { origin, isNamed, targets, files });
        const alarms = found.filter(({ severity }) => severity !== 'hint');
        assert.deepEqual(
          alarms.map(({ start, rule, message }) => `${start.line + 1}: ${rule} ${message}`),
          [],
        );
      }
    });
    test(`${path}: servers load it, or do not for the reason that it gives`, () => {
      for (const checker of SERVERS) {
        const { accepted, messages } = runChecker(checker, texts, origin, zoneClass);
        const said = messages.map(({ text }) => text).join('\n');
        assert.equal(accepted, refusals[checker.command] === undefined, `${checker.name}: ${said}`);
      }
      const commands = SERVERS.map(({ command }) => command);
      assert.deepEqual(
        Object.keys(refusals).filter((key) => !commands.includes(key)),
        [],
        'unknown notes',
      );
    });
  }
});
