import type { Rule } from './rule.ts';
import { joinMissingSpace } from './txt/joinMissingSpace.ts';
import { singleQuotes } from './txt/singleQuotes.ts';
import { unquotedSemicolon } from './txt/unquotedSemicolon.ts';
import { unquotedWords } from './txt/unquotedWords.ts';
import { verificationLeftover } from './txt/verificationLeftover.ts';
import { caaFlags } from './zone/caaFlags.ts';
import { caaIodef } from './zone/caaIodef.ts';
import { caaIssueValue } from './zone/caaIssueValue.ts';
import { caaIssuewild } from './zone/caaIssuewild.ts';
import { caaOnlyIodef } from './zone/caaOnlyIodef.ts';
import { caaUnknownTag } from './zone/caaUnknownTag.ts';
import { deprecatedType } from './zone/deprecatedType.ts';
import { httpsOwner } from './zone/httpsOwner.ts';
import { naptrRegexpAndReplacement } from './zone/naptrRegexpAndReplacement.ts';
import { openpgpkeyOwner } from './zone/openpgpkeyOwner.ts';
import { smimeaOwner } from './zone/smimeaOwner.ts';
import { srvOwner } from './zone/srvOwner.ts';
import { sshfpParameters } from './zone/sshfpParameters.ts';
import { svcbAliasParams } from './zone/svcbAliasParams.ts';
import { svcbAliasSelf } from './zone/svcbAliasSelf.ts';
import { svcbDns } from './zone/svcbDns.ts';
import { svcbHintMismatch } from './zone/svcbHintMismatch.ts';
import { svcbMandatoryAutomatic } from './zone/svcbMandatoryAutomatic.ts';
import { svcbModes } from './zone/svcbModes.ts';
import { tlsaData } from './zone/tlsaData.ts';
import { tlsaOwner } from './zone/tlsaOwner.ts';
import { tlsaParameters } from './zone/tlsaParameters.ts';
import { tlsaWithoutDnssec } from './zone/tlsaWithoutDnssec.ts';
import { ttlLong } from './zone/ttlLong.ts';
import { ttlShort } from './zone/ttlShort.ts';
import { unrelatedTxt } from './zone/unrelatedTxt.ts';
import { unusableAddress } from './zone/unusableAddress.ts';
import { uriOwner } from './zone/uriOwner.ts';

/** Rules about what records of single types hold, and where they stand. */
export const TYPE_RULES: readonly Rule[] = [
  srvOwner,
  tlsaOwner,
  smimeaOwner,
  openpgpkeyOwner,
  uriOwner,
  httpsOwner,
  svcbAliasParams,
  svcbAliasSelf,
  svcbModes,
  svcbHintMismatch,
  svcbDns,
  svcbMandatoryAutomatic,
  caaUnknownTag,
  caaFlags,
  caaIssueValue,
  caaIodef,
  caaOnlyIodef,
  caaIssuewild,
  naptrRegexpAndReplacement,
  tlsaParameters,
  tlsaData,
  tlsaWithoutDnssec,
  sshfpParameters,
  unusableAddress,
  deprecatedType,
  ttlLong,
  ttlShort,
  unquotedSemicolon,
  singleQuotes,
  unquotedWords,
  joinMissingSpace,
  unrelatedTxt,
  verificationLeftover,
];
