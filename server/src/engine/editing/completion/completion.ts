import { encodeUtf8 } from '../../text/utf8.ts';
import type { NameId } from '../../zone/names.ts';
import type { ReadState } from '../../zone/state.ts';
import type { Reading, Zone } from '../../zone/zone.ts';
import type { NameStyle } from './nameStyle.ts';
import type { Slot } from './slotAt.ts';

/** What a completion is, for the icon that an editor shows. */
export type CompletionKind =
  | 'type'
  | 'class'
  | 'directive'
  | 'owner'
  | 'host'
  | 'label'
  | 'value'
  | 'key'
  | 'record'
  | 'text';

/** What a completion is documented by; the text is made when it is asked for. */
export type CompletionTopic =
  | { readonly about: 'type'; readonly number: number }
  | { readonly about: 'name'; readonly name: string }
  | { readonly about: 'directive'; readonly name: string }
  | { readonly about: 'label'; readonly name: string }
  | { readonly about: 'serviceKey'; readonly name: string };

/** Something that can stand at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is inserted: the label where left out. */
  readonly text?: string;
  /** The same with places to fill in, as `${1:preference}`, for editors that know snippets. */
  readonly snippet?: string;
  /** What is typed to find it: the label where left out. */
  readonly typedAs?: string;
  /** One line: what it is or does. */
  readonly detail?: string;
  /** A word beside the label. */
  readonly aside?: string;
  readonly isObsolete?: boolean;
  readonly topic?: CompletionTopic;
  /** More, in Markdown, where no topic tells it. */
  readonly documentation?: string;
  /** Bytes of the block that it takes the place of, where they are others than the list's. */
  readonly replaces?: { readonly start: number; readonly end: number };
}

/** What a list of completions says. */
export interface Completions {
  /** The best first. */
  readonly items: readonly Completion[];
  /** Whether there are more, for another text typed. */
  readonly isIncomplete: boolean;
  /** The part of the token that they replace; all of it where left out. */
  readonly part?: SlotPart;
}

/** A part of a slot's token: bytes of the block, and its text as far as the cursor. */
export interface SlotPart {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

/** The part of a slot's token around the cursor, between separators. */
export function partOf({ typed, behind, offset }: Slot, separator: RegExp): SlotPart {
  const tail = typed.split(separator).at(-1) ?? '';
  const head = behind.split(separator)[0] ?? '';
  return {
    start: offset - encodeUtf8(tail).length,
    end: offset + encodeUtf8(head).length,
    typed: tail,
  };
}

export const NOTHING: Completions = { items: [], isIncomplete: false };

/** What completions are made from. */
export interface CompletionSource {
  readonly zone: Zone;
  readonly reading: Reading;
  readonly slot: Slot;
  /** The state that the slot's entry is read in. */
  readonly state: ReadState;
  /** The owner of the record, as far as it is known, folded, or NO_NAME. */
  readonly owner: NameId;
  readonly style: NameStyle;
  /** The clock, in milliseconds since 1970 UTC, where there is one. */
  readonly now: number | undefined;
}

/** A complete list. */
export function all(items: readonly Completion[]): Completions {
  return { items, isIncomplete: false };
}

/** Several lists one behind the other; of equal labels the first counts. */
export function joined(...lists: readonly Completions[]): Completions {
  const items = new Map<string, Completion>();
  for (const list of lists) {
    for (const item of list.items) {
      const key = `${item.kind === 'record'} ${item.label}`;
      if (!items.has(key)) items.set(key, item);
    }
  }
  return { items: [...items.values()], isIncomplete: lists.some(({ isIncomplete }) => isIncomplete) };
}
