import type { Content } from '../content/readContent.ts';
import { bulkSigns } from '../list/bulkSigns.ts';
import { isSigned } from '../list/listFindings.ts';
import { readUnsubscribe } from '../list/unsubscribe.ts';
import type { Message } from '../message.ts';
import type { Requirement } from '../messageReport.ts';
import type { ReportSoFar } from './bulkRequirements.ts';
import { ALL, SOURCES, TWO } from './sources.ts';

/** Getting off the list: in the header with one click (RFC 8058), and by a link in the text. */
export function unsubscribeRequirements(
  message: Message,
  { dkim }: ReportSoFar,
  content: Content | undefined,
): Requirement[] {
  const unsubscribe = readUnsubscribe(message);
  const { isBulk, isDiscussion } = bulkSigns(message);
  const isNeeded = isBulk && !isDiscussion;
  const exempt = isDiscussion
    ? 'It comes from a list that people write to, which this is not meant for.'
    : 'Nothing says that the message is bulk mail. It is required for marketing and newsletters, not for receipts, password resets and the like.';
  const click = {
    id: 'bulk/one-click',
    title: 'One click is enough to unsubscribe',
    by: TWO,
    source: 'RFC 8058 §3.1',
  } as const;
  const signed = {
    id: 'bulk/one-click-signed',
    title: 'The fields for one click are signed',
    by: TWO,
    source: 'RFC 8058 §4',
  } as const;
  const link = {
    id: 'bulk/unsubscribe-link',
    title: 'The text has a link to unsubscribe that is easy to see',
    by: ALL,
    source: SOURCES.google,
  } as const;
  if (!isNeeded) return [click, signed, link].map((base) => ({ ...base, status: 'notNeeded', why: exempt }));
  return [
    unsubscribe.isComplete
      ? {
          ...click,
          status: 'met',
          why: 'There is an https address and List-Unsubscribe-Post. The page must do it on a POST, within two days, and ask nothing.',
        }
      : {
          ...click,
          status: 'missed',
          why: `${missingText(unsubscribe)} Add it, unless the message is a receipt or the like that nobody can unsubscribe from.`,
        },
    signedRequirement(signed, unsubscribe.isComplete, dkim),
    linkRequirement(link, content),
  ];
}

function missingText({ field, https, post, isOneClick }: ReturnType<typeof readUnsubscribe>): string {
  if (field === undefined) return 'List-Unsubscribe is missing.';
  if (https === undefined) return 'List-Unsubscribe has no https address.';
  if (post === undefined) return 'List-Unsubscribe-Post is missing.';
  return isOneClick ? '' : 'List-Unsubscribe-Post has not the value "List-Unsubscribe=One-Click".';
}

function signedRequirement(
  base: Pick<Requirement, 'id' | 'title' | 'by' | 'source'>,
  isComplete: boolean,
  dkim: ReportSoFar['dkim'],
): Requirement {
  if (!isComplete) return { ...base, status: 'missed', why: 'The fields are not all there.' };
  const passed = dkim.filter(({ result }) => result === 'pass');
  if (isSigned(passed)) return { ...base, status: 'met', why: 'A signature that passes covers both.' };
  if (isSigned(dkim.filter(({ result }) => result === 'unknown' || result === 'temperror')))
    return { ...base, status: 'unknown', why: 'A signature covers both; whether it passes is not known.' };
  return {
    ...base,
    status: 'missed',
    why: 'No signature that passes covers both List-Unsubscribe and List-Unsubscribe-Post. Have the signer list both in "h=".',
  };
}

function linkRequirement(
  base: Pick<Requirement, 'id' | 'title' | 'by' | 'source'>,
  content: Content | undefined,
): Requirement {
  if (content?.hasUnsubscribe === undefined)
    return { ...base, status: 'unknown', why: 'There is no text to look in.' };
  return content.hasUnsubscribe
    ? { ...base, status: 'met', why: 'The text speaks of unsubscribing.' }
    : {
        ...base,
        status: 'missed',
        why: 'No way to unsubscribe was found in the text, in the languages that are known here.',
      };
}
