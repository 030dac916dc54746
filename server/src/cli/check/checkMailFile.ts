import { basename } from 'node:path';
import { activeRules } from '../../engine/config/levels.ts';
import { publishOptions } from '../../engine/config/publishOptions.ts';
import { byPlace, readMailDocument } from '../../engine/mail/document/mailDocument.ts';
import { type MailLanguage, mailFile, programFile } from '../../engine/mail/document/mailLanguage.ts';
import { publishDocument } from '../../engine/mail/document/publishDocument.ts';
import { decodeUtf8 } from '../../engine/text/utf8.ts';
import { ZONE_FIRST_LINE } from '../../engine/zone/zoneFileNames.ts';
import { firstLine } from '../../node/walk.ts';
import { type FileSetup, pathFrom } from '../project.ts';
import { readInput } from '../readInput.ts';
import { toReported } from './checkFile.ts';
import type { FoundFile } from './findZoneFiles.ts';
import { type AroundPolicies, policyAround } from './policyAround.ts';
import type { FileReport } from './report.ts';
import type { ToldFile } from './turns.ts';

/** How a file is written that holds mail records and is no zone file; `undefined` for zone files. */
export function mailLanguageOf({ path, walked }: FoundFile): MailLanguage | undefined {
  if (path === '-') return undefined;
  const language = mailFile(basename(path));
  if (language !== undefined || walked) return language;
  // A zone file may be named after its zone, whatever that ends in.
  const program = programFile(basename(path));
  return program === undefined || ZONE_FIRST_LINE.test(firstLine(path)) ? undefined : program;
}

/**
 * Checks a file with mail records; or tells why it cannot be read, as a sentence.
 *
 * @param surroundings of policies of MTA-STS
 */
export async function checkMailFile(
  setup: FileSetup,
  language: MailLanguage,
  surroundings: AroundPolicies,
): Promise<ToldFile | string> {
  const { path, config, base, limit } = setup;
  const bytes = await readInput(path);
  if (typeof bytes === 'string') return bytes;
  const text = decodeUtf8(bytes);
  const document = readMailDocument(text, language);
  const around = language.notation === 'policy' ? await policyAround(setup, bytes, surroundings) : {};
  const own = document.findings(activeRules(config), around);
  const { findings: lookedUp, unanswered } = await surroundings.lookups.runDocument(document, setup);
  const findings = [...own, ...lookedUp].sort(byPlace);
  const options = publishOptions(config, (uri) => pathFrom(base, uri));
  const published = publishDocument(path, text, findings, options).findings;
  const lines = published.length > 0 ? text.split(/\r\n|\r|\n/) : [];
  const report: FileReport = {
    path,
    origin: '',
    limit,
    findings: published.map((finding) => toReported(finding, (line) => lines[line] ?? '')),
    more: 0,
  };
  return { reports: [report], answers: [], unanswered };
}
