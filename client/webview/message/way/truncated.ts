/** A text in so many letters: what is left out is in its middle, since a host's name tells most at its ends. */
export function truncated(text: string, letters: number): string {
  const most = Math.max(4, Math.floor(letters));
  if (text.length <= most) return text;
  const front = Math.floor((most - 1) / 3);
  return `${text.slice(0, front)}…${text.slice(text.length - (most - 1 - front))}`;
}
