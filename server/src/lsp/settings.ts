import type { Connection } from 'vscode-languageserver';
import type { Config } from '../engine/config/config.ts';
import { readEditorSettings } from '../engine/config/configFile.ts';

const SECTION = 'hostmaster';

/** The editor's settings, asked of the client once for each document until they change. */
export class SettingsStore {
  private readonly known = new Map<string, Promise<Partial<Config>>>();
  private shared: Partial<Config> = {};
  private readonly connection: Connection;
  private readonly canAsk: boolean;

  /** @param canAsk whether the client answers `workspace/configuration`; else it sends settings as they change */
  constructor(connection: Connection, canAsk: boolean) {
    this.connection = connection;
    this.canAsk = canAsk;
  }

  /** The settings for a document, without those that are not valid. */
  for(uri: string): Promise<Partial<Config>> {
    if (!this.canAsk) return Promise.resolve(this.shared);
    const known = this.known.get(uri) ?? this.ask(uri);
    this.known.set(uri, known);
    return known;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  /** @param sent what the client sent along, all settings or null */
  changed(sent: unknown): void {
    this.known.clear();
    const section = isObject(sent) ? sent[SECTION] : undefined;
    if (section !== undefined) this.shared = readEditorSettings(section);
  }

  private async ask(scopeUri: string): Promise<Partial<Config>> {
    try {
      return readEditorSettings(
        await this.connection.workspace.getConfiguration({ scopeUri, section: SECTION }),
      );
    } catch {
      return {};
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
