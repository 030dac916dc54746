import type { Finding } from '../finding.ts';
import { shown } from '../records/rdataInput.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import type { Block } from './block.ts';
import type { IncludeRequest } from './readDirective.ts';
import type { Reading, Zone } from './zone.ts';

/** How deep files may include each other, and how many includes one zone may have: both end explosions. */
const MAX_DEPTH = 16;
const MAX_INCLUDES = 1000;

type Resolved =
  | { readonly status: 'found'; readonly uri: string; readonly bytes: Uint8Array }
  | { readonly status: 'none'; readonly finding?: Finding };

/** Whether a block includes one file more than a zone may. */
export function isTooMany(block: Block): boolean {
  return block.exit.included > MAX_INCLUDES;
}

/** Asks for an included file; a file that cannot be read here gives a finding at its name. */
export function resolveInclude(
  zone: Zone,
  reading: Reading,
  block: Block,
  request: IncludeRequest,
): Resolved {
  const { path, start, end } = request;
  const none = (rule: RuleId, message: string): Resolved => ({
    status: 'none',
    finding: { rule, message, place: { block, start, end } },
  });
  if (reading.depth >= MAX_DEPTH) {
    return none(
      'zone/include-loop',
      `Includes are nested more than ${MAX_DEPTH} deep here; ${shown(path)} is not read.`,
    );
  }
  if (isTooMany(block)) {
    return none(
      'zone/include-loop',
      `This zone includes more than ${MAX_INCLUDES} files; ${shown(path)} is not read.`,
    );
  }
  const file = zone.files.include(path, reading.uri);
  switch (file.status) {
    case 'pending':
      return { status: 'none' };
    case 'missing':
      return none(
        'zone/include-missing',
        `The file ${shown(path)} cannot be found: looked for ${file.tried.join(' and ')}. Its records are missing from the zone, and a server refuses to load it.`,
      );
    case 'outside':
      return none(
        'zone/include-outside-workspace',
        `${shown(path)} leads to ${file.path}, outside the folders that are open: it is not read, and its records are not checked.`,
      );
    case 'unreadable':
      return none(
        'zone/include-missing',
        `${shown(path)} leads to ${file.path}, which cannot be included: it is ${file.reason}.`,
      );
    case 'found':
      break;
  }
  for (let outer: Reading | undefined = reading; outer !== undefined; outer = outer.parent) {
    if (outer.uri !== file.uri) continue;
    return none(
      'zone/include-loop',
      `${shown(path)} includes itself${outer === reading ? '' : ', through the files between'}: a server would never finish reading.`,
    );
  }
  return file;
}
