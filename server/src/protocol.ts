// The only file that client and server share: names and plain types of what they say beyond the LSP.

/** What the client tells the server at the start (`InitializeParams.initializationOptions`). */
export interface InitializationOptions {
  /** True when the client answers `readFile`: the server then reads included files through it, virtual ones too. */
  readonly canReadFiles?: boolean;
  /** True when the client itself holds open configuration files against their JSON schema. */
  readonly validatesConfiguration?: boolean;
  /** True when the client wants to be told the names of zones. */
  readonly showsZoneNames?: boolean;
  /** True when the client has the command `saveFile`. */
  readonly savesFiles?: boolean;
  /** False while the user does not trust the workspace: git is not run then, and DNS is not asked. */
  readonly isTrusted?: boolean;
  /** False forbids lookups, whatever is set. */
  readonly allowsLookups?: boolean;
  /** True when the client wants to be told what lookups are doing. */
  readonly showsLookups?: boolean;
  /** True when the client marks lines of messages. */
  readonly marksMessages?: boolean;
  /** True when the client has the command `showSpfTree`. */
  readonly showsSpfTrees?: boolean;
  /** True when the client has the command `flattenSpfRecord`. */
  readonly flattensSpf?: boolean;
  /**
   * Selects the documents with mail records outside of zone files, for which the server then registers what it does. Left out
   * by a client that sends what it likes.
   */
  readonly mailDocuments?: readonly { readonly language: string; readonly scheme: string }[];
  /** Selects messages, in the same way. */
  readonly messageDocuments?: readonly { readonly language: string; readonly scheme: string }[];
}

/** Command of the client: saves a file that was changed without being seen. Its argument is the file's URI. */
export const saveFile = 'hostmaster.saveFile';

/** Request from server to client: the text of a file that is not open, for `$INCLUDE`. */
export const readFile = 'hostmaster/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** Null when the file cannot be read. Bytes that are not UTF-8 come as U+FFFD. */
export type ReadFileResult = { readonly text: string } | null;

/** Notification from server to client: what the zone of an open document is called, whenever that changes. */
export const zoneInfo = 'hostmaster/zoneInfo';

export interface ZoneInfoParams {
  readonly uri: string;
  /** Absolute, with its final dot. */
  readonly name: string;
  /** What says so: $ORIGIN or the SOA's owner in the text, a configuration, the file's name, or nothing. */
  readonly source: '$ORIGIN' | 'soa' | 'option' | 'configuration' | 'server' | 'name' | 'none' | 'include';
  /** The file that says so, as its URI: a configuration, or the zone file that includes the document. */
  readonly from?: string;
}

/** Request from client to server: writes the name of a document's zone into the project's configuration. */
export const setOrigin = 'hostmaster/setOrigin';

export interface SetOriginParams {
  readonly uri: string;
  readonly origin: string;
}

/** The configuration file that was changed, yet to be saved; or why it was not, as a sentence. */
export type SetOriginResult = { readonly uri: string } | { readonly problem: string };

/** Request from client to server: verifies a document's zone. Progress is told to the token, if given. */
export const verifyDnssec = 'hostmaster/verifyDnssec';

export interface VerifyDnssecParams {
  readonly uri: string;
  readonly workDoneToken?: string;
}

/** What came of it as a sentence, and how much was found; or why nothing did. */
export type VerifyDnssecResult =
  | { readonly text: string; readonly findings: number }
  | { readonly problem: string };

/** Request from client to server: looks up what the mail records of a document's zone lead to, forgetting earlier answers. */
export const lookUp = 'hostmaster/lookUp';

export interface LookUpParams {
  readonly uri: string;
}

/** What came of it as a sentence, and how much was found; or why nothing did. */
export type LookUpResult =
  | { readonly text: string; readonly findings: number }
  | { readonly problem: string };

/** Notification from server to client: what the lookups of an open document are doing, whenever that changes. */
export const lookupState = 'hostmaster/lookupState';

export interface LookupStateParams {
  readonly uri: string;
  /**
   * - `off`: by the setting; `forbidden`: the workspace is not trusted, or there is no way to ask;
   * - `onDemand`: nothing was asked since the file changed; `underWay`; `done`; `failed`: no question was answered.
   */
  readonly state: 'off' | 'forbidden' | 'onDemand' | 'underWay' | 'done' | 'failed';
  /** Questions that wait for an answer. */
  readonly waiting?: number;
  /** Mail records that were looked at, and those that there are: one more stands for all that are beyond the limit. */
  readonly records?: number;
  readonly all?: number;
  /** Milliseconds since 1970 UTC: when the oldest answer was given. */
  readonly at?: number;
  /** Who answered last; nobody where the zones at hand had all answers. */
  readonly resolver?: string;
  /** How many questions were not answered, and why the last one was not, as a sentence. */
  readonly failures?: number;
  readonly reason?: string;
}

/** Command of the client: shows the tree of the SPF record at a position. Its arguments are the file's URI and the position. */
export const showSpfTree = 'hostmaster.showSpfTree';

/** Request from client to server: the tree of the SPF record at a position. */
export const spfTree = 'hostmaster/spfTree';

export interface SpfTreeParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export type SpfTreeResult =
  | {
      /** The domain that the record is of, or the record's beginning where it stands alone. */
      readonly title: string;
      /** What it costs and whom it lets send, as a line. */
      readonly inBrief: string;
      readonly items: readonly SpfTreeItem[];
    }
  | { readonly problem: string };

/** A term of an SPF record, with those of the record that it leads to. */
export interface SpfTreeItem {
  readonly label: string;
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly level: 'error' | 'warning' | 'none' | 'idle';
  /** Which lookup of the whole tree it is, where it is one. */
  readonly number?: number;
  readonly children: readonly SpfTreeItem[];
}

/**
 * Request from client to server: checks all zone files of the workspace, and its files with mail records. Progress is told to
 * the token, if given.
 */
export const checkWorkspace = 'hostmaster/checkWorkspace';

export interface CheckWorkspaceParams {
  readonly workDoneToken?: string;
}

/** @typeParam D how diagnostics are held: as the protocol has them */
export interface CheckWorkspaceResult<D> {
  /** Each file that was checked, included ones too. */
  readonly files: readonly { readonly uri: string; readonly diagnostics: readonly D[] }[];
  /** Files that could not be read, as sentences. */
  readonly problems: readonly string[];
  /** Why not all mail records could be looked up, as a sentence. */
  readonly unanswered?: string;
}

/** Request from client to server: the serial numbers that may follow that of a document's zone. */
export const serialChoices = 'hostmaster/serialChoices';

export interface SerialChoicesParams {
  readonly uri: string;
}

export type SerialChoicesResult =
  | {
      readonly serial: number;
      /** What it says, in words. */
      readonly text: string;
      /** One where the number's form is clear. `note` is what is to be known before it is chosen. */
      readonly choices: readonly { readonly serial: number; readonly text: string; readonly note?: string }[];
    }
  | { readonly problem: string };

/** Request from client to server: sets the serial number of a document's zone, unless it is another than `from` by now. */
export const setSerial = 'hostmaster/setSerial';

export interface SetSerialParams {
  readonly uri: string;
  readonly from: number;
  readonly to: number;
}

/** Why it was not set, as a sentence, if it was not. */
export interface SetSerialResult {
  readonly problem?: string;
}

/** Request from client to server: the domains that a DKIM key can be made for, in the zones that are open. */
export const signingDomains = 'hostmaster/signingDomains';

export interface SigningDomainsParams {
  /** The document whose zone comes first. */
  readonly uri: string;
}

export interface SigningDomainsResult {
  readonly domains: readonly {
    /** An open document of the domain's zone. */
    readonly uri: string;
    /** Absolute, with its final dot. */
    readonly name: string;
    /** Selectors that are in use, in lower case. */
    readonly selectors: readonly string[];
  }[];
}

/** Request from client to server: puts a DKIM key record into a zone. The private key stays with the client. */
export const insertDkimKey = 'hostmaster/insertDkimKey';

export interface InsertDkimKeyParams {
  readonly uri: string;
  readonly domain: string;
  readonly selector: string;
  /** A SubjectPublicKeyInfo in base64. */
  readonly publicKey: string;
}

export type InsertDkimKeyResult =
  | {
      /** The file that the record was put into, and its text there. */
      readonly uri: string;
      readonly text: string;
      readonly line: number;
      /** The record's owner, absolute. */
      readonly owner: string;
    }
  | { readonly problem: string };

/**
 * Command of the client: shows how the SPF record at a position could take fewer lookups, and changes it. Its arguments are
 * the file's URI, the position, and whether only the include there is meant.
 */
export const flattenSpfRecord = 'hostmaster.flattenSpf';

/** Request from client to server: records with fewer lookups that say the same as the SPF record at a position. */
export const flattenSpf = 'hostmaster/flattenSpf';

export interface FlattenSpfParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  /** Only the include at the position. */
  readonly only?: boolean;
  /** The record's domain, where the document does not tell it; empty for a record that stands alone. */
  readonly domain?: string;
  /** Leave `ptr` out as well, though what passes by it alone passes no more. */
  readonly withoutPtr?: boolean;
  /** Copy the addresses of `a` and `mx` as well, though they change with their hosts. */
  readonly withHosts?: boolean;
}

export type FlattenSpfResult =
  | {
      /** The record's owner, without the final dot; empty for a record that stands alone. */
      readonly owner: string;
      /** Whether it was flattened before, and is made again from what it was. */
      readonly isRefresh: boolean;
      /** The least change first; none if nothing can be done. */
      readonly offers: readonly FlattenSpfOffer[];
      /** Why there is nothing or not more, and what else would help: sentences. */
      readonly notes: readonly string[];
      /** What could be asked for besides. */
      readonly choices: readonly ('withoutPtr' | 'withHosts')[];
    }
  /** `asksDomain`: where the record begins whose domain is not known; with that, it may be answered. */
  | { readonly problem: string; readonly asksDomain?: { readonly line: number; readonly character: number } };

export interface FlattenSpfOffer {
  readonly title: string;
  /** Lookups before and after, octets. */
  readonly measure: string;
  /** What is done: a sentence for each term. */
  readonly steps: readonly string[];
  /** What was proven, as sentences. */
  readonly proof: string;
  readonly warnings: readonly string[];
  /**
   * Lines of a zone file with the records, where the document has no place for them, such as a program; there are no changes
   * then.
   */
  readonly copy?: string;
  /** By file; the version is that of an open document. */
  readonly changes: readonly {
    readonly uri: string;
    readonly version?: number;
    readonly edits: readonly {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
      readonly text: string;
    }[];
  }[];
}

/** Request from client to server: explains a message. Progress is told to the token, if given. */
export const analyseMessage = 'hostmaster/analyseMessage';

export interface AnalyseMessageParams {
  /** An open document, or a file of the server's disk; else the message's text, or its octets in base64. */
  readonly source: { readonly uri: string } | { readonly text: string } | { readonly base64: string };
  /** Whether DNS is asked what the message's domains say: the user has asked for that, for this message. */
  readonly asksDns: boolean;
  readonly workDoneToken?: string;
}

/** @typeParam A an analysis: a `MessageReport` with its places */
export type AnalyseMessageResult<A> = AnalysedMessage<A> | { readonly problem: string };

export interface AnalysedMessage<A> {
  readonly analysis: A;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly lookups: MessageLookups;
}

/** Whether DNS was asked for a message, and whether it may be. */
export type MessageLookups =
  | {
      readonly state: 'notAsked' | 'asked' /** Those that are or would be asked, in words. */;
      readonly resolvers: string;
    }
  | { readonly state: 'forbidden' /** Why, as a sentence. */; readonly reason: string };

/** Request from client to server: reads DMARC and TLS reports and says what they say together. Progress is told to the token, if given. */
export const readReports = 'hostmaster/readReports';

export interface ReadReportsParams {
  /** Files and folders of the server's disk; a folder stands for all files in it and below. */
  readonly uris: readonly string[];
  /** Files that lie elsewhere: their octets in base64. */
  readonly files?: readonly { readonly name: string; readonly base64: string }[];
  readonly workDoneToken?: string;
}

/** @typeParam O an overview of reports: a `ReportOverview` */
export type ReadReportsResult<O> =
  | {
      readonly overview: O;
      /** Milliseconds since 1970 UTC. */
      readonly at: number;
    }
  | { readonly problem: string };

/** Notification from server to client: the lines of an open message that are marked at their side, whenever that changes. */
export const messageMarks = 'hostmaster/messageMarks';

export interface MessageMarksParams {
  readonly uri: string;
  /** Of the text that the lines are of. */
  readonly version: number;
  readonly marks: readonly MessageMark[];
}

export interface MessageMark {
  /** First and last line, from 0. */
  readonly from: number;
  readonly to: number;
  /** What came of a check, or that the message came in from outside here. */
  readonly kind: 'good' | 'doubtful' | 'bad' | 'boundary';
}
