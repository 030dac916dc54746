import type { Finding } from '../finding.ts';
import { type Block, NO_FINDINGS } from '../zone/block.ts';
import type { NameId } from '../zone/names.ts';

/** What the name rules found: by name, to be replaced when the name is checked again, and in the blocks that it is in. */
export class NameFindings {
  private readonly byName = new Map<NameId, readonly Finding[]>();

  /** All names that something was found at. */
  all(): Iterable<readonly [NameId, readonly Finding[]]> {
    return this.byName;
  }

  /** Puts findings in place of those that there were for a name. */
  set(name: NameId, findings: readonly Finding[]): void {
    // As at nearly all names of nearly all zones.
    if (findings.length === 0 && this.byName.size === 0) return;
    const before = this.byName.get(name);
    if (before !== undefined) for (const finding of before) change(finding.place.block).delete(finding);
    for (const finding of findings) change(finding.place.block).add(finding);
    if (findings.length > 0) this.byName.set(name, findings);
    else if (before !== undefined) this.byName.delete(name);
  }
}

function change(block: Block): Set<Finding> {
  block.counted = undefined;
  if (block.nameFindings === NO_FINDINGS) block.nameFindings = new Set();
  return block.nameFindings as Set<Finding>;
}
