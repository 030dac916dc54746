/** Terms of SPF that can begin nowhere but at a blank (RFC 7208 §4.6.1, §5). */
const SPF_TERM = /^[+\-~?]?(?:include|exists|ip4|ip6|mx|ptr):\S|^(?:redirect|exp)=\S/i;
/** Terms that could also be the end of a longer word. */
const SPF_WORD = /^(?:[+\-~?]?(?:all|a|mx|ptr)(?:[ /]|$)|[+\-~?]?a:\S|[+\-~?](?:all|a|mx|ptr)(?:[ :/]|$))/i;
const TAG_LIST = /^v=(?:DKIM1|DMARC1|STSv1|TLSRPTv1|BIMI1)\b/i;
/** Tags of DKIM and DMARC with a value; base64 has "=" only at its end. */
const TAG = /^(?:adkim|aspf|fo|np|pct|psd|rf|ri|rua|ruf|sp|[ghknpst]) *= *[^ =;]/;

const MAX_STRING = 255;

/**
 * What is missing between two strings of a policy, which joined make one word of two terms: a blank in SPF, `; ` in a
 * list of tags. `undefined` where nothing is.
 *
 * @param whole all strings of the record, joined
 */
export function brokenJoin(whole: string, before: string, after: string): string | undefined {
  if (before === '' || /\s$/.test(before) || /^\s/.test(after)) return undefined;
  if (/^v=spf1(?!\d)/i.test(whole)) {
    // Behind these a term goes on, as in "include:" or "ip6:2001:".
    if (/[:=./%{]$/.test(before) || /(?:^|\s)[+\-~?]$/.test(before)) return undefined;
    if (SPF_TERM.test(after)) return ' ';
    // Programs split at 255 octets wherever that is, so a short word may be the rest of a longer one.
    const isSplit = before.length === MAX_STRING || /ip6:\S*$/i.test(before);
    return !isSplit && SPF_WORD.test(after) ? ' ' : undefined;
  }
  if (!TAG_LIST.test(whole) || /[;?&=]$/.test(before)) return undefined;
  return TAG.test(after) ? '; ' : undefined;
}
