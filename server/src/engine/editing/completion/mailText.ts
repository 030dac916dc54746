import { nameText } from '../../zone/nameText.ts';
import { apexOf } from '../../zone/zone.ts';
import {
  all,
  type Completion,
  type CompletionSource,
  type Completions,
  NOTHING,
  partOf,
} from './completion.ts';
import { MAIL_RECORDS, type MailRecord, SPF_INCLUDES, SPF_TERMS } from './mailTags.ts';
import { textSnippets } from './recordSnippets.ts';
import { plainText } from './snippet.ts';

/** What a text may hold at the cursor: whole records that belong to the owner, or what goes on with one that is there. */
export function textCompletions(source: CompletionSource): Completions {
  const { slot } = source;
  if (slot.role.kind !== 'field') return NOTHING;
  const before = slot.role.before.map(({ text }) => text).join('');
  const text = before + slot.typed;
  if (slot.quoted && /^v\s*=\s*spf1(?:\s|$)/i.test(text)) return /\s/.test(text) ? spfTerms(source) : NOTHING;
  const record = MAIL_RECORDS.find(({ begins }) => begins.test(text));
  if (slot.quoted && record !== undefined) return tagList(source, record, text);
  return before === '' ? wholeTexts(source) : NOTHING;
}

/** Records that begin as the text does. */
function wholeTexts(source: CompletionSource): Completions {
  const { slot } = source;
  const typed = slot.typed.toLowerCase();
  const items = textSnippets(source).map(({ title, data, detail }): Completion => {
    const content = slot.quoted ? data.slice(1, -1) : data;
    const plain = plainText(content);
    return {
      label: plainText(data).slice(1, -1),
      kind: 'text',
      text: plain,
      snippet: content,
      aside: title,
      detail,
    };
  });
  return all(items.filter(({ label }) => label.toLowerCase().startsWith(typed)));
}

function spfTerms(source: CompletionSource): Completions {
  const { slot } = source;
  const term = partOf(slot, /\s/);
  const include = /^([-+~?]?)include:(.*)$/i.exec(term.typed);
  if (include !== null) {
    const items = SPF_INCLUDES.map(([label, detail]): Completion => ({ label, kind: 'value', detail }));
    return { items, isIncomplete: false, part: partOf(slot, /[\s:]/) };
  }
  if (/[:=/]/.test(term.typed)) return NOTHING;
  const items = SPF_TERMS.map(
    ([label, detail, obsolete]): Completion => ({
      label,
      kind: 'key',
      detail: obsolete === undefined ? detail : `${detail}; ${obsolete}`,
      ...(obsolete === undefined ? {} : { isObsolete: true }),
    }),
  );
  return { items, isIncomplete: false, part: term };
}

/** Tags that are not there yet, or values of the one that is being typed. */
function tagList(source: CompletionSource, { tags }: MailRecord, text: string): Completions {
  const { zone, slot } = source;
  const current = text.slice(text.lastIndexOf(';') + 1);
  const name = /^\s*([a-z]+)\s*=/i.exec(current)?.[1]?.toLowerCase();
  if (name === undefined) {
    if (!text.includes(';')) return NOTHING;
    const used = `${text};${slot.behind}`.matchAll(/(?:^|;)\s*([a-z]+)\s*=/gi);
    const there = new Set([...used].map(([, tag = '']) => tag.toLowerCase()));
    const items = tags
      .filter((tag) => !there.has(tag.name))
      .map(
        (tag): Completion => ({
          label: tag.name,
          text: `${tag.name}=`,
          kind: 'key',
          detail: tag.obsolete === undefined ? tag.meaning : `${tag.meaning}; ${tag.obsolete}`,
          ...(tag.obsolete === undefined ? {} : { isObsolete: true }),
        }),
      );
    return { items, isIncomplete: false, part: partOf(slot, /[\s;]/) };
  }
  const zoneName = nameText(zone.names, apexOf(zone).name).replace(/\.$/, '') || 'example.com';
  const values = tags.find((tag) => tag.name === name)?.values ?? [];
  const items = values.map(
    ([value, detail]): Completion => ({ label: value.replace('ZONE', zoneName), kind: 'value', detail }),
  );
  return { items, isIncomplete: false, part: partOf(slot, /[\s;=,]/) };
}
