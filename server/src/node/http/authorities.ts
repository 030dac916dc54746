import { getCACertificates } from 'node:tls';

let known: { readonly list: readonly string[] | undefined } | undefined;

/**
 * The authorities that may vouch for servers: those that Node knows, those that the user names to it, and those of the system,
 * since companies have their own. `undefined` for those that Node takes by itself.
 */
export function authorities(): readonly string[] | undefined {
  known ??= { list: find() };
  return known.list;
}

function find(): readonly string[] | undefined {
  // Older hosts cannot tell.
  if (typeof getCACertificates !== 'function') return undefined;
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}
