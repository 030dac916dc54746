import type { CheckedZone } from '../../engine/checkedZone.ts';
import type { Dns } from '../../engine/dns/dns.ts';
import type { OpenDns } from '../../engine/dns/openDns.ts';
import { zoneDns } from '../../engine/dns/zoneDns.ts';
import { lookUpMail, mailRecordsOf } from '../../engine/mail/inZone/lookUpMail.ts';
import type { FileSetup } from '../project.ts';
import { plain } from '../terminal.ts';
import type { FileProgress } from './checkFile.ts';

/** Looks up mail records by one client, whose answers all files share. */
export interface RecordLookups {
  /**
   * Looks up the mail records of a zone that was read, if that is asked for; the zone answers for its own names.
   *
   * @returns a sentence where questions were not answered
   */
  run(checked: CheckedZone, setup: FileSetup, progress: FileProgress): Promise<string | undefined>;
  end(): void;
}

export function createRecordLookups(): RecordLookups {
  let opened: Promise<OpenDns> | undefined;
  return {
    async run(checked, { path, config, resolvers }, progress) {
      if (resolvers === undefined || mailRecordsOf(checked.zone).next().done) return undefined;
      // Loaded here, because most runs ask nothing.
      opened ??= import('../../node/openDns.ts').then(({ openDns }) =>
        openDns({ resolvers, timeout: config['dns.timeout'] }),
      );
      const unanswered = new Set<string>();
      const dns = noted(await opened, unanswered);
      await lookUpMail(checked, zoneDns([checked.zone], dns), {
        progress: (done, all) => progress(done / all, 'looked up'),
      });
      const [reason] = unanswered;
      return reason && `${plain(path)}: not all could be looked up: ${reason}`;
    },
    end() {
      void opened?.then((client) => client.close());
    },
  };
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
