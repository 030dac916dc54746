import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { isZoneTab } from '../../client/src/documents.ts';
import { root } from '../../scripts/setup/paths.ts';
import { textFormat } from '../../server/src/cli/formats/text.ts';
import { DEFAULT_CONFIG } from '../../server/src/engine/config/config.ts';
import { SETTINGS } from '../../server/src/engine/config/settings.ts';
import { manifest, readJson } from './manifest.ts';

const { contributes } = manifest;
const [zone] = contributes.languages;
assert.ok(zone !== undefined);

suite('settings', () => {
  const settings = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));

  test('have the defaults that the server assumes', () => {
    // Those under `trace` are read by the client alone.
    const declared = settings.filter(([name]) => !name.startsWith('hostmaster.trace.'));
    assert.deepEqual(
      Object.fromEntries(declared.map(([name, setting]) => [name, setting.default])),
      Object.fromEntries(
        SETTINGS.filter(({ inEditor }) => inEditor).map(({ key }) => [
          `hostmaster.${key}`,
          DEFAULT_CONFIG[key],
        ]),
      ),
    );
  });

  test('say what they do, where they apply and in which order they are listed', () => {
    for (const [name, setting] of settings) {
      assert.ok(setting.markdownDescription?.endsWith('.'), name);
      assert.ok(setting.scope, name);
      assert.equal(typeof setting.order, 'number', name);
    }
  });
});

suite('the language dns-zone', () => {
  test('has the names by which the client knows a tab', () => {
    const names = [
      ...zone.extensions.map((extension) => `example.com${extension}`),
      ...zone.filenamePatterns.map((pattern) => pattern.replace('*', 'example.com')),
    ];
    for (const name of names) {
      assert.ok(isZoneTab({ scheme: 'file', path: `/etc/bind/${name}` }), name);
      assert.ok(!isZoneTab({ scheme: 'git', path: `/etc/bind/${name}` }), name);
    }
    for (const name of ['cache.db', 'notes.txt', 'mydb.zone.bak', 'zone']) {
      assert.ok(!isZoneTab({ scheme: 'file', path: `/tmp/${name}` }), name);
    }
  });

  test('leaves .db to the data bases', () => {
    assert.ok(!zone.extensions.includes('.db'));
  });

  const firstLine = new RegExp(zone.firstLine);
  for (const line of [
    '$TTL 3600',
    '$ORIGIN example.com.',
    '$INCLUDE other.zone',
    '$GENERATE 1-10 host$ A 192.0.2.$',
    '; <<>> DiG 9.18.1 <<>> example.com axfr',
    '@ IN SOA ns1 hostmaster (',
    'example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. 1 7200 3600 1209600 3600',
    '@\tSOA ns1 hostmaster 1 2 3 4 5',
    '@ 1h IN soa ns1 hostmaster ( ; comment',
  ]) {
    test(`is recognised by ${line}`, () => assert.match(line, firstLine));
  }
  for (const line of [
    'The SOA record begins a zone.',
    '$TTLs are numbers',
    '# $TTL 3600',
    '; a comment',
    '<?php',
  ]) {
    test(`is not recognised by ${line}`, () => assert.doesNotMatch(line, firstLine));
  }

  test('has no scope that marks text as invalid', () => {
    for (const { path } of contributes.grammars) {
      assert.doesNotMatch(readFileSync(`${root}/${path}`, 'utf8'), /"invalid/);
    }
  });
});

suite('the problem matcher', () => {
  const [pattern] = contributes.problemPatterns;
  assert.ok(pattern !== undefined);
  const regexp = new RegExp(pattern.regexp);
  const finding = { line: 3, column: 7, endLine: 3, endColumn: 9, related: [], fixes: [], excerpt: 'a b' };
  for (const [path, message] of [
    ['zones/db.example.com', 'This is wrong: see [RFC 1035]. Change it.'],
    ['C:\\zones\\a b.zone', '"x" is not valid.'],
  ] as const) {
    test(`reads what the command line prints of ${path}`, () => {
      const found = { ...finding, rule: 'zone/ns-single', severity: 'warning', message } as const;
      const file = { path, origin: '.', findings: [found], limit: 1, more: 0 };
      const summary = { error: 0, warning: 1, info: 0, hint: 0 };
      const [line = ''] = [...textFormat({ files: [file], summary }, (_, text) => text, false)]
        .join('')
        .split('\n');
      const match = regexp.exec(line);
      const group = (name: 'file' | 'line' | 'column' | 'severity' | 'message' | 'code') =>
        match?.[pattern[name]];
      assert.equal(group('file'), path);
      assert.equal(group('line'), '3');
      assert.equal(group('column'), '7');
      assert.equal(group('severity'), 'warning');
      assert.equal(group('message'), message);
      assert.equal(group('code'), 'zone/ns-single');
    });
  }

  test('passes over all other lines', () => {
    for (const line of [
      '  3 | a b',
      '    |   ^^',
      '  see: a.zone:1:2: the other record',
      '1 warning in 1 file.',
      '',
    ]) {
      assert.doesNotMatch(line, regexp);
    }
  });
});

suite('package.json', () => {
  test('names files that exist', () => {
    const files = [
      manifest.main,
      manifest.icon,
      ...Object.values(manifest.bin),
      ...contributes.languages.flatMap(({ configuration }) => configuration ?? []),
      ...contributes.jsonValidation.map(({ url }) => url),
      ...contributes.grammars.map(({ path }) => path),
    ];
    for (const file of files) assert.ok(existsSync(`${root}/${file}`), file);
  });

  test('has every script that the documentation names', () => {
    const names = ['build', 'watch', 'check', 'test', 'start', 'package', 'bench', 'generate'];
    assert.deepEqual(
      names.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  test('pins every dependency exactly', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
    }
  });

  test('is checked against the API of the oldest VS Code that it supports', () => {
    const oldest = manifest.engines.vscode.replace('^', '');
    assert.equal(manifest.devDependencies['@types/vscode'], oldest);
  });

  test('gives every command the category Hostmaster and a title', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, 'Hostmaster', command);
      assert.match(title, /^[A-Z][a-z]/, command);
    }
  });
});

test('package-lock.json holds the packages of every platform, and no address of a registry', () => {
  interface Locked {
    readonly resolved?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = readJson<{ packages: Record<string, Locked> }>('package-lock.json');
  for (const [path, { resolved, optionalDependencies }] of Object.entries(packages)) {
    assert.equal(resolved, undefined, path);
    // npm leaves out what it could not fetch, and `npm ci` then refuses the lock.
    for (const name of Object.keys(optionalDependencies ?? {})) {
      assert.ok(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages, name);
    }
  }
});
