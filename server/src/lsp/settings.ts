import type { Connection } from 'vscode-languageserver';
import { defaultSettings, type Settings } from '../protocol.ts';

const SECTION = 'hostmaster';

/** The settings, asked of the client once for each document until they change. */
export class SettingsStore {
  private readonly known = new Map<string, Promise<Settings>>();
  private shared: Settings = defaultSettings;
  private readonly connection: Connection;
  private readonly canAsk: boolean;

  /** @param canAsk whether the client answers `workspace/configuration`; else it sends settings as they change */
  constructor(connection: Connection, canAsk: boolean) {
    this.connection = connection;
    this.canAsk = canAsk;
  }

  for(uri: string): Promise<Settings> {
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
    if (section !== undefined) this.shared = toSettings(section);
  }

  private async ask(scopeUri: string): Promise<Settings> {
    try {
      return toSettings(await this.connection.workspace.getConfiguration({ scopeUri, section: SECTION }));
    } catch {
      return defaultSettings;
    }
  }
}

/** What a client gives as settings, with defaults in place of what is missing or no valid value. */
function toSettings(given: unknown): Settings {
  const maxFindings = isObject(given) ? given.maxFindings : undefined;
  const isValid = typeof maxFindings === 'number' && Number.isInteger(maxFindings) && maxFindings > 0;
  return isValid ? { maxFindings } : defaultSettings;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
