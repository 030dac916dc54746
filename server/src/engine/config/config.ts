import type { Severity } from '../finding.ts';

/** How a rule's findings are shown, or that they are not. */
export type Level = Severity | 'off';

/** Levels by a rule's id, or by a group such as `zone/*`. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** Name servers that a zone file may have to suit. */
export type Target = 'bind' | 'knot' | 'nsd' | 'powerdns';

/**
 * What a project says of its zones, in `.hostmaster.json` or, where that is silent, in the editor's settings. Paths in
 * globs are relative to the configuration file's folder.
 */
export interface Config {
  readonly ruleSet: 'recommended' | 'strict' | 'off';
  readonly rules: RuleLevels;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleLevels }[];
  /** Zone names by the glob of their files. */
  readonly origins: Readonly<Record<string, string>>;
  /** What relative $INCLUDE paths start from: `file`, `workspace`, or a folder. */
  readonly includeBase: string;
  readonly targets: readonly Target[];
  /** The names of the project's own name servers. */
  readonly nameServers: readonly string[];
  /** Names (`*` for any labels) for which nothing is reported. */
  readonly ignoredNames: readonly string[];
  readonly maxFindings: number;
  /** Whether signed zones are verified: `auto` for as long as that does not take long. */
  readonly dnssec: 'auto' | 'on' | 'off';
  /** Whether DNS is asked about mail records: as they are written, when the user asks for it, or never. */
  readonly 'dns.lookups': 'auto' | 'onDemand' | 'off';
  /** The resolvers to ask, in this order; the system's where there is none. */
  readonly 'dns.resolvers': readonly string[];
  /** Seconds that a resolver has to answer one message. */
  readonly 'dns.timeout': number;
  /** Names, addresses and networks of the hosts that receive the user's mail; inferred where there is none. */
  readonly 'messages.ownHosts': readonly string[];
  /** Whether saving a zone whose records have changed raises its serial number. */
  readonly 'serial.bumpOnSave': boolean;
  /** What columns are filled up with. */
  readonly 'format.tabs': 'editor' | 'spaces' | 'tabs';
  /** Columns start at multiples of it; 0 for the editor's. */
  readonly 'format.tabSize': number;
  /** An owner that is longer does not widen its column. */
  readonly 'format.ownerWidth': number;
  /** Records that are longer are cut over several lines where they can be. */
  readonly 'format.lineWidth': number;
  readonly 'format.soa': 'lines' | 'keep';
  /** Which hints the editor shows in the text. */
  readonly 'inlayHints.names': boolean;
  readonly 'inlayHints.ttl': boolean;
  readonly 'inlayHints.serial': boolean;
  readonly 'inlayHints.spf': boolean;
  readonly 'inlayHints.messages': boolean;
}

export const DEFAULT_CONFIG: Config = {
  ruleSet: 'recommended',
  rules: {},
  overrides: [],
  origins: {},
  includeBase: 'file',
  targets: ['bind'],
  nameServers: [],
  ignoredNames: [],
  maxFindings: 1000,
  dnssec: 'auto',
  'dns.lookups': 'auto',
  'dns.resolvers': [],
  'dns.timeout': 3,
  'messages.ownHosts': [],
  'serial.bumpOnSave': false,
  'format.tabs': 'editor',
  'format.tabSize': 0,
  'format.ownerWidth': 24,
  'format.lineWidth': 100,
  'format.soa': 'lines',
  'inlayHints.names': false,
  'inlayHints.ttl': true,
  'inlayHints.serial': true,
  'inlayHints.spf': true,
  'inlayHints.messages': true,
};
