import type { CheckedZone } from '../../engine/checkedZone.ts';
import { activeRules } from '../../engine/config/levels.ts';
import type { Dns } from '../../engine/dns/dns.ts';
import type { OpenDns } from '../../engine/dns/openDns.ts';
import { zoneDns } from '../../engine/dns/zoneDns.ts';
import { type Http, isServerFault } from '../../engine/http/http.ts';
import { laterHttp, type OpenHttp } from '../../engine/http/openHttp.ts';
import type { DocumentFinding, MailDocument } from '../../engine/mail/document/mailDocument.ts';
import type { PublishedPolicy } from '../../engine/mail/stsPolicy/policySurroundings.ts';
import type { AnyLookupRule } from '../../engine/rules/rule.ts';
import { plain } from '../../engine/text/plain.ts';
import type { FileSetup } from '../project.ts';
import type { FileProgress } from './checkFile.ts';

/** Looks up mail records by one client of resolvers and one of web servers, whose answers all files share. */
export interface RecordLookups {
  /**
   * Looks up the mail records of a zone that was read, if that is asked for; the zone answers for its own names.
   *
   * @returns a sentence where questions were not answered
   */
  run(checked: CheckedZone, setup: FileSetup, progress: FileProgress): Promise<string | undefined>;
  /** The same for a document that is no zone; its findings are not published with it. */
  runDocument(
    document: MailDocument,
    setup: FileSetup,
  ): Promise<{ readonly findings: readonly DocumentFinding[]; readonly unanswered: string | undefined }>;
  /** The policy of MTA-STS of a domain as everybody finds it, if that is asked for. */
  publishedPolicy(domain: string, setup: FileSetup): Promise<PublishedPolicy | undefined>;
  end(): void;
}

export function createRecordLookups(): RecordLookups {
  let opened: Promise<OpenDns> | undefined;
  let web: OpenHttp | undefined;
  const open = ({ config }: FileSetup, resolvers: readonly string[]): Promise<OpenDns> => {
    // Loaded here, because most runs ask nothing.
    opened ??= import('../../node/openDns.ts').then(({ openDns }) =>
      openDns({ resolvers, timeout: config['dns.timeout'] }),
    );
    return opened;
  };
  const openWeb = ({ now }: FileSetup): OpenHttp => {
    web ??= laterHttp(async () => (await import('../../node/openHttp.ts')).openHttp, {
      now: now === undefined ? undefined : () => now,
    });
    return web;
  };
  return {
    async run(checked, setup, progress) {
      const { path, resolvers } = setup;
      if (resolvers === undefined) return undefined;
      const { lookUpMail, mailRecordsOf } = (await import('../zoneCommands.ts')).forFewChecks;
      if (mailRecordsOf(checked.zone).next().done) return undefined;
      const unanswered = new Set<string>();
      const dns = noted(await open(setup, resolvers), unanswered);
      await lookUpMail(checked, zoneDns([checked.zone], dns), {
        http: notedHttp(openWeb(setup), unanswered),
        progress: (done, all) => progress(done / all, 'looked up'),
      });
      return sentence(path, unanswered);
    },
    async runDocument(document, setup) {
      const { path, config, resolvers } = setup;
      if (resolvers === undefined) return { findings: [], unanswered: undefined };
      const unanswered = new Set<string>();
      const dns = noted(await open(setup, resolvers), unanswered);
      const rules = activeRules(config).filter((rule): rule is AnyLookupRule => rule.scope === 'lookup');
      const { findings } = await document.lookUp(
        dns,
        rules,
        Number.POSITIVE_INFINITY,
        notedHttp(openWeb(setup), unanswered),
      );
      return { findings, unanswered: sentence(path, unanswered) };
    },
    async publishedPolicy(domain, setup) {
      const { resolvers } = setup;
      if (resolvers === undefined) return undefined;
      const { publishedPolicy } = (await import('../zoneCommands.ts')).forFewChecks;
      return publishedPolicy(domain, await open(setup, resolvers), openWeb(setup));
    },
    end() {
      void opened?.then((client) => client.close());
      web?.close();
    },
  };
}

function sentence(path: string, [reason]: Iterable<string>): string | undefined {
  return reason && `${plain(path)}: not all could be looked up: ${reason}`;
}

/** Asks as `dns` does, and notes why questions are not answered. */
function noted(dns: Dns, unanswered: Set<string>): Dns {
  return {
    async ask(name, type) {
      const answer = await dns.ask(name, type);
      if (answer.status === 'failed' && answer.reason !== 'invalidName') unanswered.add(answer.detail);
      return answer;
    },
  };
}

/** The same for files; what DNS does not answer is noted there. */
function notedHttp(http: Http, unanswered: Set<string>): Http {
  return {
    unpack: http.unpack,
    async fetch(url, options) {
      const answer = await http.fetch(url, options);
      if (answer.status === 'failed' && !isServerFault(answer)) unanswered.add(answer.detail);
      return answer;
    },
  };
}
