import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Severity } from '../engine/finding.ts';
import type { PublishedFinding } from '../engine/publish.ts';
import { docsUrl } from '../engine/rules/ruleDocs.ts';
import type { DocumentFindings } from './findings.ts';

/** What findings name as their origin. */
export const SOURCE = 'hostmaster';

/** Severities as the protocol has them. */
export const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * A finding as the protocol has it.
 *
 * @param uriOf how the client writes the URI of a file
 */
export function toDiagnostic(finding: PublishedFinding, uriOf: (key: string) => string): Diagnostic {
  const { start, end, rule, severity, message, related, unnecessary } = finding;
  const relatedInformation: DiagnosticRelatedInformation[] = related.map((other) => ({
    location: { uri: uriOf(other.uri), range: { start: other.start, end: other.end } },
    message: other.message,
  }));
  return {
    range: { start, end },
    severity: SEVERITIES[severity],
    code: rule,
    codeDescription: { href: docsUrl(rule) },
    source: SOURCE,
    message,
    ...(unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(relatedInformation.length > 0 ? { relatedInformation } : {}),
  };
}

/** A document's findings; where there are more than are shown, the last one says so. */
export function toDiagnostics(
  { findings, more }: Pick<DocumentFindings, 'findings' | 'more'>,
  uriOf: (key: string) => string,
): Diagnostic[] {
  const diagnostics = findings.map((finding) => toDiagnostic(finding, uriOf));
  if (more > 0) {
    const start = { line: 0, character: 0 };
    diagnostics.push({
      range: { start, end: start },
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      message: `${more} more ${more === 1 ? 'finding is' : 'findings are'} not shown: the setting maxFindings says how many are.`,
    });
  }
  return diagnostics;
}
