import { type Config, DEFAULT_CONFIG } from '../engine/config/config.ts';
import { publishOptions } from '../engine/config/publishOptions.ts';
import type { FoundOrigin } from '../engine/origin/findOrigin.ts';
import type { PublishOptions } from '../engine/publish.ts';
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

function readingOf({ config: { targets, nameServers, includeBase, dnssec }, base, origin }: Setup): string {
  return JSON.stringify([targets, nameServers, includeBase, dnssec, base, origin.origin, origin.source]);
}

function wholeOf({ config, configUri, base, origin }: Setup): string {
  return JSON.stringify([config, configUri, base, origin]);
}
