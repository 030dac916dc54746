import type { ConsequenceRow } from './editLatency.ts';
import type { Latency } from './features/latency.ts';
import type { SpfTreeTimes } from './features/spfTree.ts';
import type { SelfTime } from './profileTimes.ts';
import type { Spread } from './spread.ts';

/** What one run of the benchmark found: what is printed, drawn and kept as JSON. Parts that were not measured are absent. */
export interface Results {
  readonly date: string;
  readonly machine: { readonly cpu: string; readonly cpus: number; readonly node: string };
  readonly cold?: Cold;
  readonly edits?: Edits;
  readonly opening?: Opening;
  readonly features?: Features;
  readonly spfTree?: SpfTreeTimes;
  readonly folder?: Folder;
  readonly activation?: Activation;
  readonly panel?: Panel;
  readonly sizes?: Sizes;
  readonly profile?: Profile;
}

/** Requests of an editor in one zone, over the protocol. */
export interface Features {
  readonly records: number;
  readonly requests: readonly Latency[];
}

/** Programs that check one file from the beginning. */
export interface Cold {
  readonly runs: number;
  readonly zones: readonly { readonly records: number; readonly octets: number }[];
  readonly rows: readonly ColdRow[];
}

export interface ColdRow {
  readonly records: number;
  readonly program: string;
  readonly seconds: Spread;
  /** Peak resident memory; absent where it cannot be measured, as the next. */
  readonly mebibytes?: number;
  /** Seconds of all processors together, in one run. */
  readonly cpuSeconds?: number;
}

/** Edits, from the change to the new findings. */
export interface Edits {
  /** Of records in the middle of a zone. */
  readonly records: readonly EditRow[];
  /** Whose consequences reach further. */
  readonly consequences: readonly ConsequenceRow[];
}

export interface EditRow {
  readonly records: number;
  readonly openedMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
}

/** A large zone in the language server. */
export interface Opening {
  readonly records: number;
  readonly octets: number;
  /** From opening the document to its findings. */
  readonly openedMs: number;
  /** From an edit to the answer with the findings, over the protocol. */
  readonly editMs: Spread;
  /** Peak resident memory of the server; absent where it cannot be measured. */
  readonly mebibytes?: number;
}

/** A folder of zones, against loops of the shell. */
export interface Folder {
  readonly zones: number;
  readonly records: number;
  readonly rows: readonly { readonly program: string; readonly seconds: Spread }[];
}

/** The extension in a real VS Code. */
export interface Activation {
  /** As the extension host reports it under *Running Extensions*; absent on the desktop, where it cannot be read. */
  readonly reportedMs?: Spread;
  /** From the call of `activate()` by another extension to its end, measured there, when the host has nothing else to do. */
  readonly calledMs: Spread;
}

/** Messages in a panel of a real VS Code. */
export interface Panel {
  /** From pasting a message to its verdict being drawn. */
  readonly pasted: { readonly octets: number; readonly ms: Spread };
  /** From choosing a file to its verdict, and how long the window stood still at most meanwhile. */
  readonly files: readonly { readonly name: string; readonly ms: number; readonly longestGapMs: number }[];
}

/** What is shipped, in octets. */
export interface Sizes {
  readonly vsix: number;
  readonly bundles: Readonly<Record<string, number>>;
}

/** Where a check spends its time, under a profiler that makes it slower. */
export interface Profile {
  readonly records: number;
  readonly times: readonly SelfTime[];
}
