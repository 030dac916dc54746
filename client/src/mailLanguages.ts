/** Languages of the extension's own: bare records, and policies of MTA-STS. */
export const OWN_LANGUAGES: readonly string[] = ['mail-record', 'mta-sts'];

/** Languages in whose strings records are looked for. The server has the same list, with how each is read. */
export const PROGRAM_LANGUAGES: readonly string[] = [
  'terraform',
  'terraform-vars',
  'opentofu',
  'hcl',
  'yaml',
  'ansible',
  'helm',
  'json',
  'jsonc',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
];

/** What a record begins with; the same as the server looks for. */
const VERSION =
  /(?<!\w)v[ \t]{0,8}(?:=|\\u003d)[ \t]{0,8}(?:spf1|dkim1|dmarc1|stsv1|tlsrptv1|bimi1)(?![\w.-])/i;

/** Whether a text says that it has a mail record in it. */
export function mentionsRecord(text: string): boolean {
  return VERSION.test(text);
}
