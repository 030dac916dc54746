const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its port',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  EHOSTUNREACH: 'there is no way to its address',
  ENETUNREACH: 'there is no network that leads to it',
  EADDRNOTAVAIL: 'there is no network that leads to it',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of its host cannot be looked up',
  EACCES: 'the system does not allow it',
  EPERM: 'the system does not allow it',
};

/** A sentence that says why a server cannot be reached. */
export function whyUnreachable(server: string, error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return `${server} cannot be reached: ${REASONS[code] ?? error.message}.`;
}
