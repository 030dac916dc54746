import type { Place } from '../finding.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { Verification } from './verification.ts';

type Report = Verification['report'];

/** As many of the places that share a defect are shown beside the first. */
const SHOWN = 20;

/** One of several places with one and the same defect, such as signatures that have all expired. */
export interface DefectPlace {
  readonly place: Place;
  /** What stands there: `The signature over A of www.example.com.` */
  readonly label: string;
}

interface Shared<T> {
  readonly first: T;
  readonly others: DefectPlace[];
  count: number;
}

/**
 * Defects that many records share, since they come from one and the same oversight: one finding at the first, which counts
 * the others and shows some of them.
 */
export class SharedDefects<T extends DefectPlace> {
  private readonly byKey = new Map<string, Shared<T>>();

  /** @param key equal for what is one defect */
  add(key: string, defect: T): void {
    const known = this.byKey.get(key);
    if (known === undefined) {
      this.byKey.set(key, { first: defect, others: [], count: 1 });
      return;
    }
    known.count++;
    if (known.others.length < SHOWN) known.others.push({ place: defect.place, label: defect.label });
  }

  /**
   * Reports each defect once.
   *
   * @param message says what is wrong with the first, and of how many others that is so
   */
  report(rule: RuleId, report: Report, message: (first: T, others: number) => string): void {
    for (const { first, others, count } of this.byKey.values()) {
      report(rule, {
        message: message(first, count - 1),
        place: first.place,
        related: others.map(({ place, label }) => ({ message: label, place })),
      });
    }
  }
}
