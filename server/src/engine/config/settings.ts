import { MAIL_KINDS } from '../mail/mailRecord.ts';
import { MESSAGE_GROUPS } from '../message/findings/messageFindings.ts';
import { type Config, DEFAULT_CONFIG, type Level } from './config.ts';
import type { Schema } from './schema.ts';

/** One setting: the configuration file's schema, the editor's settings and the documentation are made from it. */
export interface Setting<K extends keyof Config = keyof Config> {
  readonly key: K;
  /** Markdown; the first sentence stands alone in tables. */
  readonly description: string;
  readonly schema: Schema;
  readonly example: Config[K];
  /** Whether the editor's settings have it too; what speaks of a project's files belongs to the file alone. */
  readonly inEditor: boolean;
  /** What the editor's list of settings can be filtered by. */
  readonly tags?: readonly string[];
}

/** How a rule's findings can be shown. */
export const LEVELS: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** What rules and findings about messages begin with. */
const GROUPS = [...new Set(['zone', 'txt', ...MAIL_KINDS, ...MESSAGE_GROUPS])];

const RULE_LEVELS: Schema = {
  type: 'object',
  keys: {
    pattern: `^(${GROUPS.join('|')})/(\\*|[a-z0-9-]+)$`,
    saying: 'a rule such as zone/cname-chain, or a group: zone/*, spf/*',
  },
  values: { type: 'string', oneOf: LEVELS },
};

const NAME: Schema = {
  type: 'string',
  pattern: '^(\\.|[^\\s.]+(\\.[^\\s.]+)*\\.?)$',
  saying: 'a domain name such as example.com',
};

const OCTET = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ADDRESS = `${OCTET}(\\.${OCTET}){3}`;
const PORT = '(:\\d{1,5})?';

/** What the DNS client takes for a resolver (RFC 8484 for addresses of the web). */
const RESOLVER: Schema = {
  type: 'string',
  pattern: `^((${ADDRESS}|localhost)${PORT}|\\[[0-9A-Fa-f:.]+\\]${PORT}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|https://\\S+|http://(localhost|127\\.[\\d.]+|\\[::1\\])(:\\d+)?(/\\S*)?)$`,
  saying:
    'a resolver such as 192.0.2.53, 192.0.2.53:5353, [2001:db8::53]:53 or https://dns.example/dns-query',
};

const OWN_HOST = 'a name, an address or a network, such as example.net, 192.0.2.1 or !192.0.2.0/24';

function setting<K extends keyof Config>(declared: Setting<K>): Setting {
  return declared as unknown as Setting;
}

export const SETTINGS: readonly Setting[] = [
  setting({
    key: 'ruleSet',
    description:
      'Which rules are on. `recommended` finds what breaks or is about to; `strict` adds advice; `off` leaves only what `rules` switches on.',
    schema: { type: 'string', oneOf: ['recommended', 'strict', 'off'] },
    example: 'strict',
    inEditor: true,
  }),
  setting({
    key: 'rules',
    description:
      "How findings of single rules, or of all of a group (`zone/*`, `spf/*`, `received/*`), are shown: `off`, `hint`, `info`, `warning` or `error`. A rule's own entry wins over its group's.",
    schema: RULE_LEVELS,
    example: { 'zone/ns-single': 'off', 'zone/duplicate-record': 'error' },
    inEditor: true,
  }),
  setting({
    key: 'overrides',
    description:
      'Levels for some files. Each entry has `files`, globs relative to this file, and `rules`; later entries win over earlier ones and over `rules`.',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: { files: { type: 'array', items: { type: 'string' } }, rules: RULE_LEVELS },
        required: ['files', 'rules'],
      },
    },
    example: [{ files: ['reverse/**'], rules: { 'zone/ns-single': 'hint' } }],
    inEditor: false,
  }),
  setting({
    key: 'origins',
    description:
      'Zone names by glob, for files whose name and text do not tell. The first glob that matches decides.',
    schema: { type: 'object', values: NAME },
    example: { 'zones/main.txt': 'example.com', 'internal/*.zone': 'corp.example.com' },
    inEditor: false,
  }),
  setting({
    key: 'includeBase',
    description:
      "What relative `$INCLUDE` paths start from. `file`: the including file's folder, then the project's; `workspace`: the project's folder; anything else: that folder, like the `directory` of named.conf.",
    schema: { type: 'string' },
    example: 'zones',
    inEditor: true,
  }),
  setting({
    key: 'targets',
    description:
      'The name servers that must load the files. What BIND reads and another target refuses is reported by `zone/dialect`.',
    schema: { type: 'array', items: { type: 'string', oneOf: ['bind', 'knot', 'nsd', 'powerdns'] } },
    example: ['bind', 'nsd'],
    inEditor: true,
  }),
  setting({
    key: 'nameServers',
    description:
      'Your own name servers. A SOA may name one of them, as a hidden primary, without being in the NS records; and a zone that is served by others is reported by `zone/ns-not-own`.',
    schema: { type: 'array', items: NAME },
    example: ['ns1.example.net', 'ns2.example.net', 'hidden.example.net'],
    inEditor: true,
  }),
  setting({
    key: 'ignoredNames',
    description:
      'Owners for which nothing is reported; `*` stands for any characters: `*.dyn.example.com`, `lab.example.com`.',
    schema: { type: 'array', items: { type: 'string' } },
    example: ['*.dyn.example.com'],
    inEditor: true,
  }),
  setting({
    key: 'maxFindings',
    description: 'How many findings are shown for one file; a last one says how many more there are.',
    schema: { type: 'number', minimum: 1, maximum: 100000 },
    example: 1000,
    inEditor: true,
  }),
  setting({
    key: 'dnssec',
    description:
      'Whether signatures, chains of NSEC and NSEC3 records and digests (ZONEMD) of signed zones are verified. `auto` does so up to 20,000 signatures, and looks at the apex alone where there are more; `on` always; `off` never. The command "Verify DNSSEC of this zone" and the option `--dnssec` verify a zone whatever is set.',
    schema: { type: 'string', oneOf: ['auto', 'on', 'off'] },
    example: 'on',
    inEditor: true,
  }),
  setting({
    key: 'dns.lookups',
    description:
      'Whether DNS is asked what the mail records of a zone lead to, such as the includes of an SPF record. With that, files that records name are fetched, such as the policy of MTA-STS. `auto` asks when a zone is opened and shortly after it was changed; `onDemand` when the command "Look up mail records now" is run; `off` never. In a workspace that is not trusted nothing is asked. [What is asked, and what never is](https://github.com/hostmaster/hostmaster/blob/main/docs/LOOKUPS.md). On the command line, the option `--dns` decides.',
    schema: { type: 'string', oneOf: ['auto', 'onDemand', 'off'] },
    example: 'onDemand',
    inEditor: true,
    tags: ['usesOnlineServices'],
  }),
  setting({
    key: 'dns.resolvers',
    description:
      "The resolvers to ask, in this order, instead of the system's: IP addresses, with a port where it is not 53 (`192.0.2.53:5353`, `[2001:db8::53]:5353`), or addresses for DNS over HTTPS (`https://dns.example/dns-query`).",
    schema: { type: 'array', items: RESOLVER },
    example: ['192.0.2.53', 'https://dns.example.net/dns-query'],
    inEditor: true,
    tags: ['usesOnlineServices'],
  }),
  setting({
    key: 'dns.timeout',
    description:
      'Seconds that a resolver has to answer one message. One that does not answer is asked twice.',
    schema: { type: 'number', minimum: 1, maximum: 60 },
    example: 5,
    inEditor: true,
  }),
  setting({
    key: 'messages.ownHosts',
    description:
      'The hosts that receive your mail: names, which stand for all below them, addresses and networks; `!` before one that is not yours, the first entry that fits decides. What these hosts wrote into a message can be believed. Where nothing is said, and in a workspace that is not trusted, it is inferred from the message.',
    schema: { type: 'array', items: { type: 'string', pattern: '^!?[^\\s!,]+$', saying: OWN_HOST } },
    example: ['example.net', '192.0.2.0/24', '!relay.example.net'],
    inEditor: true,
  }),
  setting({
    key: 'serial.bumpOnSave',
    description:
      'Whether saving a zone file raises the serial number of its SOA record when records have changed since the last commit (without git: since the last save) and the number was not raised yet.',
    schema: { type: 'boolean' },
    example: true,
    inEditor: true,
  }),
  setting({
    key: 'format.tabs',
    description:
      'What columns are filled up with when a zone file is formatted: `spaces`, `tabs`, or what the `editor` is set to (`editor.insertSpaces`; on the command line, spaces).',
    schema: { type: 'string', oneOf: ['editor', 'spaces', 'tabs'] },
    example: 'tabs',
    inEditor: true,
  }),
  setting({
    key: 'format.tabSize',
    description:
      "Columns of a formatted zone file start at multiples of this many characters; 0 stands for the editor's `editor.tabSize`, on the command line for 4.",
    schema: { type: 'number', minimum: 0, maximum: 16 },
    example: 8,
    inEditor: true,
  }),
  setting({
    key: 'format.ownerWidth',
    description:
      'An owner with more characters does not widen the column of its section: what follows it stands one blank behind. Only where most owners of a section are longer, the column grows with them.',
    schema: { type: 'number', minimum: 4, maximum: 255 },
    example: 32,
    inEditor: true,
  }),
  setting({
    key: 'format.lineWidth',
    description:
      'A record with more characters is cut over several lines, in parentheses, where that changes nothing: between strings, and in keys, signatures and digests.',
    schema: { type: 'number', minimum: 40, maximum: 1000 },
    example: 80,
    inEditor: true,
  }),
  setting({
    key: 'format.soa',
    description:
      'How a SOA record is laid out: `lines` puts serial number and timers on a line each, with a comment that names them where none has a comment yet; `keep` leaves its lines as they are.',
    schema: { type: 'string', oneOf: ['lines', 'keep'] },
    example: 'keep',
    inEditor: true,
  }),
  setting({
    key: 'inlayHints.names',
    description:
      'Whether the editor shows what names without a final dot go on with. Off by default, since most names of a zone are so; the hover tells the same.',
    schema: { type: 'boolean' },
    example: true,
    inEditor: true,
  }),
  setting({
    key: 'inlayHints.ttl',
    description:
      'Whether the editor shows TTLs and the timers of SOA records in words. Where records one below the other have the same TTL, the first shows it.',
    schema: { type: 'boolean' },
    example: false,
    inEditor: true,
  }),
  setting({
    key: 'inlayHints.serial',
    description: 'Whether the editor shows the date or time that a serial number stands for.',
    schema: { type: 'boolean' },
    example: false,
    inEditor: true,
  }),
  setting({
    key: 'inlayHints.spf',
    description:
      'Whether the editor shows behind the terms of an SPF record how many DNS lookups they lead to, and the count so far.',
    schema: { type: 'boolean' },
    example: false,
    inEditor: true,
  }),
  setting({
    key: 'inlayHints.messages',
    description:
      'Whether the editor shows in a message what came of its signatures and of DMARC, and at each Received field which hop it is, how long it took, and whether it was encrypted.',
    schema: { type: 'boolean' },
    example: false,
    inEditor: true,
  }),
];

/** The default of a setting. */
export function defaultOf(key: keyof Config): Config[keyof Config] {
  return DEFAULT_CONFIG[key];
}
