import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import {
  semanticTokensNow,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
  semanticTokens as tokensOf,
} from '../../engine/editing/semanticTokens.ts';
import { lineCount } from '../../engine/zone/position.ts';
import type { OpenZone } from '../openZone.ts';
import { type DocumentZone, type Feature, type FeatureParts, zoneOf } from './feature.ts';

/** Files with more lines have the tokens of what is on the screen alone. */
const MAX_LINES = 25_000;

interface Told {
  readonly resultId: string;
  readonly data: readonly number[];
}

const NONE: SemanticTokens = { data: [] };

/** Semantic tokens: what each word is for, of a range, a whole file, or what changed in it. */
export const semanticTokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      range: true,
      full: { delta: true },
    },
  }),
  serve(parts) {
    const { connection, guard } = parts;
    const { semanticTokens } = connection.languages;
    const told = new WeakMap<OpenZone, Told>();
    semanticTokens.onRange(
      guard('colouring a range', NONE, async ({ textDocument: { uri }, range }, token) => {
        const found = await zoneOf(parts, uri, token);
        if (found === undefined) return NONE;
        return { data: semanticTokensNow(found.zone, found.reading, range.start.line, range.end.line) };
      }),
    );
    semanticTokens.on(async ({ textDocument: { uri } }, token) => {
      const all = await guard('colouring a file', 'failed', allTokens)(parts, uri, token);
      if (typeof all === 'string') throw unanswered(all);
      return tell(told, all);
    });
    semanticTokens.onDelta(async ({ textDocument: { uri }, previousResultId }, token) => {
      const all = await guard('colouring a file', 'failed', allTokens)(parts, uri, token);
      if (typeof all === 'string') throw unanswered(all);
      const before = told.get(all.document);
      const now = tell(told, all);
      if (before?.resultId !== previousResultId) return now;
      return { resultId: now.resultId, edits: difference(before.data, all.data) };
    });
  },
};

/** All tokens of a document, or why there are none: then what the editor has stays. */
async function allTokens(
  parts: FeatureParts,
  uri: string,
  token: CancellationToken,
): Promise<{ readonly document: OpenZone; readonly data: number[] } | 'failed' | 'changed' | 'long'> {
  const found = await zoneOf(parts, uri, token);
  if (found === undefined) return 'changed';
  if (lineCountOf(found) > MAX_LINES) return 'long';
  const { document, judge, zone, reading } = found;
  const { revision } = judge;
  let data: number[] = [];
  const steps = tokensOf(zone, reading);
  const collect = function* () {
    data = yield* steps;
  };
  const isWanted = () => judge.revision === revision && !token.isCancellationRequested;
  return (await parts.slices.run(collect(), isWanted)) ? { document, data } : 'changed';
}

function lineCountOf({ reading }: DocumentZone): number {
  let lines = 0;
  for (const block of reading.blocks) lines += lineCount(block);
  return lines;
}

/** The codes by which a client keeps what it has: it asks again after a change, and for ranges meanwhile. */
function unanswered(reason: 'failed' | 'changed' | 'long'): ResponseError {
  if (reason === 'changed') return new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');
  const message =
    reason === 'long' ? `The file has over ${MAX_LINES} lines: tokens are told by range.` : 'It failed.';
  return new ResponseError(LSPErrorCodes.ServerCancelled, message);
}

let results = 0;

function tell(
  told: WeakMap<OpenZone, Told>,
  { document, data }: { readonly document: OpenZone; readonly data: number[] },
): Required<SemanticTokens> {
  const resultId = String(++results);
  told.set(document, { resultId, data });
  return { resultId, data };
}

/** One edit that makes the one list of numbers the other. */
function difference(before: readonly number[], now: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  const deleteCount = before.length - start - end;
  const data = now.slice(start, now.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
