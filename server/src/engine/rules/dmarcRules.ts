import { adkimAspfInvalid } from './dmarc/adkimAspfInvalid.ts';
import { duplicateTag } from './dmarc/duplicateTag.ts';
import { externalUnauthorised } from './dmarc/externalUnauthorised.ts';
import { foInvalid } from './dmarc/foInvalid.ts';
import { foWithoutRuf } from './dmarc/foWithoutRuf.ts';
import { leadingSpace } from './dmarc/leadingSpace.ts';
import { multiple } from './dmarc/multiple.ts';
import { noSpfDkim } from './dmarc/noSpfDkim.ts';
import { npInvalid } from './dmarc/npInvalid.ts';
import { npMissing } from './dmarc/npMissing.ts';
import { npWeaker } from './dmarc/npWeaker.ts';
import { parked } from './dmarc/parked.ts';
import { pctRemoved } from './dmarc/pctRemoved.ts';
import { pInvalid } from './dmarc/pInvalid.ts';
import { pMissing } from './dmarc/pMissing.ts';
import { pNone } from './dmarc/pNone.ts';
import { pNoneNoRua } from './dmarc/pNoneNoRua.ts';
import { pNotSecond } from './dmarc/pNotSecond.ts';
import { psdInvalid } from './dmarc/psdInvalid.ts';
import { psdNHint } from './dmarc/psdNHint.ts';
import { psdY } from './dmarc/psdY.ts';
import { rejectWithLists } from './dmarc/rejectWithLists.ts';
import { reportDomainNoMx } from './dmarc/reportDomainNoMx.ts';
import { rfRemoved } from './dmarc/rfRemoved.ts';
import { riRemoved } from './dmarc/riRemoved.ts';
import { ruaMissing } from './dmarc/ruaMissing.ts';
import { rufPrivacy } from './dmarc/rufPrivacy.ts';
import { separator } from './dmarc/separator.ts';
import { spInvalid } from './dmarc/spInvalid.ts';
import { spNpOnSubdomain } from './dmarc/spNpOnSubdomain.ts';
import { spWeaker } from './dmarc/spWeaker.ts';
import { strictAlignment } from './dmarc/strictAlignment.ts';
import { tagCase } from './dmarc/tagCase.ts';
import { tagSyntax } from './dmarc/tagSyntax.ts';
import { tInvalid } from './dmarc/tInvalid.ts';
import { treewalkShadow } from './dmarc/treewalkShadow.ts';
import { tY } from './dmarc/tY.ts';
import { unknownTag } from './dmarc/unknownTag.ts';
import { unrelatedTxt } from './dmarc/unrelatedTxt.ts';
import { uriAddress } from './dmarc/uriAddress.ts';
import { uriEncoding } from './dmarc/uriEncoding.ts';
import { uriNonmailto } from './dmarc/uriNonmailto.ts';
import { uriScheme } from './dmarc/uriScheme.ts';
import { uriSeparator } from './dmarc/uriSeparator.ts';
import { uriSize } from './dmarc/uriSize.ts';
import { uriTooMany } from './dmarc/uriTooMany.ts';
import { valueTrailing } from './dmarc/valueTrailing.ts';
import { version } from './dmarc/version.ts';
import { wrongOwner } from './dmarc/wrongOwner.ts';
import type { Rule } from './rule.ts';

/** DMARC records. */
export const DMARC_RULES: readonly Rule[] = [
  version,
  leadingSpace,
  separator,
  tagSyntax,
  duplicateTag,
  tagCase,
  unknownTag,
  valueTrailing,
  pMissing,
  pInvalid,
  spInvalid,
  npInvalid,
  pNotSecond,
  pNone,
  pNoneNoRua,
  spWeaker,
  npWeaker,
  npMissing,
  rejectWithLists,
  tY,
  tInvalid,
  psdY,
  psdInvalid,
  adkimAspfInvalid,
  strictAlignment,
  ruaMissing,
  uriScheme,
  uriSeparator,
  uriEncoding,
  uriAddress,
  uriNonmailto,
  uriTooMany,
  uriSize,
  rufPrivacy,
  foInvalid,
  foWithoutRuf,
  pctRemoved,
  rfRemoved,
  riRemoved,
  multiple,
  unrelatedTxt,
  wrongOwner,
  spNpOnSubdomain,
  treewalkShadow,
  psdNHint,
  noSpfDkim,
  parked,
  externalUnauthorised,
  reportDomainNoMx,
];
