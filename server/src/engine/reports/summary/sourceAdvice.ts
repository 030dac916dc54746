import { TREND } from '../findings.ts';
import type { SourceSummary, SummaryFinding } from './reportSummary.ts';
import { counted, sourceName } from './wording.ts';

/** From this share of passing messages on, the rest is what forwarding does. */
const GOOD = 0.9;
const FORWARDING = ['forwarded', 'trusted_forwarder', 'mailing_list'];

/** What is wrong with a source whose messages fail DMARC, and what to do; `undefined` for all others. */
export function adviceFor(source: SourceSummary): SummaryFinding | undefined {
  const { messages, passed, reasons, dkim, spf, domains, dispositions } = source;
  const forwarded = FORWARDING.reduce((sum, type) => sum + (reasons[type] ?? 0), 0);
  if (passed / messages >= GOOD || passed + forwarded >= messages) return undefined;
  const domain = domains[0] ?? '';
  const failed = `${counted(messages - passed, 'message')} of ${sourceName(source)} with From "${domain}" ${messages - passed === 1 ? 'fails' : 'fail'} DMARC`;
  const finding = (trend: (typeof TREND)[keyof typeof TREND], message: string): SummaryFinding => ({
    rule: trend.id,
    severity: trend.severity,
    source: source.ip,
    domain,
    message,
  });
  const broken = dkim.find((each) => isBroken(each.result) && isRelated(each.domain, domain));
  if (broken !== undefined) {
    const key =
      broken.selector === null
        ? `a key of "${broken.domain}"`
        : `"${broken.selector}._domainkey.${broken.domain}"`;
    return finding(
      TREND.brokenSignature,
      `${failed}: the signature by ${key} is not valid. Check that the key in DNS is the one that this source signs with, and that nothing behind it (a footer, a gateway) changes its messages.`,
    );
  }
  const proven = [...dkim, ...spf].filter(({ result, domain: named }) => result === 'pass' && named !== '');
  const other = proven.find(({ domain: named }) => named !== domain);
  // Where the very domain of From passes, the reporter contradicts itself: nothing is wrong with the source.
  if (proven.length > 0 && other === undefined) return undefined;
  if (other !== undefined) {
    return finding(
      TREND.unaligned,
      `${failed}: they are authenticated as "${other.domain}" alone. If it is a service of yours, set up there DKIM with "${domain}", or a return path below it; if it is not, it forges your domain.`,
    );
  }
  const keptOut = dispositions.quarantine + dispositions.reject;
  const kept =
    keptOut > 0
      ? `Receivers kept ${counted(keptOut, 'message')} out.`
      : 'Receivers let them in, as no policy asked for more.';
  return finding(
    TREND.unauthenticated,
    `${failed}: neither SPF nor DKIM passes for any domain. If it is a server of yours, put it into the SPF record and sign its mail; if it is not, it forges your domain. ${kept}`,
  );
}

function isBroken(result: string): boolean {
  return result === 'fail' || result === 'permerror';
}

/** Whether one of two domains is at or below the other. */
function isRelated(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || (a.includes('.') && b.endsWith(`.${a}`));
}
