import type { Cancel, Dns } from '../../engine/dns/dns.ts';
import { offlineDns } from '../../engine/dns/offlineDns.ts';
import { zoneDns } from '../../engine/dns/zoneDns.ts';
import type { OpenHttp } from '../../engine/http/openHttp.ts';
import { lookUpMail, mailRecordsOf } from '../../engine/mail/inZone/lookUpMail.ts';
import { createLookupState } from '../../engine/mail/inZone/lookupState.ts';
import { isBelow } from '../../engine/outside/zoneNeighbours.ts';
import type { AnyLookupRule } from '../../engine/rules/rule.ts';
import { RULES } from '../../engine/rules/rules.ts';
import { nameText } from '../../engine/zone/nameText.ts';
import { apexOf, type Zone } from '../../engine/zone/zone.ts';
import type { LookUpResult, LookupStateParams } from '../../protocol.ts';
import { filesOf, isUnread, type OpenZone } from '../openZone.ts';
import type { OpenZones } from '../openZones.ts';
import { createCancel } from './createCancel.ts';
import type { DnsClients } from './dnsClients.ts';
import { inWords, type State, stateAfter, stateUnderWay } from './lookupState.ts';
import { watchedDns } from './watchedDns.ts';
import { watchedHttp } from './watchedHttp.ts';

export interface LookupPorts {
  readonly zones: OpenZones;
  /** Without it, nothing is looked up. */
  readonly clients: DnsClients | undefined;
  /** Fetches files that records name. */
  readonly web: OpenHttp;
  /** Is told what a zone's lookups are doing. */
  tell(state: LookupStateParams): void;
  /** The trees of SPF records are others now, and what is shown of them. */
  treesChanged(): void;
  failed(doing: string, reason: unknown): void;
}

/** Looks up what the mail records of open zones lead to. */
export interface Lookups {
  /** A zone was brought up to date, or is judged by other settings now. */
  settled(zone: OpenZone): void;
  /** A document was closed: names that it answered for are asked of others now. */
  closed(zone: OpenZone): void;
  /**
   * Looks up all of a zone, forgetting earlier answers.
   *
   * @param given gives it up
   */
  now(zone: OpenZone, given: AbortSignal): Promise<LookUpResult>;
  /** What answers questions that the user asks about a zone: the open zones, then DNS; why there is none, as a sentence. */
  dnsFor(zone: OpenZone): Promise<Dns | string>;
}

/** So many mail records are looked at without being asked for. */
export const AUTOMATIC_LIMIT = 500;

/** Milliseconds without a change before something is asked: half a name is nobody's business. */
export const PAUSE = 800;

/** Milliseconds between two reports of what is under way. */
export const INTERVAL = 250;

export const FORBIDDEN = 'Nothing is looked up here: the workspace is not trusted, or DNS cannot be asked.';
export const SWITCHED_OFF = 'Lookups are switched off by the setting dns.lookups.';

export const LOOKUP_RULES = RULES.filter((rule): rule is AnyLookupRule => rule.scope === 'lookup');

/** The lookups of a zone that are due, under way, or were the last. */
interface Run {
  readonly controller: AbortController;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** The names that were asked for, absolute. */
  readonly asked: Set<string>;
}

export function createLookups({ zones, clients, web, tell, treesChanged, failed }: LookupPorts): Lookups {
  const runs = new WeakMap<OpenZone, Run>();

  const begin = (zone: OpenZone): Run => {
    const last = runs.get(zone);
    last?.controller.abort();
    clearTimeout(last?.timer);
    // Until it has asked, what the last one asked for is what other zones may answer for.
    const run = {
      controller: new AbortController(),
      timer: undefined,
      asked: last?.asked ?? new Set<string>(),
    };
    runs.set(zone, run);
    return run;
  };

  /** Tells what a zone's lookups are doing, for the open documents that it is made of. */
  const show = (zone: OpenZone, state: State) => {
    for (const key of filesOf(zone)) {
      const document = zones.get(key);
      if (document !== undefined && zones.judgesOf(document)[0] === zone)
        tell({ uri: document.uri, ...state });
    }
  };

  /** The zone itself answers first, then the other open ones. */
  const zonesFor = (zone: OpenZone): Zone[] => [
    zone.checked.zone,
    ...[...zones.all()]
      .filter((other) => other !== zone && other.isSetUp && !isUnread(other))
      .map((other) => other.checked.zone),
  ];

  const look = async (zone: OpenZone, run: Run, limit: number, anew: boolean, cancel: Cancel) => {
    if (clients === undefined) return undefined;
    const { checked, setup } = zone;
    const rules = LOOKUP_RULES.filter(({ id }) => setup.shown.severityOf(id, zone.key) !== 'off');
    // The client is loaded with the first mail record.
    const isNeeded = !mailRecordsOf(checked.zone).next().done;
    const network = isNeeded ? await clients.for(setup.config) : { ...offlineDns, problems: [], forget() {} };
    if (anew) {
      network.forget();
      web.forget();
    }
    const { dns, watched } = watchedDns(network);
    const before = checked.lookups.findings;
    const grown = checked.lookups.spf;
    const report = () => show(zone, stateUnderWay(watched));
    report();
    const timer = setInterval(report, INTERVAL);
    try {
      run.asked.clear();
      const asking = noted(zoneDns(zonesFor(zone), dns), run.asked, cancel);
      const { done, all } = await lookUpMail(checked, asking, {
        http: watchedHttp(web, watched, cancel),
        limit,
        cancel,
        rules,
      });
      if (cancel.aborted) return undefined;
      const { findings, spf } = checked.lookups;
      if (before.length > 0 || findings.length > 0) zones.foundAnew(zone);
      if (grown.length > 0 || spf.length > 0) treesChanged();
      const [problem] = network.problems;
      const state = stateAfter(watched, done, all, problem);
      show(zone, state);
      return { state, findings: findings.length };
    } finally {
      clearInterval(timer);
    }
  };

  /** Given up by the next change, or where the zone is another by now. */
  const cancelOf = (zone: OpenZone, { controller }: Run): Cancel => {
    const { checked } = zone;
    const { signal } = controller;
    return createCancel(
      signal,
      () => zone.work === undefined && zone.checked === checked && zones.get(zone.uri) === zone,
    );
  };

  const schedule = (zone: OpenZone) => {
    const isFirst = !runs.has(zone);
    const run = begin(zone);
    run.timer = setTimeout(
      () => {
        const cancel = cancelOf(zone, run);
        if (cancel.aborted) return;
        look(zone, run, AUTOMATIC_LIMIT, false, cancel).catch((reason) =>
          failed(`looking up mail records of ${zone.uri}`, reason),
        );
      },
      isFirst ? 0 : PAUSE,
    );
  };

  /** Other zones are looked up again that had asked for names of this one. */
  const othersAgain = (zone: OpenZone) => {
    const apex = nameOf(zone).toLowerCase();
    for (const other of zones.all()) {
      if (other === zone || modeOf(other) !== 'auto') continue;
      const asked = runs.get(other)?.asked ?? [];
      if ([...asked].some((name) => isBelow(name, apex))) schedule(other);
    }
  };

  const clear = (zone: OpenZone) => {
    const { lookups } = zone.checked;
    const { findings, spf } = lookups;
    Object.assign(lookups, createLookupState());
    if (findings.length > 0) zones.foundAnew(zone);
    if (spf.length > 0) treesChanged();
  };

  const modeOf = (zone: OpenZone) => {
    // What is wrong in an included file is said by the zone that includes it.
    if (!zones.judgesOf(zone).includes(zone)) return 'included';
    return clients === undefined ? 'forbidden' : zone.setup.config['dns.lookups'];
  };

  return {
    async dnsFor(zone) {
      const mode = zone.setup.config['dns.lookups'];
      if (clients === undefined) return FORBIDDEN;
      if (mode === 'off') return SWITCHED_OFF;
      return zoneDns(zonesFor(zone), await clients.for(zone.setup.config));
    },
    settled(zone) {
      const mode = modeOf(zone);
      if (mode === 'auto') {
        schedule(zone);
      } else {
        begin(zone);
        if (mode !== 'included') show(zone, { state: mode });
        if (mode !== 'onDemand') clear(zone);
      }
      othersAgain(zone);
    },
    closed(zone) {
      runs.get(zone)?.controller.abort();
      clearTimeout(runs.get(zone)?.timer);
      othersAgain(zone);
    },
    async now(zone, given) {
      const mode = modeOf(zone);
      if (mode === 'forbidden') {
        return { problem: FORBIDDEN };
      }
      if (mode === 'off' || mode === 'included') return { problem: SWITCHED_OFF };
      const run = begin(zone);
      const giveUp = () => run.controller.abort();
      given.addEventListener('abort', giveUp);
      if (given.aborted) giveUp();
      try {
        const result = await look(zone, run, Number.POSITIVE_INFINITY, true, cancelOf(zone, run));
        if (result !== undefined)
          return { text: inWords(nameOf(zone), result.state), findings: result.findings };
        if (!given.aborted) return { problem: 'The file was changed while its records were looked up.' };
        // What is shown goes on with the answers that there are.
        if (mode === 'auto' && runs.get(zone) === run) schedule(zone);
        return { problem: 'Cancelled.' };
      } finally {
        given.removeEventListener('abort', giveUp);
      }
    },
  };
}

/** Asks as `dns` does until it is given up, and notes the names. */
function noted(dns: Dns, names: Set<string>, cancel: Cancel): Dns {
  return {
    ask(name, type) {
      names.add(`${name.replace(/\.$/, '').toLowerCase()}.`);
      return dns.ask(name, type, cancel);
    },
  };
}

function nameOf({ checked: { zone } }: OpenZone): string {
  return nameText(zone.names, apexOf(zone).name);
}
