import { readFileSync } from 'node:fs';
import { type CheckedZone, checkZoneNow, createCheckedZone } from '../../server/src/engine/checkedZone.ts';
import { verifyZone } from '../../server/src/engine/dnssec/verifyZone.ts';
import { type PublishedFinding, publish } from '../../server/src/engine/publish.ts';
import { RULES } from '../../server/src/engine/rules/rules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import type { ZoneFiles } from '../../server/src/engine/zone/includes.ts';
import { NO_FILES } from '../../server/src/engine/zone/includes.ts';
import { dnssecCrypto } from '../../server/src/node/dnssecCrypto.ts';
import { diskFiles } from './diskFiles.ts';

/** Findings of the reader alone: what is wrong with the text, whatever the records mean together. */
const READER_RULES = RULES.filter((rule) => rule.scope === 'reader');

/** Reads a zone from bytes or text. */
export function openText(
  text: string | Uint8Array,
  origin: string,
  files: ZoneFiles = NO_FILES,
  uri = 'text',
): CheckedZone {
  const checked = createCheckedZone({ uri, origin, files, rules: READER_RULES });
  checkZoneNow(checked, typeof text === 'string' ? encodeUtf8(text) : text);
  return checked;
}

/** Reads a zone from a file, and what it includes. */
export function openFile(path: string, origin: string, folder?: string): CheckedZone {
  return openText(readFileSync(path), origin, diskFiles(path, folder), path);
}

/**
 * Reads a zone from a file, checks it by all rules and verifies it.
 *
 * @param time of the clock, in seconds since 1970; without one, no signature expires
 */
export function checkFile(path: string, origin: string, folder?: string, time?: number): CheckedZone {
  const now = time === undefined ? {} : { now: () => time * 1000 };
  const checked = createCheckedZone({ uri: path, origin, files: diskFiles(path, folder), ...now });
  checkZoneNow(checked, readFileSync(path));
  for (const _ of verifyZone(checked, { crypto: dnssecCrypto, ...now }));
  return checked;
}

/** What a server would refuse. */
export function errorsOf(checked: CheckedZone): PublishedFinding[] {
  return publish(checked).findings.filter((finding) => finding.severity === 'error');
}

/** Findings as short lines: `3:7 zone/syntax This ")" …`. */
export function listed(findings: readonly PublishedFinding[]): string[] {
  return findings.map(
    ({ start, rule, message }) => `${start.line + 1}:${start.character + 1} ${rule} ${message}`,
  );
}
