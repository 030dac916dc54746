/** A name that stands alone: in quotes, or as the value of a key, as `name = "example.com"` and `dnsName: example.com` have it. */
const NAME = /(?:["'`]|[:=][ \t]*)((?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{1,62})\.?(?=["'`]|[ \t]*(?:,|$))/gim;

/** So much of the text before a record is looked at. */
const REACH = 4000;

/** Endings of files that are no domains. */
const FILE = /\.(?:tf|tfvars|hcl|ya?ml|jsonc?|[cm]?[jt]sx?|spf|txt|html?|png|svg)$/i;

/**
 * The domain that a record in a program is probably of, for the user to confirm: the last one that is named before it, else
 * the one that the file is named after, as the files of octoDNS are.
 *
 * @param before the text before the record
 * @param file the file's name without folders
 */
export function likelyDomain(before: string, file: string): string | undefined {
  const names = [...before.slice(-REACH).matchAll(NAME)].map(([, name = '']) => name.toLowerCase());
  const found = names.findLast((name) => !FILE.test(name));
  if (found !== undefined) return found;
  const named = /^((?:[a-z0-9-]+\.)+[a-z]{2,})\.[a-z]+$/i.exec(file);
  return named?.[1]?.toLowerCase();
}
