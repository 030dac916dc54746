import type { HeaderField, Message } from '../message.ts';
import type { VendorHeader } from '../messageReport.ts';
import { fact, type VendorFact } from '../vendors/vendorReader.ts';
import { readUnsubscribe, urisOf } from './unsubscribe.ts';

const TITLES: Readonly<Record<string, string>> = {
  'list-help': 'Help on the list',
  'list-subscribe': 'Getting on the list',
  'list-post': 'Writing to the list',
  'list-owner': 'Those who run the list',
  'list-archive': 'The archive of the list',
};

/** The fields of mailing lists (RFC 2369, RFC 2919, RFC 8058), decoded. */
export function readListFields(message: Message): VendorHeader[] {
  const headers: VendorHeader[] = [];
  const unsubscribe = readUnsubscribe(message);
  const push = ({ index }: HeaderField, title: string, facts: readonly VendorFact[]) =>
    headers.push({ field: index, vendor: 'Mailing list', title, facts });
  for (const field of message.fields.slice(0, 2000)) {
    const title = Object.hasOwn(TITLES, field.key) ? TITLES[field.key] : undefined;
    if (title !== undefined) {
      const uris = urisOf(field.text);
      push(field, title, uris.length > 0 ? uris.map(uriFact) : [fact('value', field.text, postText(field))]);
    } else if (field.key === 'list-id') push(field, 'Name of the list', [idFact(field.text)]);
    else if (field === unsubscribe.field) {
      const uris = unsubscribe.uris.map(uriFact);
      push(
        field,
        'Getting off the list',
        uris.length > 0
          ? uris
          : [fact('value', field.text, 'No address in "<" and ">", so no program can use it (RFC 2369 §2).')],
      );
    } else if (field === unsubscribe.post) {
      const meaning = unsubscribe.isComplete
        ? 'Mail programs can do it with one click (RFC 8058 §3.1).'
        : unsubscribe.isOneClick
          ? 'Meant for one click, but there is no https address to send it to (RFC 8058 §3.1).'
          : 'Not the value that RFC 8058 §3.1 has: "List-Unsubscribe=One-Click".';
      push(field, 'Getting off the list with one click', [fact('value', field.text, meaning)]);
    }
  }
  return headers;
}

function uriFact(uri: string): VendorFact {
  const scheme = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === 'mailto') return fact('mailto', uri, 'By a message to this address.');
  if (scheme === 'https') return fact('https', uri, 'By this page.');
  if (scheme === 'http')
    return fact(
      'http',
      uri,
      'By this page, without encryption; it does not count for one click (RFC 8058 §3.1).',
    );
  return fact(scheme ?? 'value', uri, 'Hardly any program knows this way.');
}

function idFact(text: string): VendorFact {
  const id = /<([^<>]{1,300})>/.exec(text)?.[1];
  return id === undefined
    ? fact('value', text, 'The name should stand in "<" and ">" (RFC 2919 §3).')
    : fact('id', id, 'By this, filters know the list.');
}

function postText({ key, text }: HeaderField): string {
  return key === 'list-post' && /^\s*no\b/i.test(text) ? 'Nobody may write to the list (RFC 2369 §3.4).' : '';
}
