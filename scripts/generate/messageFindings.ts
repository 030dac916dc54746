import {
  MESSAGE_FINDINGS,
  messageFindingAnchor,
} from '../../server/src/engine/message/findings/messageFindings.ts';
import { REPORT_FINDINGS } from '../../server/src/engine/reports/findings.ts';
import { referenceLink, table } from './markdown.ts';

type Declared = (typeof MESSAGE_FINDINGS | typeof REPORT_FINDINGS)[number];

/** What findings about messages and reports can be, with why they matter. */
export function messageFindings(): string {
  return `${[
    '<!-- Made by `npm run generate` from the declarations of the findings. -->',
    '# Findings in messages and reports',
    'What `hostmaster message` and `hostmaster report` tell besides verdicts and figures. Each finding names one of these.',
    '## Messages',
    listing(MESSAGE_FINDINGS),
    '## Reports',
    listing(REPORT_FINDINGS),
  ].join('\n\n')}\n`;
}

function listing(findings: readonly Declared[]): string {
  const rows = findings.map(({ id, severity, summary, why, references }) => [
    `<a id="${messageFindingAnchor(id)}"></a>${id}`,
    severity,
    `**${summary}** ${why}`,
    references.map(referenceLink).join(', '),
  ]);
  return table(['finding', 'severity', 'what, and why it matters', 'reference'], rows);
}
