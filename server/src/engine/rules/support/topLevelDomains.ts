import list from 'tlds' with { type: 'json' };
import { isDigit } from '../../text/bytes.ts';

let known: Set<string> | undefined;

/** Whether a label, in any case, is a top-level domain of the root zone; those outside ASCII in their own script. */
export function isTopLevelDomain(label: string): boolean {
  // None has a digit; most names in doubt are numbered.
  if (hasDigit(label)) return false;
  // Made when a name is in doubt, which in most zones none is.
  known ??= new Set(list);
  return known.has(label.toLowerCase());
}

function hasDigit(label: string): boolean {
  for (let i = 0; i < label.length; i++) if (isDigit(label.charCodeAt(i))) return true;
  return false;
}
