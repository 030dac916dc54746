import type { Config } from '../config/config.ts';
import { configuredOrigin } from '../config/levels.ts';
import type { ServedZone } from './serverConfig.ts';

/** Where a zone file's origin comes from. */
export type OriginSource = 'option' | 'configuration' | 'server' | 'name' | 'none';

export interface FoundOrigin {
  /** Absolute, with its final dot. */
  readonly origin: string;
  readonly source: OriginSource;
  /** The configuration that says so, for the sources that have one. */
  readonly from?: string;
}

export interface OriginSources {
  /** What the user said for this file. */
  readonly option?: string | undefined;
  readonly config: Config;
  /** The file's path relative to the configuration, `/` between folders. */
  readonly path: string;
  /** Zones of name servers' configurations in the workspace, with the path of each. */
  readonly served: readonly (ServedZone & { readonly from: string })[];
  /** What the file's name tells, if it does. */
  readonly byName: (path: string) => string | undefined;
}

/**
 * The origin that a zone file is read with (RFC 1035 §5.1 leaves it to the server's configuration): what the user
 * said, the project's configuration, a name server's configuration in the workspace, the file's name, else the root.
 */
export function findOrigin({ option, config, path, served, byName }: OriginSources): FoundOrigin {
  if (option !== undefined) return { origin: absolute(option), source: 'option' };
  const configured = configuredOrigin(config, path);
  if (configured !== undefined) return { origin: absolute(configured), source: 'configuration' };
  const server = bestMatch(path, served);
  if (server !== undefined) return { origin: absolute(server.zone), source: 'server', from: server.from };
  const named = byName(path);
  return named === undefined ? { origin: '.', source: 'none' } : { origin: absolute(named), source: 'name' };
}

/** Whether the origin is the zone's name for certain: a guess from the file's name may be of a fragment. */
export function isNamedBy({ source }: FoundOrigin): boolean {
  return source === 'option' || source === 'configuration' || source === 'server';
}

function absolute(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

/**
 * The served zone whose file is this one. A repository rarely lies where the server's files do, so the longest common
 * end of the two paths decides, in whole folder names; two zones that are as good decide nothing.
 */
function bestMatch<Z extends ServedZone>(path: string, served: readonly Z[]): Z | undefined {
  const own = segments(path);
  let best: Z | undefined;
  let most = 0;
  for (const zone of served) {
    const theirs = segments(
      zone.directory && !zone.file.startsWith('/') ? `${zone.directory}/${zone.file}` : zone.file,
    );
    const common = commonEnd(own, theirs);
    const whole = Math.min(own.length, segments(zone.file).length);
    if (common < whole || common < most) continue;
    best = common === most && best?.zone !== zone.zone ? undefined : zone;
    most = common;
  }
  return best;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}
