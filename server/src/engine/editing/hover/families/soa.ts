import { describeSerial } from '../../serial.ts';
import { spanWords } from '../../spans.ts';
import type { Decoder, TypeDecoder } from '../fieldValue.ts';
import { code } from '../markdown.ts';
import { standsAtWord } from '../standsAt.ts';

/** The address of the mailbox that a name stands for: its first label is the part before the `@` (RFC 1035 §8). */
export const mailbox: Decoder = ({ words: [name = ''] }) => {
  if (name === '.') return 'none';
  const parts = /^((?:\\.|[^.\\])+)\.(.+)\.$/.exec(name);
  if (parts === null) return undefined;
  return code(`${(parts[1] as string).replace(/\\(.)/g, '$1')}@${parts[2]}`);
};

const serial: Decoder = ({ words: [word] }, { sources }) => {
  const says = describeSerial(Number(word), sources.now);
  return says ?? 'a counter';
};

const refresh: Decoder = ({ words: [word] }) =>
  `${spanWords(Number(word))}: how late a change shows without NOTIFY`;

const retry: Decoder = ({ words: [word] }, _, record) => {
  const seconds = Number(word);
  const span = spanWords(seconds);
  if (seconds === 0) return span;
  const tries = Math.max(0, Math.floor((record.number('expire') - record.number('refresh')) / seconds));
  return `${span}: about ${tries} ${tries === 1 ? 'try' : 'tries'} before the zone expires`;
};

const expire: Decoder = ({ words: [word] }) =>
  `${spanWords(Number(word))} without the primary; then they answer SERVFAIL`;

const minimum: Decoder = ({ words: [word] }, _, record) => {
  const seconds = Number(word);
  const span = spanWords(seconds);
  if (record.view.ttl >= seconds) return `${span}: how long a new name may be missing`;
  return `${span}, but resolvers take the record's TTL, ${spanWords(record.view.ttl)}, which is shorter (RFC 2308 §5)`;
};

export const SOA: TypeDecoder = {
  fields: { MNAME: standsAtWord, RNAME: mailbox, serial, refresh, retry, expire, minimum },
};

export const RP: TypeDecoder = {
  fields: {
    'mbox-dname': mailbox,
    'txt-dname': (value, context, record) =>
      value.words[0] === '.' ? 'none' : standsAtWord(value, context, record),
  },
};
