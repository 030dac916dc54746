import { activeRules } from '../../engine/config/levels.ts';
import { publishOptions } from '../../engine/config/publishOptions.ts';
import { byPlace, readMailDocument } from '../../engine/mail/document/mailDocument.ts';
import type { MailLanguage } from '../../engine/mail/document/mailLanguage.ts';
import { publishDocument } from '../../engine/mail/document/publishDocument.ts';
import { decodeUtf8 } from '../../engine/text/utf8.ts';
import { type FileSetup, pathFrom } from '../project.ts';
import { readInput } from '../readInput.ts';
import { type AroundPolicies, policyAround } from './policyAround.ts';
import type { FileReport } from './report.ts';
import { toReported } from './toReported.ts';
import type { ToldFile } from './turns.ts';

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
