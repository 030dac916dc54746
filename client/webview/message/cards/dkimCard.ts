import type { AuthResult, DkimVerdict } from '../../../../server/src/engine/message/messageReport.ts';
import type { PlacedReport } from '../../../../server/src/engine/message/placedReport.ts';
import { type Content, el } from '../../dom.ts';
import { t } from '../../l10n.ts';
import type { ShownMessage } from '../../panelProtocol.ts';
import { resultMark } from '../../resultMark.ts';
import { stranger } from '../../stranger.ts';
import { alignedMark, alignmentWords } from './alignmentWords.ts';
import { card } from './card.ts';
import { evidence } from './evidence.ts';

/** Signatures that are named; each has its place below. */
const MOST = 8;

/** Whether a signature holds, and one of the author's domain. */
export function dkimCard(message: ShownMessage<PlacedReport>): HTMLElement {
  const { dkim } = message.analysis.report;
  const best = bestOf(dkim);
  return card({
    id: 'dkim',
    name: 'DKIM',
    mark: alignedMark(best?.result ?? 'none', best?.isAligned ?? null),
    reason: reasonOf(dkim),
    evidence: evidence(message, {
      method: 'dkim',
      result: best?.result ?? 'none',
      source: best?.source ?? null,
      resultFor: ({ properties, result }) => resultOf(dkim, properties, result),
    }),
    facts: [
      dkim.length === 0 && el('p', {}, t('No domain has signed the message.')),
      el('ul', { class: 'plain' }, dkim.slice(0, MOST).map(signatureItem)),
      dkim.length > MOST && el('p', { class: 'quiet' }, t('{0} more: see below.', dkim.length - MOST)),
    ],
  });
}

/** The signature that counts most: one that holds and is aligned, else one that holds, else the first. */
function bestOf(dkim: readonly DkimVerdict[]): DkimVerdict | undefined {
  const passed = dkim.filter(({ result }) => result === 'pass');
  return passed.find(({ isAligned }) => isAligned === true) ?? passed[0] ?? dkim[0];
}

function reasonOf(dkim: readonly DkimVerdict[]): Content {
  const [only] = dkim;
  if (only === undefined) return t('The message is not signed.');
  if (dkim.length === 1) return stranger(only.reason);
  if (dkim.every(({ result }) => result === 'unknown'))
    return t('The message has {0} signatures; whether they hold is not known.', dkim.length);
  const passed = dkim.filter(({ result }) => result === 'pass');
  const aligned = passed.filter(({ isAligned }) => isAligned === true).length;
  if (passed.length === 0) return t('None of the {0} signatures holds.', dkim.length);
  return aligned === 0
    ? t('{0} of {1} signatures hold, none by the domain in From.', passed.length, dkim.length)
    : t('{0} of {1} signatures hold; by the domain in From: {2}.', passed.length, dkim.length, aligned);
}

/** What came of the signatures that a claim is about, by domain and selector; the same as claimed, where one has that. */
function resultOf(
  dkim: readonly DkimVerdict[],
  properties: Readonly<Record<string, string>>,
  claimed: string,
): AuthResult | undefined {
  const domain = (properties['header.d'] ?? properties['header.i']?.split('@').at(-1))?.toLowerCase();
  const selector = properties['header.s']?.toLowerCase();
  const same = dkim.filter(
    (each) =>
      (domain === undefined || each.domain?.toLowerCase() === domain) &&
      (selector === undefined || each.selector?.toLowerCase() === selector),
  );
  if (same.length === 0) return claimed === 'none' && dkim.length === 0 ? 'none' : undefined;
  return same.find(({ result }) => result === claimed)?.result ?? same[0]?.result;
}

function signatureItem({ domain, selector, result, isAligned, field }: DkimVerdict): HTMLElement {
  return el(
    'li',
    {},
    resultMark(result),
    ' ',
    el(
      'a',
      { href: `#signature-${field}` },
      domain === null ? t('A signature of no domain') : stranger(domain),
      selector !== null && [' ', stranger(`(${selector})`)],
    ),
    el('p', { class: 'quiet' }, t('Alignment: {0}', alignmentWords(isAligned))),
  );
}
