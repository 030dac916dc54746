import type { HeaderField, Message } from '../message.ts';
import { fieldsOf } from '../readMessage.ts';
import { withoutComments } from '../values/comments.ts';

/** How a message says that one gets off its list (RFC 2369 §3.2, RFC 8058). */
export interface Unsubscribe {
  /** List-Unsubscribe and List-Unsubscribe-Post, the first of each. */
  readonly field: HeaderField | undefined;
  readonly post: HeaderField | undefined;
  /** In the order of preference. */
  readonly uris: readonly string[];
  readonly https: string | undefined;
  readonly mailto: string | undefined;
  /** Whether the value of List-Unsubscribe-Post is the one that RFC 8058 §3.1 has. */
  readonly isOneClick: boolean;
  /** All that one click needs is there, signatures aside. */
  readonly isComplete: boolean;
}

/** Reads List-Unsubscribe and List-Unsubscribe-Post. */
export function readUnsubscribe(message: Message): Unsubscribe {
  const [field] = fieldsOf(message, 'List-Unsubscribe');
  const [post] = fieldsOf(message, 'List-Unsubscribe-Post');
  const uris = field === undefined ? [] : urisOf(field.text);
  const https = uris.find((uri) => /^https:\/\//i.test(uri));
  const mailto = uris.find((uri) => /^mailto:/i.test(uri));
  const isOneClick = post !== undefined && post.text.trim().toLowerCase() === 'list-unsubscribe=one-click';
  return { field, post, uris, https, mailto, isOneClick, isComplete: https !== undefined && isOneClick };
}

/** The addresses of a list field: in angle brackets, between commas (RFC 2369 §2); blanks within them go. */
export function urisOf(text: string): string[] {
  const uris: string[] = [];
  const value = text.includes('<') ? text : withoutComments(text);
  for (let at = value.indexOf('<'); at >= 0 && uris.length < 50; at = value.indexOf('<', at)) {
    const end = value.indexOf('>', at);
    if (end < 0) break;
    const uri = value.slice(at + 1, end).replaceAll(/\s/g, '');
    if (uri !== '') uris.push(uri);
    at = end;
  }
  return uris;
}
