import type { Target } from '../config/config.ts';
import type { Dns } from '../dns/dns.ts';
import type { Finding, Fix, Place, Severity } from '../finding.ts';
import type { Http } from '../http/http.ts';
import type { MailKind, MailReport } from '../mail/mailRecord.ts';
import type { ParsedRecords } from '../mail/parseRecord.ts';
import type { PolicySurroundings } from '../mail/stsPolicy/policySurroundings.ts';
import type { StsPolicy } from '../mail/stsPolicy/stsPolicy.ts';
import type { Surroundings } from '../outside/outside.ts';
import type { NameId } from '../zone/names.ts';
import type { RecordView } from './recordView.ts';
import type { RuleId } from './ruleIds.ts';
import type { ZoneView } from './zoneView.ts';

/** A zone file that shows the rule: what is found in it stands in its `; ^^^` markers. */
export interface Example {
  readonly title?: string;
  readonly zone: string;
  /** Servers that the file must suit, for rules that ask for them. */
  readonly targets?: readonly Target[];
  /** The user's own name servers, for rules that ask for them. */
  readonly nameServers?: readonly string[];
  /** Files that the zone includes, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The zone's file as it is in the last commit. */
  readonly committed?: string;
  /** Other zones of the workspace, by path. */
  readonly others?: Readonly<Record<string, string>>;
  /** What DNS says elsewhere, as a zone file of the root; a name that is not in it does not exist. */
  readonly dns?: string;
  /** What web servers say, by address; all else is not found. */
  readonly web?: Readonly<Record<string, ExampleFile>>;
}

/** A file on a web server: there, unless it says otherwise. */
export interface ExampleFile {
  /** The status code: 200 unless given. */
  readonly code?: number;
  readonly type?: string;
  readonly body?: string;
}

/** An MTA-STS policy file that shows a rule, with markers as a zone has them. */
export interface PolicyExample extends PolicySurroundings {
  readonly title?: string;
  readonly policy: string;
}

/** All that is known of a rule; documentation and the manifest are generated from it. */
export interface RuleInfo<E = Example | PolicyExample> {
  readonly id: RuleId;
  readonly severity: Severity;
  /** `strict`: on only when that set of rules is chosen; all others are recommended. */
  readonly set?: 'strict';
  /** One line: what is wrong. */
  readonly summary: string;
  /** Why it matters: what breaks, and for whom. Markdown. */
  readonly why: string;
  /** What rules it: RFC and section, or the server that does so. */
  readonly references: readonly string[];
  /** Whether findings carry a quick fix. */
  readonly fixable: boolean;
  readonly bad: readonly E[];
  readonly good: readonly E[];
}

/** What a check says of one defect; the runner adds the rule's id. */
export type Report = (finding: Omit<Finding, 'rule'>) => void;

/** Found while the file is read: the reader reports it, there is no check. */
export interface ReaderRule extends RuleInfo<Example> {
  readonly scope: 'reader';
}

/** Found when the zone's signatures, chains and digest are verified: the verification reports it, there is no check. */
export interface DnssecRule extends RuleInfo<Example> {
  readonly scope: 'dnssec';
}

/** Looks at one record in its context: again when its block is read again. */
export interface RecordRule extends RuleInfo<Example> {
  readonly scope: 'record';
  /** Type numbers that it looks at, or all. */
  readonly types: readonly number[] | 'all';
  /** Signs of `signs.ts`: it is run where there is one of these; at all if left out. */
  readonly needs?: number;
  check(record: RecordView, zone: ZoneView, report: Report): void;
}

/** Looks at all records of one owner, and at other names through the index: again when one of them changes. */
export interface NameRule extends RuleInfo<Example> {
  readonly scope: 'name';
  /** It is run at names that have a record of one of these types, at those that have several records, or at all. */
  readonly types: readonly number[] | 'several' | 'all';
  /** Signs of `signs.ts`: it is run where there is one of these; at all if left out. */
  readonly needs?: number;
  check(name: NameId, zone: ZoneView, report: Report): void;
}

/** Looks at the zone's apex and totals: again at every change, so it must be cheap. */
export interface ZoneRule extends RuleInfo<Example> {
  readonly scope: 'zone';
  check(zone: ZoneView, report: Report): void;
}

/**
 * Compares the zone with what lies outside of it, its last commit and other zones, or records all over the zone with each
 * other. Again at every change, when the other rules are done; it may take its time, since it yields.
 */
export interface OutsideRule extends RuleInfo<Example> {
  readonly scope: 'outside';
  check(zone: ZoneView, around: Surroundings, report: Report): Generator<void>;
}

/**
 * Looks at the text of one mail record, wherever it is written: in a zone, in a scratch file, in a string of a program.
 * Again when its text changes. What several records or the zone have to do with it is for the other scopes.
 */
export interface MailRule<K extends MailKind = MailKind> extends RuleInfo<Example> {
  readonly scope: 'mail';
  readonly kind: K;
  /** Whether it looks at the record's owner: all others do not get it, and are spared texts that were right before. */
  readonly usesOwner?: true;
  /** Signs of `mail/<kind>/<kind>Signs.ts`: it is run where there is one of these; at all if left out. */
  readonly needs?: number;
  check(record: ParsedRecords[K], report: MailReport): void;
}

/** Asks DNS, and web servers, about one mail record. It is run apart from the others, where lookups are allowed. */
export interface LookupRule<K extends MailKind = MailKind> extends RuleInfo<Example> {
  readonly scope: 'lookup';
  readonly kind: K;
  /**
   * @param dns the zone itself answers for its own names; answers are kept, so rules may ask again what others asked
   * @param http the same goes for files
   */
  check(record: ParsedRecords[K], dns: Dns, report: MailReport, http: Http): Promise<void>;
}

/** Looks at an MTA-STS policy file (RFC 8461 §3.2): again when its text changes. */
export interface PolicyRule extends RuleInfo<PolicyExample> {
  readonly scope: 'policy';
  /** @param around what is known of the domain; empty where nothing is */
  check(policy: StsPolicy, report: MailReport, around: PolicySurroundings): void;
}

/** A rule for one kind of mail records, of whatever kind. */
export type AnyMailRule = { readonly [K in MailKind]: MailRule<K> }[MailKind];
export type AnyLookupRule = { readonly [K in MailKind]: LookupRule<K> }[MailKind];

export type Rule =
  | ReaderRule
  | DnssecRule
  | RecordRule
  | NameRule
  | ZoneRule
  | OutsideRule
  | AnyMailRule
  | AnyLookupRule
  | PolicyRule;

/** A fix with one edit. */
export function fixAt(title: string, place: Place, text: string): Fix {
  return { title, edits: [{ place, text }] };
}
