import type { Dns } from '../../engine/dns/dns.ts';
import { zoneDns } from '../../engine/dns/zoneDns.ts';
import type { OpenHttp } from '../../engine/http/openHttp.ts';
import { publishedPolicy } from '../../engine/mail/stsPolicy/publishedPolicy.ts';
import type { Zone } from '../../engine/zone/zone.ts';
import type { LookUpResult, LookupStateParams } from '../../protocol.ts';
import type { MailDocuments, OpenMailDocument } from '../mail/mailDocuments.ts';
import { baseName } from '../uris.ts';
import { createCancel } from './createCancel.ts';
import type { DnsClients } from './dnsClients.ts';
import { inWords, type State, stateAfter, stateUnderWay } from './lookupState.ts';
import { AUTOMATIC_LIMIT, FORBIDDEN, INTERVAL, LOOKUP_RULES, PAUSE, SWITCHED_OFF } from './lookups.ts';
import { watchedDns } from './watchedDns.ts';
import { watchedHttp } from './watchedHttp.ts';

export interface MailLookupPorts {
  readonly mail: MailDocuments;
  /** Zones at hand, which answer for their own names. */
  zones(): Iterable<Zone>;
  /** Without them, nothing is looked up. */
  readonly clients: DnsClients | undefined;
  /** Fetches files that records name. */
  readonly web: OpenHttp;
  tell(state: LookupStateParams): void;
  /** The trees of SPF records are others now, and what is shown of them. */
  treesChanged(): void;
  failed(doing: string, reason: unknown): void;
}

/** Looks up what the mail records in documents that are no zones lead to. */
export interface MailLookups {
  /** A document was opened or changed, or is judged by other settings now. */
  changed(document: OpenMailDocument): void;
  closed(document: OpenMailDocument): void;
  /**
   * Looks up all of a document, forgetting earlier answers.
   *
   * @param given gives it up
   */
  now(document: OpenMailDocument, given: AbortSignal): Promise<LookUpResult>;
  /** What answers questions that the user asks about a document; why there is none, as a sentence. */
  dnsFor(document: OpenMailDocument): Promise<Dns | string>;
}

interface Run {
  readonly controller: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function createMailLookups({
  mail,
  zones,
  clients,
  web,
  tell,
  treesChanged,
  failed,
}: MailLookupPorts): MailLookups {
  const runs = new WeakMap<OpenMailDocument, Run>();

  const stop = (document: OpenMailDocument) => {
    const last = runs.get(document);
    last?.controller.abort();
    clearTimeout(last?.timer);
  };
  const begin = (document: OpenMailDocument): Run => {
    stop(document);
    const run = { controller: new AbortController(), timer: undefined };
    runs.set(document, run);
    return run;
  };
  const take = (document: OpenMailDocument, looked: Parameters<MailDocuments['lookedUp']>[1]) => {
    const hadTrees = document.spf.length > 0;
    mail.lookedUp(document, looked);
    if (hadTrees || looked.spf.length > 0) treesChanged();
  };
  const show = ({ uri }: OpenMailDocument, state: State) => tell({ uri, ...state });
  const modeOf = ({ setup }: OpenMailDocument) =>
    clients === undefined ? 'forbidden' : setup.config['dns.lookups'];

  const look = async (document: OpenMailDocument, { controller }: Run, most: number, anew: boolean) => {
    const { setup, key, document: read } = document;
    const network = await clients?.for(setup.config);
    if (network === undefined) return undefined;
    if (anew) {
      network.forget();
      web.forget();
    }
    const isNow = () => document.document === read && mail.get(document.uri) === document;
    const cancel = createCancel(controller.signal, isNow);
    const { dns, watched } = watchedDns(network);
    const report = () => show(document, stateUnderWay(watched));
    report();
    const timer = setInterval(report, INTERVAL);
    try {
      const at = zoneDns(zones(), dns);
      const asking: Dns = { ask: (name, type) => at.ask(name, type, cancel) };
      const rules = LOOKUP_RULES.filter(({ id }) => setup.shown.severityOf(id, key) !== 'off');
      const files = watchedHttp(web, watched, cancel);
      const { domain } = document.around;
      // What is published is asked of others than the zones at hand.
      const others: Dns = { ask: (name, type) => dns.ask(name, type, cancel) };
      const published = domain === undefined ? undefined : await publishedPolicy(domain, others, files);
      const { findings, spf, ...counts } = await read.lookUp(asking, rules, most, files);
      if (cancel.aborted) return undefined;
      take(document, { findings, spf });
      mail.compared(document, { published });
      const { done, all } = domain === undefined ? counts : { done: 1, all: 1 };
      const state = stateAfter(watched, done, all, network.problems[0]);
      show(document, state);
      return { state, findings: findings.length };
    } finally {
      clearInterval(timer);
    }
  };

  const schedule = (document: OpenMailDocument) => {
    const isFirst = !runs.has(document);
    const run = begin(document);
    run.timer = setTimeout(
      () =>
        look(document, run, AUTOMATIC_LIMIT, false).catch((reason) =>
          failed(`looking up mail records of ${document.uri}`, reason),
        ),
      isFirst ? 0 : PAUSE,
    );
  };

  return {
    changed(document) {
      const mode = modeOf(document);
      if (mode === 'auto') {
        schedule(document);
        return;
      }
      stop(document);
      show(document, { state: mode });
      if (mode === 'onDemand') return;
      take(document, { findings: [], spf: [] });
      mail.compared(document, { published: undefined });
    },
    closed: stop,
    async dnsFor({ setup }) {
      if (clients === undefined) return FORBIDDEN;
      if (setup.config['dns.lookups'] === 'off') return SWITCHED_OFF;
      return zoneDns(zones(), await clients.for(setup.config));
    },
    async now(document, given) {
      const mode = modeOf(document);
      if (mode === 'forbidden') return { problem: FORBIDDEN };
      if (mode === 'off') return { problem: SWITCHED_OFF };
      const run = begin(document);
      const giveUp = () => run.controller.abort();
      given.addEventListener('abort', giveUp);
      if (given.aborted) giveUp();
      try {
        const result = await look(document, run, Number.POSITIVE_INFINITY, true);
        if (result !== undefined) {
          return { text: inWords(baseName(document.uri), result.state), findings: result.findings };
        }
        if (!given.aborted) return { problem: 'The file was changed while its records were looked up.' };
        if (mode === 'auto' && runs.get(document) === run) schedule(document);
        return { problem: 'Cancelled.' };
      } finally {
        given.removeEventListener('abort', giveUp);
      }
    },
  };
}
