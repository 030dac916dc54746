// The only file that client and server share: names and plain types of what they say beyond the LSP.

/** What the client tells the server at the start (`InitializeParams.initializationOptions`). */
export interface InitializationOptions {
  /** True when the client answers `readFile`: the server then reads included files through it, virtual ones too. */
  readonly canReadFiles?: boolean;
}

/** Request from server to client: the text of a file that is not open, for `$INCLUDE`. */
export const readFile = 'hostmaster/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** Null when the file cannot be read. Bytes that are not UTF-8 come as U+FFFD. */
export type ReadFileResult = { readonly text: string } | null;

/** The settings under `hostmaster.` that the server asks for (`workspace/configuration`). */
export interface Settings {
  /** How many findings are shown for one file. */
  readonly maxFindings: number;
}

export const defaultSettings: Settings = { maxFindings: 1000 };
