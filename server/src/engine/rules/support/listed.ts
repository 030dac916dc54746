/** `a`, `a and b`, `a, b and c`; of many the first, and how many more there are. */
export function listed(parts: readonly string[], max = 12): string {
  const shown = parts.length > max ? [...parts.slice(0, max), `${parts.length - max} more`] : parts;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
