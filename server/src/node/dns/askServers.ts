import type { DnsFailure } from '../../engine/dns/dns.ts';
import { askServer, type Question, type ServerPorts } from './askServer.ts';
import { type Failure, failure } from './outcome.ts';
import { type Resolution, resolutionOf } from './resolution.ts';
import type { Resolver } from './resolvers.ts';

/** How often a server is asked that does not answer. */
const TRIES = 2;

/** Of several failures, which tells most. */
const TELLING: readonly DnsFailure[] = ['serverFailure', 'refused', 'malformed', 'timeout', 'unreachable'];

/** Several resolvers: the one that answered last is asked first. */
export interface Servers {
  resolvers: readonly Resolver[];
  preferred: number;
}

export interface ServersAnswer {
  readonly resolution: Resolution;
  /** The server that it is from. */
  readonly server: string;
}

/** Asks one server after the other until one answers, those that stay silent once more. */
export async function askServers(
  servers: Servers,
  question: Question,
  ports: ServerPorts,
  signal: AbortSignal,
): Promise<ServersAnswer> {
  const { resolvers, preferred } = servers;
  const isAwake = (index: number) => ports.health.isAwake((resolvers[index] as Resolver).text);
  let open = resolvers.map((_, i) => (preferred + i) % resolvers.length).filter(isAwake);
  let worst = nobody(resolvers);
  let text = '';
  for (let attempt = 0; attempt < TRIES && open.length > 0; attempt++) {
    const silent: number[] = [];
    for (const index of open) {
      const server = resolvers[index] as Resolver;
      const outcome = await askServer(server, question, ports, signal);
      const resolution: Resolution =
        outcome.kind === 'failure'
          ? { status: 'failed', failure: outcome }
          : resolutionOf(outcome, question.labels, question.type, server.text);
      if (resolution.status !== 'failed' || resolution.failure.reason === 'cancelled') {
        servers.preferred = index;
        return { resolution, server: server.text };
      }
      const { reason } = resolution.failure;
      if (reason === 'timeout' || reason === 'malformed') silent.push(index);
      if (text === '' || TELLING.indexOf(reason) < TELLING.indexOf(worst.reason)) {
        worst = resolution.failure;
        text = server.text;
      }
    }
    open = silent;
  }
  if (worst.reason === 'timeout') ports.tally.timeouts++;
  return { resolution: { status: 'failed', failure: worst }, server: text };
}

/** Why nobody is asked. */
function nobody([first]: readonly Resolver[]): Failure {
  if (first === undefined) {
    return failure('unreachable', 'No name server is known: the setting dns.resolvers can name one.');
  }
  return failure(
    'timeout',
    `${first.text} did not answer the last questions, so it is not asked for a while.`,
  );
}
