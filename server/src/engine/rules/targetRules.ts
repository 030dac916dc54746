import type { Rule } from './rule.ts';
import { glueMissing } from './zone/glueMissing.ts';
import { glueSibling } from './zone/glueSibling.ts';
import { mxBelowDname } from './zone/mxBelowDname.ts';
import { mxCname } from './zone/mxCname.ts';
import { mxNoAddress } from './zone/mxNoAddress.ts';
import { mxNullMixed } from './zone/mxNullMixed.ts';
import { mxNullPreference } from './zone/mxNullPreference.ts';
import { nsBelowDname } from './zone/nsBelowDname.ts';
import { nsCname } from './zone/nsCname.ts';
import { nsNoAddress } from './zone/nsNoAddress.ts';
import { rpNoTxt } from './zone/rpNoTxt.ts';
import { srvBelowDname } from './zone/srvBelowDname.ts';
import { srvCname } from './zone/srvCname.ts';
import { srvNoAddress } from './zone/srvNoAddress.ts';
import { svcbNoAddress } from './zone/svcbNoAddress.ts';

/** What records point at. */
export const TARGET_RULES: readonly Rule[] = [
  nsNoAddress,
  nsCname,
  mxCname,
  srvCname,
  nsBelowDname,
  mxBelowDname,
  srvBelowDname,
  mxNoAddress,
  srvNoAddress,
  svcbNoAddress,
  glueMissing,
  glueSibling,
  mxNullMixed,
  mxNullPreference,
  rpNoTxt,
];
