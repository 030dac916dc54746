import type { PublishOptions } from '../publish.ts';
import type { Config } from './config.ts';
import { isIgnoredName } from './ignoredNames.ts';
import { type LevelOf, levelsFor } from './levels.ts';

/**
 * What a configuration says of findings, for `publish`.
 *
 * @param pathOf a file's path relative to the configuration, `/` between folders, from its identifier
 */
export function publishOptions(
  config: Config,
  pathOf: (uri: string) => string,
): PublishOptions & Required<Pick<PublishOptions, 'severityOf'>> {
  const levels = new Map<string, LevelOf>();
  const levelsOf = (uri: string) => {
    const known = levels.get(uri) ?? levelsFor(config, pathOf(uri));
    levels.set(uri, known);
    return known;
  };
  const { ignoredNames } = config;
  return {
    severityOf: (rule, uri) => levelsOf(uri)(rule),
    ...(ignoredNames.length > 0 ? { isIgnored: (owner: string) => isIgnoredName(ignoredNames, owner) } : {}),
  };
}
