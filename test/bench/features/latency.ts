/** How long one kind of request took, in milliseconds, as the client sees it. */
export interface Latency {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** How often each request is made. */
export const TIMES = 50;

/** Makes a request again and again, one at a time. */
export async function latency(name: string, ask: () => Promise<unknown>): Promise<Latency> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(TIMES - 1, Math.floor(share * TIMES))] as number;
  return { name, p50: at(0.5), p95: at(0.95), max: at(1) };
}
