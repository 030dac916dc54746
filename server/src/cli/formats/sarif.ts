import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { docsUrl } from '../../engine/rules/ruleDocs.ts';
import type { RuleId } from '../../engine/rules/ruleIds.ts';
import { RULES } from '../../engine/rules/rules.ts';
import type { FileReport, Range, Report, ReportedFinding } from '../check/report.ts';
import { HOMEPAGE, VERSION } from '../version.ts';

const SCHEMA =
  'https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<ReportedFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/**
 * A report in SARIF 2.1.0 (OASIS), one run.
 *
 * @param problems what could not be read, as sentences
 */
export function* sarifFormat({ files }: Report, problems: readonly string[]): Generator<string> {
  const rules = describeRules(files);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const head = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hostmaster', version: VERSION, informationUri: HOMEPAGE, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        artifacts: files.map(({ path }) => ({ location: location(path), mimeType: 'text/dns' })),
        results: [],
      },
    ],
  };
  const [before = '', after = ''] = JSON.stringify(head).split(/(?<="results":\[)(?=\]\}\]\}$)/);
  yield before;
  let separator = '\n';
  for (const { path, findings } of files) {
    for (const finding of findings) {
      yield separator + JSON.stringify(result(path, finding, indexes));
      separator = ',\n';
    }
  }
  yield `${after}\n`;
}

/** The rules, and ids that were found without being declared. */
function describeRules(files: readonly FileReport[]): { readonly id: RuleId }[] {
  const declared = RULES.map(({ id, summary, why, severity }) => ({
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: why, markdown: why },
    helpUri: docsUrl(id),
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  const known = new Set(declared.map(({ id }) => id));
  const found = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  return [
    ...declared,
    ...[...found].filter((id) => !known.has(id)).map((id) => ({ id, helpUri: docsUrl(id) })),
  ];
}

function result(path: string, finding: ReportedFinding, indexes: ReadonlyMap<RuleId, number>) {
  const { rule, severity, message, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: location(path), region: region(finding) } }],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other) => ({
            physicalLocation: { artifactLocation: location(other.path), region: region(other) },
            message: { text: other.message },
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => describeFix(path, fix)) } : {}),
  };
}

function describeFix(path: string, { title, edits }: ReportedFinding['fixes'][number]) {
  const byFile = new Map<string, (typeof edits)[number][]>();
  for (const edit of edits) {
    const file = edit.path ?? path;
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([file, changes]) => ({
      artifactLocation: location(file),
      replacements: changes.map((edit) => ({
        deletedRegion: region(edit),
        ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
      })),
    })),
  };
}

function region({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A URI reference; relative paths stay relative, to whatever the reader takes as the root. */
function location(path: string): { uri: string } {
  if (path === '-') return { uri: 'stdin' };
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/') };
}
