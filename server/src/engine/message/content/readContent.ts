import { mimeParts } from '../dsn/mimeParts.ts';
import { partText } from '../dsn/partText.ts';
import type { Message } from '../message.ts';

/** What a message consists of, lightly read: attachments are counted, not decoded. */
export interface Content {
  readonly hasText: boolean;
  readonly hasHtml: boolean;
  /** Parts that are neither text nor HTML. */
  readonly others: number;
  /** Whether the text says how to unsubscribe, in one of the languages that are known; `undefined` where there is no text to look in. */
  readonly hasUnsubscribe: boolean | undefined;
}

/** Words by which the texts of newsletters lead to their end; stems, in lower case. */
const WORDS = [
  'unsubscrib',
  'opt out',
  'opt-out',
  'optout',
  'email preferences',
  'manage preferences',
  'manage your preferences',
  'stop receiving',
  'no longer wish to receive',
  'abmeld',
  'abbestell',
  'austragen',
  'désabonn',
  'désinscri',
  'se desabonn',
  'desinscri',
  'darse de baja',
  'darte de baja',
  'dar de baja',
  'cancelar suscripción',
  'cancelar la suscripción',
  'cancelar a subscrição',
  'cancelar inscrição',
  'descadastr',
  'disiscriv',
  'cancella l’iscrizione',
  "cancella l'iscrizione",
  'annulla l',
  'afmeld',
  'uitschrijv',
  'avregistrera',
  'avsluta prenumeration',
  'avprenumerera',
  'framelding',
  'meld deg av',
  'peruuta tilaus',
  'wypisz',
  'zrezygn',
  'odhlás',
  'leiratkoz',
  'dezabon',
  'отпис',
  'відпис',
  'abonelikten',
  '配信停止',
  '配信解除',
  '購読解除',
  '退订',
  '退訂',
  '取消订阅',
  '取消訂閱',
  '수신거부',
  'إلغاء الاشتراك',
];

/** Parts whose text is looked at; a newsletter has two. */
const MOST_TEXTS = 4;

/** Reads what a message consists of; `undefined` where there is no body. Bounded in depth, parts and octets of text. */
export function readContent(message: Message): Content | undefined {
  if (message.body === undefined) return undefined;
  const walked = mimeParts(message);
  const texts = walked.parts.filter(({ type }) => type === 'text/plain' || type === 'text/html');
  const has = (wanted: string) => texts.some(({ type }) => type === wanted);
  const shown = texts.slice(0, MOST_TEXTS).map((part) => partText(walked, part).toLowerCase());
  return {
    hasText: has('text/plain'),
    hasHtml: has('text/html'),
    others: walked.parts.length - texts.length,
    hasUnsubscribe:
      shown.length === 0 ? undefined : shown.some((text) => WORDS.some((word) => text.includes(word))),
  };
}
