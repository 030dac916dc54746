import type { Rule } from './rule.ts';
import { allMultiple } from './spf/allMultiple.ts';
import { allNotLast } from './spf/allNotLast.ts';
import { cidrHostbits } from './spf/cidrHostbits.ts';
import { cidrHuge } from './spf/cidrHuge.ts';
import { cidrRange } from './spf/cidrRange.ts';
import { cidrRedundant } from './spf/cidrRedundant.ts';
import { domainSpecInvalid } from './spf/domainSpecInvalid.ts';
import { existsWithoutMacro } from './spf/existsWithoutMacro.ts';
import { expMultiple } from './spf/expMultiple.ts';
import { extraSpace } from './spf/extraSpace.ts';
import { heloRecord } from './spf/heloRecord.ts';
import { ip4Invalid } from './spf/ip4Invalid.ts';
import { ip6Invalid } from './spf/ip6Invalid.ts';
import { macroExpOnly } from './spf/macroExpOnly.ts';
import { macroP } from './spf/macroP.ts';
import { macroSyntax } from './spf/macroSyntax.ts';
import { mechanismEquals } from './spf/mechanismEquals.ts';
import { missingSpace } from './spf/missingSpace.ts';
import { multipleRecords } from './spf/multipleRecords.ts';
import { neutralAll } from './spf/neutralAll.ts';
import { noAllNoRedirect } from './spf/noAllNoRedirect.ts';
import { nullMxNoDeny } from './spf/nullMxNoDeny.ts';
import { orgAlignmentHint } from './spf/orgAlignmentHint.ts';
import { placeholder } from './spf/placeholder.ts';
import { plusAll } from './spf/plusAll.ts';
import { privateIp } from './spf/privateIp.ts';
import { ptr } from './spf/ptr.ts';
import { recordSize } from './spf/recordSize.ts';
import { redirectMultiple } from './spf/redirectMultiple.ts';
import { redirectWithAll } from './spf/redirectWithAll.ts';
import { retiredInclude } from './spf/retiredInclude.ts';
import { selfInclude } from './spf/selfInclude.ts';
import { senderId } from './spf/senderId.ts';
import { softfailAll } from './spf/softfailAll.ts';
import { syntaxTerm } from './spf/syntaxTerm.ts';
import { termDuplicate } from './spf/termDuplicate.ts';
import { tooManyLookups } from './spf/tooManyLookups.ts';
import { unknownMechanism } from './spf/unknownMechanism.ts';
import { unknownModifier } from './spf/unknownModifier.ts';
import { uppercase } from './spf/uppercase.ts';
import { urlInDomain } from './spf/urlInDomain.ts';
import { version } from './spf/version.ts';
import { wildcardMissing } from './spf/wildcardMissing.ts';
import { SPF_LOOKUP_RULES } from './spfLookupRules.ts';

/** SPF records: who may send. */
export const SPF_RULES: readonly Rule[] = [
  version,
  senderId,
  uppercase,
  multipleRecords,
  syntaxTerm,
  unknownMechanism,
  mechanismEquals,
  missingSpace,
  extraSpace,
  ip4Invalid,
  ip6Invalid,
  cidrRange,
  cidrHostbits,
  cidrHuge,
  privateIp,
  placeholder,
  cidrRedundant,
  termDuplicate,
  domainSpecInvalid,
  urlInDomain,
  retiredInclude,
  selfInclude,
  allNotLast,
  allMultiple,
  plusAll,
  neutralAll,
  softfailAll,
  noAllNoRedirect,
  redirectWithAll,
  redirectMultiple,
  expMultiple,
  unknownModifier,
  ptr,
  existsWithoutMacro,
  macroSyntax,
  macroExpOnly,
  macroP,
  tooManyLookups,
  recordSize,
  nullMxNoDeny,
  wildcardMissing,
  heloRecord,
  orgAlignmentHint,
  ...SPF_LOOKUP_RULES,
];
