import type { ReaderRule } from './rule.ts';
import { bom } from './zone/bom.ts';
import { classMismatch } from './zone/classMismatch.ts';
import { controlCharacters } from './zone/controlCharacters.ts';
import { crlf } from './zone/crlf.ts';
import { dialect } from './zone/dialect.ts';
import { emptyLabel } from './zone/emptyLabel.ts';
import { foreignComment } from './zone/foreignComment.ts';
import { generateInvalid } from './zone/generateInvalid.ts';
import { includeLoop } from './zone/includeLoop.ts';
import { includeMissing } from './zone/includeMissing.ts';
import { includeOutsideWorkspace } from './zone/includeOutsideWorkspace.ts';
import { invisibleCharacter } from './zone/invisibleCharacter.ts';
import { labelTooLong } from './zone/labelTooLong.ts';
import { missingFinalNewline } from './zone/missingFinalNewline.ts';
import { nameTooLong } from './zone/nameTooLong.ts';
import { noOwner } from './zone/noOwner.ts';
import { noTtl } from './zone/noTtl.ts';
import { rdataInvalid } from './zone/rdataInvalid.ts';
import { smartQuotes } from './zone/smartQuotes.ts';
import { stringTooLong } from './zone/stringTooLong.ts';
import { suppressionMalformed } from './zone/suppressionMalformed.ts';
import { suppressionUnknownRule } from './zone/suppressionUnknownRule.ts';
import { suppressionUnused } from './zone/suppressionUnused.ts';
import { syntax } from './zone/syntax.ts';
import { ttlInvalid } from './zone/ttlInvalid.ts';
import { ttlOverflow } from './zone/ttlOverflow.ts';
import { unclosedParen } from './zone/unclosedParen.ts';
import { unclosedQuote } from './zone/unclosedQuote.ts';
import { unknownDirective } from './zone/unknownDirective.ts';
import { unknownType } from './zone/unknownType.ts';

/** What is reported while a file is read, and of the comments that suppress findings. */
export const READER_RULES: readonly ReaderRule[] = [
  syntax,
  unclosedParen,
  unclosedQuote,
  unknownType,
  unknownDirective,
  rdataInvalid,
  stringTooLong,
  nameTooLong,
  labelTooLong,
  emptyLabel,
  ttlInvalid,
  ttlOverflow,
  classMismatch,
  noOwner,
  noTtl,
  missingFinalNewline,
  bom,
  controlCharacters,
  smartQuotes,
  invisibleCharacter,
  foreignComment,
  generateInvalid,
  includeMissing,
  includeLoop,
  includeOutsideWorkspace,
  crlf,
  dialect,
  suppressionMalformed,
  suppressionUnknownRule,
  suppressionUnused,
];
