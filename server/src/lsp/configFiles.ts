import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { CONFIG_FILE, type ConfigReading, readConfigFile } from '../engine/config/configFile.ts';
import { decodeUtf8, encodeUtf8 } from '../engine/text/utf8.ts';
import type { TextChange } from '../engine/zone/editZone.ts';
import { changedBytes } from './changedBytes.ts';
import { SOURCE } from './diagnostics.ts';
import { positionAt } from './textPosition.ts';
import { baseName, canonicalUri } from './uris.ts';

/** What configuration files need of their surroundings. */
export interface ConfigFilesPorts {
  /** The text of a file that is not open, `undefined` where it cannot be read. */
  load(key: string): Promise<string | undefined>;
  /** Whether the client finds what is wrong in an open file by itself. */
  readonly validatesOpen: boolean;
  /** Shows what is wrong in a file. */
  show(uri: string, diagnostics: Diagnostic[]): void;
}

interface OpenFile {
  readonly uri: string;
  version: number;
  text: string;
}

/** Whether a document is a project's configuration. */
export function isConfigFile(uri: string): boolean {
  return baseName(uri) === CONFIG_FILE;
}

/** The projects' configuration files: read once until they change, as they are in the editor where they are open. */
export class ConfigFiles {
  private readonly ports: ConfigFilesPorts;
  private readonly open = new Map<string, OpenFile>();
  private readonly readings = new Map<string, Promise<ConfigReading | undefined>>();
  /** Files for which something is shown. */
  private readonly shown = new Set<string>();

  constructor(ports: ConfigFilesPorts) {
    this.ports = ports;
  }

  /** What a file says; `undefined` where there is none. */
  read(uri: string): Promise<ConfigReading | undefined> {
    const key = canonicalUri(uri);
    const known = this.readings.get(key);
    if (known !== undefined) return known;
    const reading: Promise<ConfigReading | undefined> = this.readAnew(
      key,
      () => this.readings.get(key) === reading,
    );
    this.readings.set(key, reading);
    return reading;
  }

  /** A file's text as it is now; `undefined` where there is none. */
  async text(uri: string): Promise<string | undefined> {
    const key = canonicalUri(uri);
    return this.open.get(key)?.text ?? (await this.ports.load(key));
  }

  /** The version of an open file, for edits of it. */
  version(uri: string): number | null {
    return this.open.get(canonicalUri(uri))?.version ?? null;
  }

  opened(uri: string, version: number, text: string): void {
    const key = canonicalUri(uri);
    this.open.set(key, { uri, version, text });
    this.forget(key);
    void this.read(key);
  }

  edited(uri: string, version: number, changes: readonly (TextChange | { readonly text: string })[]): void {
    const key = canonicalUri(uri);
    const file = this.open.get(key);
    if (file === undefined) return;
    file.version = version;
    for (const change of changes) {
      file.text = 'start' in change ? decodeUtf8(changedBytes(encodeUtf8(file.text), change)) : change.text;
    }
    this.forget(key);
    void this.read(key);
  }

  closed(uri: string): void {
    const key = canonicalUri(uri);
    this.open.delete(key);
    this.forget(key);
    void this.read(key);
  }

  /** A file came, went or changed: it is read again when it is asked for. */
  forget(key: string): void {
    this.readings.delete(key);
  }

  /** @param isCurrent whether the file has not changed since */
  private async readAnew(key: string, isCurrent: () => boolean): Promise<ConfigReading | undefined> {
    const text = await this.text(key);
    const reading = text === undefined ? undefined : readConfigFile(text);
    if (!isCurrent()) return reading;
    const isClients = this.ports.validatesOpen && this.open.has(key);
    const diagnostics =
      text === undefined || reading === undefined || isClients
        ? []
        : reading.problems.map(({ message, start, end }) => ({
            range: { start: positionAt(text, start), end: positionAt(text, end) },
            severity: reading.isJson ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
            source: SOURCE,
            message,
          }));
    if (diagnostics.length > 0 || this.shown.has(key)) {
      this.ports.show(this.open.get(key)?.uri ?? key, diagnostics);
      if (diagnostics.length > 0) this.shown.add(key);
      else this.shown.delete(key);
    }
    return reading;
  }
}
