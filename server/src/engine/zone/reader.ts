import type { Target } from '../config/config.ts';
import type { Finding, Fix } from '../finding.ts';
import { RdataInput } from '../records/rdataInput.ts';
import { WireWriter } from '../records/wire.ts';
import type { RuleId } from '../rules/ruleIds.ts';
import { type Block, type Directive, STRIDE, unreadBlock } from './block.ts';
import { CarriedState } from './carriedState.ts';
import type { Memory } from './memory.ts';
import type { NameTable } from './names.ts';
import type { IncludeRequest } from './readDirective.ts';
import type { ReadState } from './state.ts';
import { Tokens } from './tokens.ts';

/**
 * What reading one block needs at hand; made once per zone and used for every block, so that a record costs no
 * allocation.
 */
export interface Reader {
  readonly names: NameTable;
  readonly tokens: Tokens;
  readonly input: RdataInput;
  readonly wire: WireWriter;
  /** How much text a block holds before it is cut at the next line end between entries. */
  readonly blockBytes: number;
  /** Where rows are kept. */
  readonly memory: Memory;
  /** Servers that must read the file too, besides BIND. */
  readonly targets: readonly Target[];
  /** The text being read and the block that it becomes. */
  bytes: Uint8Array;
  block: Block;
  state: CarriedState;
  rows: Int32Array;
  count: number;
  findings: Finding[];
  directives: Directive[];
  include: IncludeRequest | undefined;
  /** While records are made from a template: where their findings belong; one is enough. */
  template: { readonly start: number; readonly end: number; readonly subject: string } | undefined;
}

export function createReader(
  names: NameTable,
  state: ReadState,
  targets: readonly Target[],
  blockBytes: number,
  memory: Memory,
): Reader {
  const tokens = new Tokens();
  return {
    names,
    tokens,
    input: new RdataInput(tokens, names),
    wire: new WireWriter(),
    blockBytes,
    memory,
    targets: targets.filter((target) => target !== 'bind'),
    bytes: new Uint8Array(0),
    block: unreadBlock(new Uint8Array(0), state, ''),
    state: new CarriedState(state),
    rows: new Int32Array(STRIDE * 1024),
    count: 0,
    findings: [],
    directives: [],
    include: undefined,
    template: undefined,
  };
}

/** Makes `bytes` the text that tokens refer to. */
export function useBytes(reader: Reader, bytes: Uint8Array): void {
  reader.bytes = bytes;
  reader.input.bytes = bytes;
}

/** Adds a row for a record and returns its offset in `reader.rows`. */
export function addRow(reader: Reader): number {
  const at = reader.count * STRIDE;
  if (at + STRIDE > reader.rows.length) {
    const bigger = new Int32Array(reader.rows.length * 2);
    bigger.set(reader.rows);
    reader.rows = bigger;
  }
  reader.count++;
  return at;
}

/** A correction as it is noted while reading: edits in offsets of the text. */
export interface LocalFix {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** Notes a finding at `[start, end)` of the text being read. */
export function report(
  reader: Reader,
  rule: RuleId,
  message: string,
  start: number,
  end: number,
  fixes: readonly LocalFix[] = [],
  severity?: Finding['severity'],
): void {
  const { block, template } = reader;
  if (template) {
    reader.findings.push({
      rule: 'zone/generate-invalid',
      message: `${template.subject}: ${message}`,
      place: { block, start: template.start, end: template.end },
      ...(severity ? { severity } : {}),
    });
    return;
  }
  reader.findings.push({
    rule,
    message,
    place: { block, start, end },
    ...(severity ? { severity } : {}),
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => placed(block, fix)) } : {}),
  });
}

function placed(block: Block, fix: LocalFix): Fix {
  return {
    title: fix.title,
    edits: fix.edits.map(({ start, end, text }) => ({ place: { block, start, end }, text })),
  };
}

/** A fix that replaces one range. */
export function replaceFix(title: string, start: number, end: number, text: string): LocalFix {
  return { title, edits: [{ start, end, text }] };
}
