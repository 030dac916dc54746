import { CONFIG_FILE, mergeConfig } from '../engine/config/configFile.ts';
import { findOrigin } from '../engine/origin/findOrigin.ts';
import { originFromFileName } from '../engine/zone/originFromFileName.ts';
import type { ConfigFiles } from './configFiles.ts';
import type { FoundZone } from './disk.ts';
import type { SettingsStore } from './settings.ts';
import { createSetup, type Setup } from './setup.ts';
import { baseName, folderOf, isWithin, pathFrom, schemeOf } from './uris.ts';

/** Where setups come from. */
export interface SetupSources {
  readonly configs: ConfigFiles;
  readonly settings: SettingsStore;
  /** The workspace's folders, in the one spelling. */
  folders(): readonly string[];
  /** The zones of name servers' configurations that are known by now. */
  served(): readonly FoundZone[];
}

/**
 * What a document is read and judged by: the nearest configuration file in its folder or above, up to the workspace's
 * folder; the editor's settings where that is silent.
 *
 * @param uri as the client writes it, which settings are asked by
 * @param key in the one spelling
 */
export async function setupFor(uri: string, key: string, sources: SetupSources): Promise<Setup> {
  const [editor, nearest] = await Promise.all([sources.settings.for(uri), findConfig(key, sources)]);
  const config = mergeConfig(nearest?.reading.config ?? {}, editor);
  const base = nearest === undefined ? projectFolder(key, sources.folders()) : folderOf(nearest.uri);
  const within = folderWith(key, sources.folders());
  const origin = findOrigin({
    config,
    path: pathFrom(base, key),
    served: within === undefined ? [] : sources.served().filter(({ from }) => isWithin(from, within)),
    byName(path) {
      const name = originFromFileName(baseName(path));
      return name === '.' ? undefined : name;
    },
  });
  return createSetup(config, nearest?.uri, base, origin);
}

/** The folder of the workspace that a document is in, if it is in one. */
export function folderWith(key: string, folders: readonly string[]): string | undefined {
  return folders.filter((folder) => isWithin(key, folder)).sort((a, b) => b.length - a.length)[0];
}

/** The folder that a document's configuration is in, or would be: the workspace's, else its own. */
export function projectFolder(key: string, folders: readonly string[]): string {
  if (schemeOf(key) === 'untitled') return folders[0] ?? '';
  return folderWith(key, folders) ?? folderOf(key);
}

async function findConfig(key: string, { configs, folders }: SetupSources) {
  const top = projectFolder(key, folders());
  if (top === '') return undefined;
  // A document that was never saved is in no folder.
  for (let folder = schemeOf(key) === 'untitled' ? top : folderOf(key); ; folder = folderOf(folder)) {
    const uri = `${folder.replace(/\/$/, '')}/${CONFIG_FILE}`;
    const reading = await configs.read(uri);
    if (reading !== undefined) return { uri, reading };
    if (folder === top || folder === folderOf(folder)) return undefined;
  }
}
