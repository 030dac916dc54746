import type { ReportOverview } from '../../../server/src/engine/reports/overview/reportOverview.ts';
import type { MessageSelection } from '../../../server/src/engine/reports/overview/selectMessages.ts';
import type { TlsSelection } from '../../../server/src/engine/reports/overview/selectTls.ts';
import type { SummaryFinding } from '../../../server/src/engine/reports/summary/reportSummary.ts';
import { grouped, percent } from '../../../server/src/engine/reports/summary/wording.ts';
import { plain } from '../../../server/src/engine/text/plain.ts';
import { type Content, el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import { stateMark } from '../stateMark.ts';
import { stranger } from '../stranger.ts';
import { timeText } from '../timeText.ts';
import { GOOD } from './outcomeWords.ts';

/**
 * What all reports say in one line, how many there are, and what is worth a look.
 *
 * @param copied puts all of this, as far as the filter leaves it, on the clipboard
 * @param chosen is told what a finding is about
 */
export function opening(
  overview: ReportOverview,
  messages: MessageSelection,
  tls: TlsSelection,
  at: number,
  copied: () => void,
  chosen: (finding: SummaryFinding) => void,
): Content {
  const { findings } = overview;
  const does = (id: string, words: string, what: () => void) =>
    el('button', { type: 'button', id, onclick: what }, words);
  const [level, word] = levelOf(overview, messages);
  return [
    el(
      'section',
      { class: 'tools', 'aria-label': t('What you can do') },
      el(
        'div',
        { class: 'toolbar' },
        does('read-again', t('Read again'), () => tell({ kind: 'readAgain' })),
        does('choose-reports', t('Open other reports…'), () => tell({ kind: 'chooseReports' })),
        does('copy-markdown', t('Copy as Markdown'), copied),
      ),
    ),
    el(
      'header',
      { class: `verdict ${level}` },
      stateMark(level, word),
      el('h1', {}, headline(overview, messages, tls)),
      el('p', { class: 'quiet' }, reportsText(overview), ' ', t('Read at {0}.', timeText(at))),
    ),
    findings.length > 0 &&
      el(
        'section',
        { 'aria-labelledby': 'worth' },
        el('h2', { id: 'worth' }, t('What to do')),
        findingItems(findings, chosen),
      ),
  ];
}

/** How good it is, as a word. */
function levelOf(
  { findings, aggregateReports, failureReports, tlsReports }: ReportOverview,
  { total }: MessageSelection,
): ['good' | 'doubtful' | 'unknown', string] {
  if (aggregateReports + failureReports + tlsReports === 0) return ['unknown', t('Nothing read')];
  const isGood = total.passed >= total.messages * GOOD && failureReports === 0;
  const isWarned = findings.some(({ severity }) => severity === 'warning');
  return isGood && !isWarned ? ['good', t('Good')] : ['doubtful', t('Worth a look')];
}

function headline(
  { failures }: ReportOverview,
  { total }: MessageSelection,
  { successful, failed }: TlsSelection,
): string {
  const sessions = successful + failed;
  if (total.messages > 0)
    return t(
      '{0} of {1} messages pass DMARC',
      percent(total.passed / total.messages),
      grouped(total.messages),
    );
  if (sessions > 0)
    return t('{0} of {1} sessions went well with TLS', percent(successful / sessions), grouped(sessions));
  if (failures.all > 0) return t('Failure reports of {0} messages', grouped(failures.all));
  return t('No report was found');
}

/** How many reports there are, and of what time. */
function reportsText({ aggregateReports, failureReports, tlsReports, from, to, duplicates }: ReportOverview) {
  const kinds = [
    [
      aggregateReports,
      t('1 DMARC aggregate report'),
      t('{0} DMARC aggregate reports', grouped(aggregateReports)),
    ],
    [failureReports, t('1 DMARC failure report'), t('{0} DMARC failure reports', grouped(failureReports))],
    [tlsReports, t('1 SMTP TLS report'), t('{0} SMTP TLS reports', grouped(tlsReports))],
  ] as const;
  const said = kinds.flatMap(([count, one, many]) => (count === 0 ? [] : count === 1 ? one : many));
  const time = from === null ? '' : from === to ? `, ${from}` : `, ${from} – ${to}`;
  const twice =
    duplicates.all > 0 ? ` ${t('{0} that were there twice count once.', grouped(duplicates.all))}` : '';
  return `${said.join(', ') || t('No reports')}${time}.${twice}`;
}

/** More than these are shown on demand. */
const FIRST = 5;

function findingItems(
  findings: readonly SummaryFinding[],
  chosen: (finding: SummaryFinding) => void,
): Content {
  const items = findings.map((finding) => findingItem(finding, chosen));
  const list = (part: Content) => el('ul', { class: 'findings' }, part);
  if (items.length <= FIRST + 1) return list(items);
  return [
    list(items.slice(0, FIRST)),
    el('details', {}, el('summary', {}, t('{0} more', items.length - FIRST)), list(items.slice(FIRST))),
  ];
}

function findingItem(finding: SummaryFinding, chosen: (finding: SummaryFinding) => void): HTMLElement {
  const { severity, message, rule, source, domain } = finding;
  const isWarning = severity === 'warning';
  return el(
    'li',
    { class: severity },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, isWarning ? '!' : 'i'),
    el('strong', {}, isWarning ? t('Warning:') : t('Note:')),
    ' ',
    stranger(message),
    ' ',
    el('code', { class: 'quiet' }, rule),
    ' ',
    (source ?? domain) !== undefined &&
      el(
        'button',
        {
          type: 'button',
          class: 'link',
          onclick: () => chosen(finding),
        },
        t('Show only {0}', plain(source ?? domain ?? '')),
      ),
  );
}
