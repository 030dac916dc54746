/** The versions that records begin with; all in lower case. */
const VERSIONS = 'spf1|dkim1|dmarc1|stsv1|tlsrptv1|bimi1';

/** Some programs write `=` as an escape in JSON. The repetitions are bounded, so that no text takes long. */
const TAG = String.raw`v[ \t]{0,8}(?:=|\\u003d)[ \t]{0,8}(?:${VERSIONS})(?![\w.-])`;

/** Anywhere: whether a text can hold a record at all. */
const ANYWHERE = new RegExp(String.raw`(?<!\w)${TAG}`, 'i');

/** At the start of a string, behind blanks, and behind quotes of its own. */
const AT = new RegExp(String.raw`(?:[ \t]|\\?"){0,8}${TAG}`, 'iy');

/** With nothing behind it: the text of a program that looks for records, or one that is about to be typed. */
const ALONE = new RegExp(String.raw`^[\s"]{0,8}${TAG}[\s";\\]{0,8}$`, 'i');

/** Whether there is a version tag in a text; costs one look at it. */
export function mentionsVersion(text: string): boolean {
  return ANYWHERE.test(text);
}

/** Where the first version tag in a text begins, -1 if there is none. */
export function versionIn(text: string): number {
  return text.search(ANYWHERE);
}

/** Whether a record's version tag begins at an offset. */
export function beginsRecord(text: string, at: number): boolean {
  AT.lastIndex = at;
  return AT.test(text);
}

/** Whether a text is a version tag alone. */
export function isVersionAlone(text: string): boolean {
  return ALONE.test(text);
}

/**
 * Places that are filled in, by a program or by whoever reads an example: of templates, of format strings, left out (`…`), or
 * named in brackets. A macro of SPF is none.
 */
const PLACEHOLDER = /\{\{|\$\{|<%|%[sdvq](?!\w)|(?<!%)\{\w*\}|\.\.\.|…|<[^<>]*>|\[[^[\]]*\]/;

/** Whether a program puts something into a text before it is a record. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
