import { dmarcRollout } from './dmarcRollout.ts';
import { extractInclude } from './extractInclude.ts';
import { generateReverse, generateReverses } from './generateReverse.ts';
import { absoluteName, absoluteNames, relativeName, relativeNames } from './names.ts';
import { addressToPtr, ptrToAddress } from './pointers.ts';
import type { Refactoring } from './refactoring.ts';
import { sortRecords } from './sortRecords.ts';
import { joinStrings, splitHere, splitStrings } from './strings.ts';
import { lowerTtl, restoreTtl, restoreTtls } from './ttl.ts';

/** All refactorings, in the order in which they are offered. */
export const REFACTORINGS: readonly Refactoring[] = [
  joinStrings,
  splitStrings,
  splitHere,
  dmarcRollout,
  lowerTtl,
  restoreTtl,
  restoreTtls,
  absoluteName,
  relativeName,
  absoluteNames,
  relativeNames,
  addressToPtr,
  ptrToAddress,
  generateReverse,
  extractInclude,
  sortRecords,
  generateReverses,
];
