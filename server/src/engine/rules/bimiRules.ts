import { aMissing } from './bimi/aMissing.ts';
import { aNotHttps } from './bimi/aNotHttps.ts';
import { aNotPem } from './bimi/aNotPem.ts';
import { avp } from './bimi/avp.ts';
import { declination } from './bimi/declination.ts';
import { dmarcNotEnforced } from './bimi/dmarcNotEnforced.ts';
import { duplicateTag } from './bimi/duplicateTag.ts';
import { lMissing } from './bimi/lMissing.ts';
import { lNotHttps } from './bimi/lNotHttps.ts';
import { lNotSvg } from './bimi/lNotSvg.ts';
import { lpsSyntax } from './bimi/lpsSyntax.ts';
import { multiple } from './bimi/multiple.ts';
import { owner } from './bimi/owner.ts';
import { tagSyntax } from './bimi/tagSyntax.ts';
import { unknownTag } from './bimi/unknownTag.ts';
import { version } from './bimi/version.ts';
import type { Rule } from './rule.ts';

/** BIMI records: the logo that mail programs show. */
export const BIMI_RULES: readonly Rule[] = [
  version,
  owner,
  multiple,
  tagSyntax,
  duplicateTag,
  unknownTag,
  lMissing,
  lNotHttps,
  lNotSvg,
  declination,
  aMissing,
  aNotHttps,
  aNotPem,
  avp,
  lpsSyntax,
  dmarcNotEnforced,
];
