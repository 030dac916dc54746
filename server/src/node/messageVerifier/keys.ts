import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Cancel, Dns, DnsAnswer, DnsSource } from '../../engine/dns/dns.ts';
import { type DkimKey, parseDkimKey } from '../../engine/mail/dkim/dkimKey.ts';
import { tagOf } from '../../engine/mail/tags/tagList.ts';
import { aLabel } from '../../engine/text/idna.ts';

/**
 * What came of asking for a key. `off`: DNS was not to be asked; `temporary`: a later question may have an answer; `unusable`:
 * there is none, or none that counts. Reasons are sentences that say what to do.
 */
export type KeyAnswer =
  | {
      readonly status: 'found';
      readonly key: VerifyingKey;
      readonly record: DkimKey;
      readonly source: DnsSource;
    }
  | { readonly status: 'off' }
  | { readonly status: 'temporary'; readonly reason: string }
  | {
      readonly status: 'unusable';
      readonly reason: string;
      readonly record?: DkimKey;
      readonly source?: DnsSource;
    };

export interface VerifyingKey {
  readonly type: 'rsa' | 'ed25519';
  /** Of an RSA key's modulus; `null` for other keys. */
  readonly bits: number | null;
  /** Whether the domain says that it is testing (flag `y` in `t`). */
  readonly isTesting: boolean;
  readonly object: KeyObject;
}

/** Finds keys; each name is asked for once. */
export interface Keys {
  get(name: string): Promise<KeyAnswer>;
  /** The same answers as mailauth wants them: as Node's resolver gives them. */
  resolve(name: string): Promise<string[][]>;
}

/** Asks for the keys of one message's signatures through the port. */
export function createKeys(dns: Dns, cancel: Cancel | undefined): Keys {
  const asked = new Map<string, Promise<DnsAnswer<'TXT'>>>();
  const ask = (name: string) => {
    const key = dnsName(name);
    const answer = asked.get(key) ?? dns.ask(key, 'TXT', cancel);
    asked.set(key, answer);
    return answer;
  };
  return {
    async get(name) {
      return keyAnswer(name, await ask(name));
    },
    async resolve(name) {
      const answer = await ask(name);
      if (answer.status === 'found') return answer.records.map((text) => [text]);
      const code =
        answer.status === 'noName' ? 'ENOTFOUND' : answer.status === 'noData' ? 'ENODATA' : 'ETIMEOUT';
      throw Object.assign(new Error(name), { code });
    },
  };
}

/** A name as DNS has it: with A-labels (RFC 8616 §3), a backslash escaped. */
function dnsName(name: string): string {
  return name
    .toLowerCase()
    .split('.')
    .map((label) => (/[^\x20-\x7e]/.test(label) ? (aLabel(label) ?? label) : label.replaceAll('\\', '\\\\')))
    .join('.');
}

function keyAnswer(name: string, answer: DnsAnswer<'TXT'>): KeyAnswer {
  switch (answer.status) {
    case 'noName':
      return {
        status: 'unusable',
        reason: `There is no key: the name "${name}" does not exist. The selector is misspelt, the key was never published, or it was taken out of DNS since.`,
        source: answer.source,
      };
    case 'noData':
      return {
        status: 'unusable',
        reason: `There is no key: the name "${name}" exists, but has no TXT record. Publish the key there, or a CNAME record that leads to it.`,
        source: answer.source,
      };
    case 'failed':
      if (answer.reason === 'off') return { status: 'off' };
      if (answer.reason === 'invalidName')
        return { status: 'unusable', reason: `"${name}" is no name that DNS can be asked for.` };
      return {
        status: 'temporary',
        reason: `The key at "${name}" could not be asked for${answer.reason === 'timeout' ? ', since no answer came in time' : ''}: ${answer.detail} Try again later.`,
      };
    case 'found':
      return readRecord(name, answer.records[0] ?? '', answer.source);
  }
}

function readRecord(name: string, text: string, source: DnsSource): KeyAnswer {
  const record = parseDkimKey({ kind: 'dkim', text, owner: name });
  const unusable = (reason: string): KeyAnswer => ({ status: 'unusable', reason, record, source });
  const version = tagOf(record, 'v')?.value;
  if (version !== undefined && version.toUpperCase() !== 'DKIM1')
    return unusable(`The key at "${name}" has the version "${version}"; there is no other than DKIM1.`);
  const { key, keyType } = record;
  if (key.kind === 'revoked')
    return unusable(
      `The key at "${name}" was withdrawn: its "p" is empty (RFC 6376 §3.6.1). The message was signed with a key that is not to be used any more.`,
    );
  if (key.kind === 'missing') return unusable(`The record at "${name}" holds no key: it has no "p".`);
  if (
    (key.kind !== 'rsa' && key.kind !== 'ed25519') ||
    (keyType !== key.kind && tagOf(record, 'k') !== undefined)
  )
    return unusable(
      `What stands in "p" of the record at "${name}" is no key of the type "${keyType}". Publish it again as the mail system gives it.`,
    );
  const isTesting = (tagOf(record, 't')?.value ?? '')
    .split(':')
    .some((flag) => flag.trim().toLowerCase() === 'y');
  try {
    const object = key.kind === 'rsa' ? rsaKey(key.octets, key.form) : ed25519Key(key.raw);
    return {
      status: 'found',
      key: { type: key.kind, bits: key.kind === 'rsa' ? key.bits : null, isTesting, object },
      record,
      source,
    };
  } catch {
    return unusable(
      `What stands in "p" of the record at "${name}" cannot be used as a key. Publish it again as the mail system gives it.`,
    );
  }
}

function rsaKey(octets: Uint8Array, form: 'spki' | 'pkcs1'): KeyObject {
  return createPublicKey({ key: Buffer.from(octets), format: 'der', type: form });
}

/** A key of 32 octets in the structure that Node reads (RFC 8410 §4). */
function ed25519Key(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  });
}
