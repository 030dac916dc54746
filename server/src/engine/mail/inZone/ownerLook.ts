import { EXAMPLE_NAMES } from '../../rules/support/exampleNames.ts';
import type { ZoneView } from '../../rules/zoneView.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import { type NameId, type NameTable, NO_NAME, ROOT } from '../../zone/names.ts';
import type { OwnerTraits } from '../mailSigns.ts';

/** What the signs of mail records depend on of their owners, looked at in one after the other. */
export class OwnerLook implements OwnerTraits {
  length = 0;
  first = 0;
  isExample = false;
  private readonly names: NameTable;
  /** The names for examples that the zone has. */
  private readonly examples: readonly NameId[];

  constructor({ names }: ZoneView) {
    this.names = names;
    this.examples = EXAMPLE_NAMES.map((name) => find(names, name)).filter((name) => name !== NO_NAME);
  }

  /** @param owner as spelled */
  lookAt(owner: NameId): this {
    const { names, examples } = this;
    const folded = names.fold(owner);
    // Its labels with a dot behind each but the last one; where that has escapes it is longer, and none that is looked for.
    this.length = names.wireLength(folded) - 2;
    this.first = names.firstOctet(folded);
    this.isExample = false;
    for (const example of examples) if (names.isWithin(folded, example)) this.isExample = true;
    return this;
  }
}

/** The name of a text, if the table has it. */
function find(names: NameTable, text: string): NameId {
  return text.split('.').reduceRight((parent, label) => {
    const bytes = encodeUtf8(label);
    return parent === NO_NAME ? NO_NAME : names.find(parent, bytes, 0, bytes.length);
  }, ROOT);
}
