import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse } from 'jsonc-parser';
import {
  mergeConfig,
  readConfigFile,
  readEditorSettings,
} from '../../../server/src/engine/config/configFile.ts';
import { globOf, setInConfig } from '../../../server/src/engine/config/editConfig.ts';
import { isIgnoredName } from '../../../server/src/engine/config/ignoredNames.ts';
import { includeFolders } from '../../../server/src/engine/config/includeFolders.ts';
import { levelsFor, matchesAny } from '../../../server/src/engine/config/levels.ts';
import { SETTINGS } from '../../../server/src/engine/config/settings.ts';

/** A text with the changes made. */
function changed(text: string, path: (string | number)[], value: unknown): string | undefined {
  const edits = setInConfig(text, path, value);
  return edits
    ?.toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}

suite('a configuration file', () => {
  test('takes the example of every setting', () => {
    const config = Object.fromEntries(SETTINGS.map(({ key, example }) => [key, example]));
    assert.deepEqual(readConfigFile(JSON.stringify(config)), { config, problems: [], isJson: true });
  });

  const accepted: Readonly<Record<string, string>> = {
    empty: '',
    'comments alone': '// nothing yet\n',
    'comments and a trailing comma': '{ // why\n "ruleSet": "strict", /* b */ }',
    'a byte order mark': '\ufeff{}',
    'the address of a schema': '{ "$schema": "https://example.com/schema.json" }',
    'groups of rules': '{ "rules": { "zone/*": "off", "txt/*": "hint" } }',
  };
  for (const [name, text] of Object.entries(accepted)) {
    test(`may have ${name}`, () => assert.deepEqual(readConfigFile(text).problems, []));
  }

  const refused: Readonly<Record<string, { text: string; at: string; says: RegExp; isJson?: false }>> = {
    'no JSON': { text: '{ "ruleSet": }', at: '}', says: /not JSON: value expected/, isJson: false },
    'cut off': { text: '{ "rules": {', at: '', says: /not JSON/, isJson: false },
    'a list': { text: '[]', at: '[]', says: /expected an object/ },
    'an unknown setting': {
      text: '{ "rule": {} }',
      at: '"rule"',
      says: /no setting "rule": expected one of ruleSet/,
    },
    'an unknown rule': {
      text: '{ "rules": { "zone/dupe": "off" } }',
      at: '"zone/dupe"',
      says: /no rule "zone\/dupe"/,
    },
    'an unknown level': {
      text: '{ "rules": { "zone/ns-single": "warn" } }',
      at: '"warn"',
      says: /"off", "hint", "info", "warning", "error"/,
    },
    'an override without files': {
      text: '{ "overrides": [{ "rules": {} }] }',
      at: '{ "rules": {} }',
      says: /"files" must be given/,
    },
    'an origin that is no name': {
      text: '{ "origins": { "a": "b..c" } }',
      at: '"b..c"',
      says: /a domain name/,
    },
    'a number too small': { text: '{ "maxFindings": 0 }', at: '0', says: /from 1 to/ },
  };
  for (const [name, { text, at, says, isJson = true }] of Object.entries(refused)) {
    test(`has ${name}: that is located`, () => {
      const reading = readConfigFile(text);
      const [problem] = reading.problems;
      assert.ok(problem);
      assert.match(problem.message, says);
      if (at !== '') assert.equal(text.slice(problem.start, problem.end), at);
      assert.equal(reading.isJson, isJson);
    });
  }

  test('holds where one setting is not valid', () => {
    const { config } = readConfigFile(
      '{ "ruleSet": "strict", "maxFindings": -1, "rules": { "a/b": "off" } }',
    );
    assert.deepEqual(config, { ruleSet: 'strict', rules: {} });
  });

  test('wins over the editor, whose settings win over the defaults', () => {
    const config = mergeConfig(
      { ruleSet: 'strict' },
      readEditorSettings({
        ruleSet: 'off',
        maxFindings: 5,
        targets: ['bind', 'tinydns'],
        trace: {},
        origins: {},
      }),
    );
    assert.equal(config.ruleSet, 'strict');
    assert.equal(config.maxFindings, 5);
    assert.deepEqual(config.targets, ['bind']);
    assert.equal(config.includeBase, 'file');
    for (const nothing of [null, undefined, 3, 'x', {}]) assert.deepEqual(readEditorSettings(nothing), {});
  });

  test('may have a dot in their names: an editor gives an object then, or the name as it is', () => {
    const asked = { 'serial.bumpOnSave': true };
    assert.deepEqual(readEditorSettings({ serial: { bumpOnSave: true } }), asked);
    assert.deepEqual(readEditorSettings(asked), asked);
    assert.deepEqual(readConfigFile(JSON.stringify(asked)).config, asked);
    for (const wrong of [{ serial: 1 }, { serial: { bumpOnSave: 'yes' } }, { serial: null }]) {
      assert.deepEqual(readEditorSettings(wrong), {});
    }
  });
});

suite('a change of a configuration file', () => {
  test('keeps comments, layout and line ends', () => {
    assert.equal(
      changed('{\r\n\t// why\r\n\t"rules": { "zone/bom": "off" }\r\n}\r\n', ['rules', 'zone/crlf'], 'off'),
      '{\r\n\t// why\r\n\t"rules": {\r\n\t\t"zone/bom": "off",\r\n\t\t"zone/crlf": "off"\r\n\t}\r\n}\r\n',
    );
  });
  test('makes a new file', () => {
    assert.deepEqual(parse(changed('', ['rules', 'zone/crlf'], 'off') ?? ''), {
      rules: { 'zone/crlf': 'off' },
    });
  });
  test('is none where the file is no JSON or of another form', () => {
    assert.equal(changed('{ "rules": ', ['rules', 'zone/crlf'], 'off'), undefined);
    assert.equal(changed('[]', ['rules', 'zone/crlf'], 'off'), undefined);
  });
  for (const path of ['a/db.[x]{y}*?!(z)', 'plain.zone', '@home/#1.zone', 'back\\slash']) {
    test(`names the file ${path} and no other`, () => {
      assert.ok(matchesAny([globOf(path)], path));
      assert.ok(!matchesAny([globOf(path)], `${path}x`));
    });
  }
});

suite('what a configuration says', () => {
  test('of rules: the last entry counts, a rule before its group', () => {
    const config = mergeConfig({
      rules: { 'zone/*': 'hint', 'zone/bom': 'error' },
      overrides: [
        { files: ['old/**'], rules: { 'zone/*': 'off' } },
        { files: ['**/x.zone'], rules: { 'zone/bom': 'info' } },
      ],
    });
    assert.equal(levelsFor(config, 'a.zone')('zone/bom'), 'error');
    assert.equal(levelsFor(config, 'a.zone')('zone/crlf'), 'hint');
    assert.equal(levelsFor(config, 'a.zone')('txt/single-quotes'), undefined);
    assert.equal(levelsFor(config, 'old/b/a.zone')('zone/bom'), 'off');
    assert.equal(levelsFor(config, 'old/x.zone')('zone/bom'), 'info');
  });
  test('of sets: strict rules are on in the strict set alone', () => {
    const levelIn = (ruleSet: 'off' | 'recommended' | 'strict') =>
      levelsFor(mergeConfig({ ruleSet }), 'a.zone')('zone/ttl-short');
    assert.deepEqual([levelIn('off'), levelIn('recommended'), levelIn('strict')], ['off', 'off', undefined]);
    assert.equal(
      levelsFor(mergeConfig({ rules: { 'zone/ttl-short': 'info' } }), 'a.zone')('zone/ttl-short'),
      'info',
    );
  });
  test('of names: "*" stands for any characters, case and the final dot do not count', () => {
    assert.ok(isIgnoredName(['*.DYN.example.com'], 'a.b.dyn.example.com.'));
    assert.ok(!isIgnoredName(['*.dyn.example.com'], 'dyn.example.com.'));
    assert.ok(isIgnoredName(['.'], '.'));
  });
  test('of includes', () => {
    const from = (base: string) =>
      includeFolders(base, '/p/zones', ['/p', '/q'], (folder, path) => `${folder}/${path}`);
    assert.deepEqual(from('file'), ['/p/zones', '/p', '/q']);
    assert.deepEqual(from('workspace'), ['/p', '/q']);
    assert.deepEqual(from('etc'), ['/p/etc']);
  });
});
