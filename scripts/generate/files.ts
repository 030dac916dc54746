import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsPath } from '../../server/src/engine/rules/ruleDocs.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { root } from '../setup/paths.ts';
import {
  configurationExample,
  configurationSchema,
  settingsInFull,
  settingsTable,
  withSettings,
} from './configuration.ts';
import { fill } from './fill.ts';
import { grammar } from './grammar/grammar.ts';
import { mailRecordGrammar } from './grammar/mailRecord.ts';
import { translatableTexts } from './l10n.ts';
import { messageFindings } from './messageFindings.ts';
import { ruleIndex, rulesInBrief } from './ruleIndex.ts';
import { rulePage } from './rulePage.ts';
import { typeTable } from './typeTable.ts';

/** The folder in which nothing is written by hand. */
export const RULE_DOCS = 'docs/rules';

const MANIFEST = 'package.json';
const SCHEMA = 'syntaxes/hostmaster.schema.json';
const GRAMMAR = 'syntaxes/dns-zone.tmLanguage.json';
const MAIL_GRAMMAR = 'syntaxes/mail-record.tmLanguage.json';

/** All that is generated, documentation, the grammar and parts of the manifest: text by path from the project's folder. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const rule of RULES) files.set(docsPath(rule.id), rulePage(rule));
  files.set(`${RULE_DOCS}/README.md`, ruleIndex());
  fillIn(files, 'README.md', 'rules', rulesInBrief());
  fillIn(files, 'README.md', 'settings', settingsTable());
  fillIn(files, 'docs/CONFIGURATION.md', 'settings', settingsInFull());
  fillIn(files, 'docs/CONFIGURATION.md', 'example', configurationExample());
  files.set(SCHEMA, configurationSchema());
  files.set(GRAMMAR, grammar());
  files.set(MAIL_GRAMMAR, mailRecordGrammar());
  files.set(MANIFEST, withSettings(read(MANIFEST)));
  files.set('docs/MESSAGE-FINDINGS.md', messageFindings());
  files.set('l10n/bundle.l10n.json', translatableTexts());
  fillIn(files, 'docs/RECORD-TYPES.md', 'types', typeTable());
  return files;
}

function fillIn(files: Map<string, string>, path: string, mark: string, text: string): void {
  files.set(path, fill(files.get(path) ?? read(path), mark, text));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
