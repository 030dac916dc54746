import { type Config, DEFAULT_CONFIG } from '../engine/config/config.ts';
import { activeRules } from '../engine/config/levels.ts';
import { publishOptions } from '../engine/config/publishOptions.ts';
import type { FoundOrigin } from '../engine/origin/findOrigin.ts';
import type { PublishOptions } from '../engine/publish.ts';
import type { Rule } from '../engine/rules/rule.ts';
import { RULES } from '../engine/rules/rules.ts';
import { pathFrom } from './uris.ts';

/** What a document is read and judged by. */
export interface Setup {
  readonly config: Config;
  /** The configuration file, where there is one. */
  readonly configUri: string | undefined;
  /** The folder that the configuration's paths are relative to. */
  readonly base: string;
  readonly origin: FoundOrigin;
  /** How findings are shown. */
  readonly shown: PublishOptions & Required<Pick<PublishOptions, 'severityOf'>>;
}

export function createSetup(
  config: Config,
  configUri: string | undefined,
  base: string,
  origin: FoundOrigin,
): Setup {
  return { config, configUri, base, origin, shown: publishOptions(config, (uri) => pathFrom(base, uri)) };
}

/** For documents of which nothing is known yet. */
export const NO_SETUP: Setup = createSetup(DEFAULT_CONFIG, undefined, '', { origin: '.', source: 'none' });

/** Whether a document is read to the same records and findings. */
export function isReadAlike(a: Setup, b: Setup): boolean {
  return readingOf(a) === readingOf(b);
}

/** Whether nothing has changed at all. */
export function isSameSetup(a: Setup, b: Setup): boolean {
  return wholeOf(a) === wholeOf(b);
}

/**
 * The rules that are run: strict ones where they are on, since what they find in a large zone takes much memory; all others,
 * so that a change of their levels reads nothing again.
 */
export function rulesToRun({ config }: Setup): readonly Rule[] {
  const strict = new Set(strictRules(config));
  return RULES.filter((rule) => rule.set !== 'strict' || strict.has(rule));
}

function strictRules(config: Config): Rule[] {
  return activeRules(config).filter(({ set }) => set === 'strict');
}

function readingOf({ config, base, origin }: Setup): string {
  const { targets, nameServers, includeBase, dnssec } = config;
  const strict = strictRules(config).map(({ id }) => id);
  return JSON.stringify([
    targets,
    nameServers,
    includeBase,
    dnssec,
    strict,
    base,
    origin.origin,
    origin.source,
  ]);
}

function wholeOf({ config, configUri, base, origin }: Setup): string {
  return JSON.stringify([config, configUri, base, origin]);
}
