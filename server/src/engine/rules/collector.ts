import type { Finding } from '../finding.ts';
import type { Report } from './rule.ts';
import type { RuleId } from './ruleIds.ts';

const NOTHING: readonly Finding[] = [];

/** Takes the findings of one rule after the other; where none is reported, nothing is made. */
export class Collector {
  /** The rule that is running. */
  rule: RuleId = 'zone/syntax';
  private found: Finding[] | undefined;

  readonly report: Report = (finding) => this.add({ ...finding, rule: this.rule });

  /** Takes a finding that says its rule. */
  readonly add = (finding: Finding): void => {
    this.found ??= [];
    this.found.push(finding);
  };

  /** What was reported since the last call. */
  take(): readonly Finding[] {
    const found = this.found ?? NOTHING;
    this.found = undefined;
    return found;
  }
}
