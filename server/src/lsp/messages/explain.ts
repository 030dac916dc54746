import type { MessageLookups } from '../../protocol.ts';
import type { ClientAbilities } from '../clientAbilities.ts';
import type { Setup } from '../setup.ts';
import type { AnalysisJob, AnalysisWatch, MessageAnalyser, MessageSource } from './analyser.ts';
import type { Explained } from './messageDocuments.ts';

export interface ExplainParts {
  readonly abilities: ClientAbilities;
  /** Missing where the machine cannot. */
  readonly analyser: MessageAnalyser | undefined;
}

/** Has a message explained, by the settings that hold for it; a problem is told as a sentence. */
export async function explain(
  { analyser, abilities }: ExplainParts,
  source: MessageSource,
  { config }: Setup,
  asksDns: boolean,
  watch: AnalysisWatch,
): Promise<Explained> {
  if (analyser === undefined) return { problem: 'Messages cannot be explained here.' };
  const lookups = lookupsOf(config['dns.lookups'], config['dns.resolvers'], asksDns, abilities);
  const at = Date.now();
  const job: AnalysisJob = {
    source,
    now: at,
    // What comes with a message must not say who is to be believed in it.
    ownHosts: abilities.isTrusted ? config['messages.ownHosts'] : [],
    ...(lookups.state === 'asked' && {
      dns: { resolvers: config['dns.resolvers'], timeout: config['dns.timeout'] },
    }),
  };
  try {
    return { analysis: await analyser.analyse(job, watch), at, lookups };
  } catch (reason) {
    return { problem: reason instanceof Error ? reason.message : String(reason) };
  }
}

function lookupsOf(
  setting: string,
  resolvers: readonly string[],
  asksDns: boolean,
  { isTrusted, allowsLookups }: ClientAbilities,
): MessageLookups {
  if (!isTrusted)
    return { state: 'forbidden', reason: 'This workspace is not trusted: nothing is looked up in it.' };
  if (!allowsLookups || setting === 'off')
    return {
      state: 'forbidden',
      reason: 'Lookups are switched off by the setting "hostmaster.dns.lookups".',
    };
  const named = resolvers.length === 0 ? 'the resolvers of this machine' : resolvers.join(', ');
  return { state: asksDns ? 'asked' : 'notAsked', resolvers: named };
}
