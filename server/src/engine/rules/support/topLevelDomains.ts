import list from 'tlds' with { type: 'json' };

let known: Set<string> | undefined;

/** Whether a label, in any case, is a top-level domain of the root zone; those outside ASCII in their own script. */
export function isTopLevelDomain(label: string): boolean {
  // Made when a name is in doubt, which in most zones none is.
  known ??= new Set(list);
  return known.has(label.toLowerCase());
}
