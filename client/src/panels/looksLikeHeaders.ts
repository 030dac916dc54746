/** Only the beginning of a text is looked at. */
const SAMPLE = 16_384;

/** Fields that messages have and little else. */
const TELLING =
  /^(?:received|return-path|dkim-signature|arc-seal|authentication-results|message-id|mime-version|delivered-to)[ \t]*:/im;
const FIELD = /^[!-9;-~]{1,80}[ \t]*:/gm;

/** Whether a text may be a message or the header of one: the clipboard holds anything. */
export function looksLikeHeaders(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return TELLING.test(sample) && (sample.match(FIELD)?.length ?? 0) >= 2;
}
