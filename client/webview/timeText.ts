/** A moment, as logs have it: `2026-11-24 12:00:05 UTC`. @param at milliseconds since 1970 UTC */
export function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
