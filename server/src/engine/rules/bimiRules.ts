import { aMissing } from './bimi/aMissing.ts';
import { aNotHttps } from './bimi/aNotHttps.ts';
import { aNotPem } from './bimi/aNotPem.ts';
import { avp } from './bimi/avp.ts';
import { certificateDates } from './bimi/certificateDates.ts';
import { certificateDomain } from './bimi/certificateDomain.ts';
import { certificateForm } from './bimi/certificateForm.ts';
import { certificateLogo } from './bimi/certificateLogo.ts';
import { certificatePurpose } from './bimi/certificatePurpose.ts';
import { declination } from './bimi/declination.ts';
import { dmarcNotEnforced } from './bimi/dmarcNotEnforced.ts';
import { duplicateTag } from './bimi/duplicateTag.ts';
import { fileMissing } from './bimi/fileMissing.ts';
import { lMissing } from './bimi/lMissing.ts';
import { lNotHttps } from './bimi/lNotHttps.ts';
import { lNotSvg } from './bimi/lNotSvg.ts';
import { logoProfile } from './bimi/logoProfile.ts';
import { logoShape } from './bimi/logoShape.ts';
import { logoSize } from './bimi/logoSize.ts';
import { logoType } from './bimi/logoType.ts';
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
  fileMissing,
  logoType,
  logoProfile,
  logoSize,
  logoShape,
  certificateForm,
  certificatePurpose,
  certificateDomain,
  certificateDates,
  certificateLogo,
];
