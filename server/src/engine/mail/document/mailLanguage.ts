import type { Notation } from '../literals/recordsIn.ts';
import type { MailKind } from '../mailRecord.ts';

/** What a document is that is looked through for mail records, or is a policy of MTA-STS. */
export interface MailLanguage {
  readonly notation: Notation | 'policy';
  /** What its records are that do not say so. */
  readonly kind?: MailKind;
}

/** By the identifiers that editors give to languages. The client selects documents by the same list. */
export const MAIL_LANGUAGES: Readonly<Record<string, Notation | 'policy'>> = {
  'mail-record': 'pasted',
  'mta-sts': 'policy',
  terraform: 'hcl',
  'terraform-vars': 'hcl',
  opentofu: 'hcl',
  hcl: 'hcl',
  yaml: 'yaml',
  ansible: 'yaml',
  helm: 'yaml',
  json: 'json',
  jsonc: 'json',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

/** Programs and data that hold records in strings, by what their names end in. */
const PROGRAMS: Readonly<Record<string, Notation>> = {
  '.tf': 'hcl',
  '.tfvars': 'hcl',
  '.hcl': 'hcl',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.jsonc': 'json',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.ts': 'javascript',
  '.mts': 'javascript',
  '.cts': 'javascript',
};

const EXTENSIONS: Readonly<Record<string, MailKind>> = { '.spf': 'spf', '.dkim': 'dkim', '.dmarc': 'dmarc' };

/** The name that a policy has on its web server (RFC 8461 §3.2). */
export const POLICY_FILE = 'mta-sts.txt';

/** What a file is by its name without folders: bare records, or a policy; `undefined` for all others. */
export function mailFile(name: string): MailLanguage | undefined {
  const folded = name.toLowerCase();
  if (folded === POLICY_FILE) return { notation: 'policy' };
  const kind = EXTENSIONS[folded.slice(folded.lastIndexOf('.'))];
  return folded.includes('.') && kind !== undefined ? { notation: 'pasted', kind } : undefined;
}

/** How a program or a data file is written, by its name; `undefined` for all others. */
export function programFile(name: string): MailLanguage | undefined {
  const extension = name.slice(name.lastIndexOf('.')).toLowerCase();
  const notation = Object.hasOwn(PROGRAMS, extension) ? PROGRAMS[extension] : undefined;
  return notation && { notation };
}

/**
 * What a document is; `undefined` for zone files and all others.
 *
 * @param language the identifier that its editor gives to its language
 * @param name its name without folders
 */
export function mailLanguage(language: string, name: string): MailLanguage | undefined {
  const notation = Object.hasOwn(MAIL_LANGUAGES, language) ? MAIL_LANGUAGES[language] : undefined;
  return mailFile(name) ?? (notation && { notation });
}
