import type { Answer, OtherRecord } from '../../outside/neighbours.ts';
import type { RecordView } from '../recordView.ts';
import type { Report } from '../rule.ts';

/** Reports an address of which no PTR record leads to a name that has it. */
export function reportAddress(
  record: RecordView,
  address: string,
  host: string,
  records: readonly OtherRecord[],
  report: Report,
): void {
  const [only] = records;
  const names = records.map(({ data }) => data).join(' and ');
  report({
    message: `The PTR record of ${address} leads to ${names}, which ${records.length > 1 ? 'do' : 'does'} not have this address: whoever checks one record by the other takes both for wrong (RFC 1912 §2.1). Have it lead to ${host}, or to another name of the address.`,
    place: record.typePlace,
    elsewhere: records.map(({ at }) => ({ message: 'The PTR record', at })),
    ...(only && records.length === 1
      ? {
          fixes: [
            {
              title: `Have the PTR record of ${address} lead to ${host}`,
              edits: [],
              otherEdits: [{ ...only.at, text: host }],
            },
          ],
        }
      : {}),
  });
}

/** Reports a PTR record whose name does not have the address, if it is so. */
export function reportPointer(
  record: RecordView,
  address: string,
  host: string,
  { records, alias, added }: Answer,
  report: Report,
): void {
  if (records.some(({ data }) => data === address)) return;
  const place = record.dataTokens()[0]?.place ?? record.typePlace;
  const type = address.includes(':') ? 'AAAA' : 'A';
  if (alias !== undefined) {
    report({
      message: `${host} is an alias of ${alias}: a PTR record leads to the name that the host is called by, since programs hold the address against the addresses of this very name (RFC 1912 §2.1). Name ${alias} here, if it has the address ${address}.`,
      place,
    });
    return;
  }
  const has = records.map(({ data }) => data).join(', ');
  report({
    message:
      records.length > 0
        ? `${host} has the address ${has}, not ${address}: whoever checks the name of this address takes it for wrong (RFC 1912 §2.1). Correct the name here or the address there.`
        : `${host} has no ${type} record: whoever checks the name of ${address} takes it for wrong (RFC 1912 §2.1). Correct the name, or add the address to its zone.`,
    place,
    elsewhere: records.map(({ at }) => ({ message: `An address of ${host}`, at })),
    ...(added === undefined
      ? {}
      : {
          fixes: [{ title: `Add an ${type} record for ${host} to its zone`, edits: [], otherEdits: [added] }],
        }),
  });
}
