import picomatch from 'picomatch';
import type { Rule } from '../rules/rule.ts';
import { isRuleId, RULES, ruleById } from '../rules/rules.ts';
import type { Config, Level, RuleLevels } from './config.ts';

/** The level of a rule, or of a finding about messages, for a file; `undefined` is its own. */
export type LevelOf = (rule: string) => Level | undefined;

/** Whether the path (`/` between folders, relative to the configuration) matches one of the globs. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => picomatch(glob, { dot: true, windows: false })(path));
}

/** What a configuration says of rules in the file at `path`, relative to the configuration's folder. */
export function levelsFor(config: Config, path: string): LevelOf {
  const lists: RuleLevels[] = [config.rules];
  for (const { files, rules } of config.overrides) if (matchesAny(files, path)) lists.push(rules);
  const known = new Map<string, Level | undefined>();
  return (rule) => {
    if (!known.has(rule)) known.set(rule, levelOf(config.ruleSet, lists, rule));
    return known.get(rule);
  };
}

/** The rules that are on in any file: what is off everywhere need not run. */
export function activeRules(config: Config): readonly Rule[] {
  const everywhere = [config.rules];
  return RULES.filter(({ id }) => {
    if (levelOf(config.ruleSet, everywhere, id) !== 'off') return true;
    return config.overrides.some(({ rules }) => levelOf(config.ruleSet, [rules], id) !== 'off');
  });
}

function levelOf(set: Config['ruleSet'], lists: readonly RuleLevels[], rule: string): Level | undefined {
  const group = `${rule.slice(0, rule.indexOf('/'))}/*`;
  let level: Level | undefined;
  for (const list of lists) level = list[rule] ?? list[group] ?? level;
  if (level !== undefined) return level;
  if (set === 'off') return 'off';
  return set === 'recommended' && isRuleId(rule) && ruleById(rule)?.set === 'strict' ? 'off' : undefined;
}

/** The origin that a configuration gives the file at `path`, if it does. */
export function configuredOrigin(config: Config, path: string): string | undefined {
  for (const [glob, origin] of Object.entries(config.origins)) if (matchesAny([glob], path)) return origin;
  return undefined;
}
