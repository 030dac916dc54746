import type { Diagnostic } from 'vscode-languageserver';
import { levelsFor } from '../../engine/config/levels.ts';
import { findingRange } from '../../engine/message/editing/findingRange.ts';
import { messageFindingUrl } from '../../engine/message/findings/messageFindings.ts';
import type { PlacedFinding } from '../../engine/message/placedReport.ts';
import { SEVERITIES, SOURCE, toDiagnostics } from '../diagnostics.ts';
import { pathFrom } from '../uris.ts';
import type { OpenMessage } from './messageDocuments.ts';

/** What is wrong in a message, as far as it is known by now, with the levels that its configuration gives to findings. */
export function messageDiagnostics({ explained, setup, key }: OpenMessage): Diagnostic[] {
  const said = explained.now;
  if (said === undefined || 'problem' in said) return [];
  const { config, base } = setup;
  const levelOf = levelsFor(config, pathFrom(base, key));
  const leveled = said.analysis.findings.flatMap((finding) => {
    const severity = levelOf(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity, ...findingRange(said.analysis, finding) }];
  });
  const found = leveled.sort(byPlace);
  const more = toDiagnostics({ findings: [], more: Math.max(0, found.length - config.maxFindings) }, String);
  return [...found.slice(0, config.maxFindings).map(toDiagnostic), ...more];
}

function toDiagnostic({ start, end, rule, severity, message }: PlacedFinding): Diagnostic {
  return {
    range: { start, end },
    severity: SEVERITIES[severity],
    code: rule,
    codeDescription: { href: messageFindingUrl(rule) },
    source: SOURCE,
    message,
  };
}

function byPlace({ start: a }: PlacedFinding, { start: b }: PlacedFinding): number {
  return a.line - b.line || a.character - b.character;
}
