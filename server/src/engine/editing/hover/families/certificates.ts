import type { Decoder, RecordValue, TypeDecoder } from '../fieldValue.ts';
import type { HoverContext } from '../hoverContext.ts';
import { code } from '../markdown.ts';

const bits: Decoder = ({ octets }) => (octets.length === 0 ? undefined : `${octets.length * 8} bits`);

/** How much data there is, and what of: by the field that says how it is made. */
const association: Decoder = ({ octets }, _, record) => {
  const matching = record.number('matching type');
  if (octets.length === 0) return undefined;
  return matching === 0 ? `${octets.length} octets of data` : `digest of ${octets.length * 8} bits`;
};

const PORTS: Readonly<Record<string, string>> = {
  _25: 'SMTP',
  _53: 'DNS',
  _110: 'POP3',
  _143: 'IMAP',
  _443: 'HTTPS',
  _465: 'submission',
  _587: 'submission',
  _853: 'DNS over TLS',
  _993: 'IMAP',
  _995: 'POP3',
};

/** Which server a TLSA record is about (RFC 6698 §3). */
function server({ owner }: RecordValue, { known: [own] }: HoverContext): string[] {
  const parts = /^(_\d+)\._(tcp|udp|sctp)\.(.+)$/i.exec(own?.view.text(owner) ?? '');
  if (parts === null) return [];
  const [, port = '', transport = '', host = ''] = parts;
  const service = PORTS[port];
  const number = `${transport.toUpperCase()} port ${port.slice(1)}${service ? ` (${service})` : ''}`;
  return [`For ${number} of ${code(host)}. Clients go by it where the zone is signed (RFC 6698 §4.1).`];
}

export const CERTIFICATES: Readonly<Record<string, TypeDecoder>> = {
  TLSA: {
    fields: { 'certificate association data': association },
    notedAt: ['certificate association data'],
    notes: server,
  },
  SMIMEA: { fields: { 'certificate association data': association } },
  SSHFP: {
    fields: { fingerprint: bits },
    notedAt: ['fingerprint'],
    notes: () => ['Clients go by it with `VerifyHostKeyDNS`, where the zone is signed (RFC 4255 §2.4).'],
  },
  OPENPGPKEY: {
    fields: { key: ({ octets }) => (octets.length === 0 ? undefined : `${octets.length} octets`) },
  },
};
