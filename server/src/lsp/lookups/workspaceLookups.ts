import type { CancellationToken } from 'vscode-languageserver';
import type { CheckedZone } from '../../engine/checkedZone.ts';
import type { Cancel, Dns } from '../../engine/dns/dns.ts';
import { zoneDns } from '../../engine/dns/zoneDns.ts';
import type { Http } from '../../engine/http/http.ts';
import type { OpenHttp } from '../../engine/http/openHttp.ts';
import type { DocumentFinding, MailDocument } from '../../engine/mail/document/mailDocument.ts';
import { lookUpMail, mailRecordsOf } from '../../engine/mail/inZone/lookUpMail.ts';
import type { PublishedPolicy } from '../../engine/mail/stsPolicy/policySurroundings.ts';
import { publishedPolicy } from '../../engine/mail/stsPolicy/publishedPolicy.ts';
import type { Zone } from '../../engine/zone/zone.ts';
import type { Setup } from '../setup.ts';
import { createCancel } from './createCancel.ts';
import type { DnsClients } from './dnsClients.ts';
import { LOOKUP_RULES } from './lookups.ts';
import { type Watched, watchedDns } from './watchedDns.ts';
import { watchedHttp } from './watchedHttp.ts';

export interface WorkspaceLookupPorts {
  /** Without them, nothing is looked up. */
  readonly clients: DnsClients | undefined;
  readonly web: OpenHttp;
  /** The open zones, which answer for their own names. */
  zones(): Iterable<Zone>;
}

/** Looks up mail records of a check of the workspace, where the settings of their files allow that. */
export interface WorkspaceLookups {
  /**
   * Looks up the mail records of a zone, which answers for its own names first.
   *
   * @param progress is told how much is done, from 0 to 1
   */
  zone(checked: CheckedZone, key: string, setup: Setup, progress: (part: number) => void): Promise<void>;
  /** The same for a document that is no zone. */
  document(document: MailDocument, key: string, setup: Setup): Promise<readonly DocumentFinding[]>;
  /** The policy of MTA-STS of a domain as everybody finds it. */
  policy(domain: string, setup: Setup): Promise<PublishedPolicy | undefined>;
  /** Why not all was looked up, as a sentence. */
  problem(): string | undefined;
}

/** @param token gives up what is under way */
export function createWorkspaceLookups(
  { clients, web, zones }: WorkspaceLookupPorts,
  token: CancellationToken,
): WorkspaceLookups {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const cancel: Cancel = createCancel(controller.signal, () => true);
  const problems = new Set<string>();
  const failures: Watched[] = [];

  /** Who is asked for a file; nobody, where its settings say so. */
  const network = async ({ config }: Setup): Promise<{ dns: Dns; http: Http } | undefined> => {
    if (clients === undefined || config['dns.lookups'] === 'off') return undefined;
    const client = await clients.for(config);
    for (const problem of client.problems) problems.add(problem);
    const { dns, watched } = watchedDns(client);
    failures.push(watched);
    return {
      dns: { ask: (name, type) => dns.ask(name, type, cancel) },
      http: watchedHttp(web, watched, cancel),
    };
  };
  const rulesFor = ({ shown }: Setup, key: string) =>
    LOOKUP_RULES.filter(({ id }) => shown.severityOf(id, key) !== 'off');

  return {
    async zone(checked, key, setup, progress) {
      if (mailRecordsOf(checked.zone).next().done) return;
      const asked = await network(setup);
      if (asked === undefined) return;
      await lookUpMail(checked, zoneDns([checked.zone, ...zones()], asked.dns), {
        http: asked.http,
        cancel,
        rules: rulesFor(setup, key),
        progress: (done, all) => progress(done / all),
      });
    },
    async document(document, key, setup) {
      const asked = await network(setup);
      if (asked === undefined) return [];
      const dns = zoneDns(zones(), asked.dns);
      const found = await document.lookUp(dns, rulesFor(setup, key), Number.POSITIVE_INFINITY, asked.http);
      return cancel.aborted ? [] : found.findings;
    },
    async policy(domain, setup) {
      const asked = await network(setup);
      return asked && (await publishedPolicy(domain, asked.dns, asked.http));
    },
    problem() {
      const failed = failures.find(({ failures: count, reason }) => count > 0 && reason !== undefined);
      const why = [...problems][0] ?? failed?.reason;
      return why === undefined || cancel.aborted ? undefined : `Not all could be looked up: ${why}`;
    },
  };
}
