import { adsp } from './dkim/adsp.ts';
import { cnameDangling } from './dkim/cnameDangling.ts';
import { duplicateTag } from './dkim/duplicateTag.ts';
import { ed25519Length } from './dkim/ed25519Length.ts';
import { ed25519Only } from './dkim/ed25519Only.ts';
import { gObsolete } from './dkim/gObsolete.ts';
import { hSha1Only } from './dkim/hSha1Only.ts';
import { kMismatch } from './dkim/kMismatch.ts';
import { kUnknown } from './dkim/kUnknown.ts';
import { missingSemicolon } from './dkim/missingSemicolon.ts';
import { multipleTxt } from './dkim/multipleTxt.ts';
import { notesLong } from './dkim/notesLong.ts';
import { owner } from './dkim/owner.ts';
import { pBase64 } from './dkim/pBase64.ts';
import { pDer } from './dkim/pDer.ts';
import { pEmpty } from './dkim/pEmpty.ts';
import { pMissing } from './dkim/pMissing.ts';
import { privateKey } from './dkim/privateKey.ts';
import { quotes } from './dkim/quotes.ts';
import { rsa1024 } from './dkim/rsa1024.ts';
import { rsaExponent } from './dkim/rsaExponent.ts';
import { rsaLarge } from './dkim/rsaLarge.ts';
import { rsaTooSmall } from './dkim/rsaTooSmall.ts';
import { selectorLabel } from './dkim/selectorLabel.ts';
import { sNotEmail } from './dkim/sNotEmail.ts';
import { tagCase } from './dkim/tagCase.ts';
import { tagSyntax } from './dkim/tagSyntax.ts';
import { tS } from './dkim/tS.ts';
import { tUnknown } from './dkim/tUnknown.ts';
import { tY } from './dkim/tY.ts';
import { unknownTag } from './dkim/unknownTag.ts';
import { version } from './dkim/version.ts';
import { versionMissing } from './dkim/versionMissing.ts';
import { weakKeyReuse } from './dkim/weakKeyReuse.ts';
import type { Rule } from './rule.ts';

/** DKIM key records. */
export const DKIM_RULES: readonly Rule[] = [
  privateKey,
  owner,
  selectorLabel,
  multipleTxt,
  version,
  versionMissing,
  quotes,
  tagSyntax,
  missingSemicolon,
  duplicateTag,
  tagCase,
  unknownTag,
  pMissing,
  pEmpty,
  pBase64,
  pDer,
  kUnknown,
  kMismatch,
  rsaTooSmall,
  rsa1024,
  rsaLarge,
  rsaExponent,
  ed25519Length,
  ed25519Only,
  hSha1Only,
  sNotEmail,
  tY,
  tS,
  tUnknown,
  gObsolete,
  notesLong,
  weakKeyReuse,
  cnameDangling,
  adsp,
];
