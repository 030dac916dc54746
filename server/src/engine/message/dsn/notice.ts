/** What a notice in free form says before it returns the message. */
export interface Notice {
  /** The words of the mail system. */
  readonly text: string;
  /** The returned message, or what there is of it; empty where there is none. */
  readonly original: string;
  /** What it says of each recipient that it names. */
  readonly blocks: readonly NoticeBlock[];
  readonly isCut: boolean;
}

export interface NoticeBlock {
  readonly recipient: string;
  readonly text: string;
}

const MOST_TEXT = 64 * 1024;
const MOST_RECIPIENTS = 1000;
const ADDRESS = `[^\\s<>()"'\`,:;@|\\[\\]\\\\=]{1,64}@[\\w][\\w.-]{0,253}\\w`;

/** Lines that mail systems write between their words and the returned message. */
const ORIGINAL = [
  /^[ \t>]*[-=_*]{2,}[ \t]*(?:this is a copy of|below this line is|below is|enclosed is|here is|begin|start of|original|returned|unsent|undelivered|the header|the body|message (?:header|body|follows)|header|copy of|included|transcript of message|forwarded|received message|rejected message)/i,
  /^[ \t>]*[-=_*]{2,}[^\n]{0,60}(?:message|header|mail)s?[^\n]{0,30}(?:follow|original|copy|returned)/i,
  /^[ \t>]*(?:below is (?:a copy of )?the original message|(?:original )?message(?: headers?)? follows?|original message (?:headers?|follows|text|body)|message contents follow|text of message follows|the (?:text of the )?original message (?:was|follows|is)(?! received)|the following is a copy of|undelivered message follows|your original message|the header of the original|received:|return-path:|reporting-mta:|final-recipient:|dkim-signature:|arc-seal:)/i,
];

/** What stands before an address in a line that begins with it. */
const LEAD =
  /^[ \t>]*(?:[*•·+-]{1,3}>?[ \t]+|->[ \t]*)?(?:(?:recipient|failed recipient|recipient address|intended recipient|e?-?mail address|address|rcpt|user|failed address)[ \t]*:[ \t]*)?["'<([]{0,2}(?:mailto:|smtp:)?/i;

const LINE = new RegExp(`^(${ADDRESS})["'>)\\]]{0,2}(.*)$`, 'u');
/** What may stand behind the address; any other word makes the line a sentence. */
const REST =
  /^(?:[ \t]*$|[ \t]*:|[ \t]*[;,.]?[ \t]*$|[ \t]*\(|[ \t]*<|[ \t]*\.\.\.|[ \t]*->|[ \t]+on[ \t]|[ \t]*-[ \t]|[ \t]*\[)/i;

/** How a line ends before the sender's own address. */
const OF_SENDER = /\b(?:sent by|from|sender)[ \t]{0,8}:?[ \t]{0,8}$/i;

const RCPT = new RegExp(`^[ \\t>]*>>>[ \\t]*rcpt to:?[ \\t]*<?(${ADDRESS})`, 'iu');
const CODED = new RegExp(`^[ \\t>]*[245]\\d\\d[ -](?:[245]\\.\\d\\.\\d{1,3} )?<(${ADDRESS})>\\.\\.\\.`, 'iu');

/** Sentences that name a recipient, the surest first. */
const SENTENCES = [
  new RegExp(`^[ \\t>]{0,20}to:[ \\t]{0,20}["'<]{0,2}(${ADDRESS})`, 'gimu'),
  new RegExp(`rcpt to:?[ \\t]{0,20}<?(${ADDRESS})`, 'giu'),
  new RegExp(`^[ \\t]*[245]\\d\\d[ -](?:[245]\\.\\d\\.\\d{1,3} )?<(${ADDRESS})>`, 'gimu'),
  new RegExp(`\\bgenerated (?:by|from) (${ADDRESS})`, 'giu'),
  new RegExp(
    `(?:deliver\\w{0,8}|sent|send|message|mail)\\b[^\\n@]{0,80}?\\b(?:to|for):?[ \\t]{0,20}\\n?[ \\t]{0,20}["'<([]{0,2}(${ADDRESS})`,
    'giu',
  ),
  new RegExp(
    `(?:user|mailbox|account|list|group|recipients?|address|e-?mail)\\b[^\\n@]{0,40}?[ :<("'](${ADDRESS})`,
    'giu',
  ),
];

/**
 * Reads the words of a bounce in free form: where the returned message begins, whom it names, and what it says of each. Bounded
 * by the first 64 KiB and a thousand recipients.
 *
 * @param notRecipients addresses, in lower case, that are named for other reasons: the one that the bounce is sent to, its own
 */
export function readNotice(given: string, notRecipients: ReadonlySet<string>): Notice {
  const lines = given.slice(0, MOST_TEXT).split('\n');
  const from = originalAt(lines);
  const words = lines.slice(0, from);
  const text = words.join('\n').trim();
  const inWords =
    [ledBlocks, transcriptBlocks].map((read) => read(words, notRecipients)).find((found) => found.size > 0) ??
    sentenceBlocks(text, notRecipients);
  // Who writes to himself gets his bounces too.
  const blocks = inWords.size > 0 ? inWords : ledBlocks(words, new Set());
  return {
    text,
    original: lines.slice(from).join('\n'),
    blocks: [...blocks].map(([recipient, parts]) => ({ recipient, text: parts.join('\n').trim() })),
    isCut: blocks.size === MOST_RECIPIENTS,
  };
}

function originalAt(lines: readonly string[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] as string).slice(0, 200);
    if (ORIGINAL.some((pattern) => pattern.test(line))) return i;
  }
  return lines.length;
}

/**
 * Recipients at the beginning of a line, and all that follows until the next one; or what stands before them, where nothing
 * follows the last.
 */
function ledBlocks(lines: readonly string[], not: ReadonlySet<string>): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  const before: string[] = [];
  let last = '';
  let current: string[] | undefined;
  for (const line of lines) {
    const start = LEAD.exec(line)?.[0].length ?? 0;
    const [, address = '', rest = ''] = LINE.exec(line.slice(start, start + 1000)) ?? [];
    const isNamed = address !== '' && REST.test(rest) && !not.has(address.toLowerCase());
    if (isNamed && !OF_SENDER.test(last)) {
      if (!blocks.has(address) && blocks.size === MOST_RECIPIENTS) return blocks;
      current = blocks.get(address) ?? [];
      blocks.set(address, current);
      current.push(rest.replace(/^[ \t]*[:-][ \t]*/, ''));
    } else (current ?? before).push(line);
    if (line.trim() !== '') last = line.slice(-100);
  }
  const isSilent = [...blocks.values()].every((told) => !/\w{3}/.test(told.join('\n')));
  if (isSilent) for (const told of blocks.values()) told.push(...before);
  return blocks;
}

/** A transcript of an SMTP session: the commands `>>>`, the answers `<<<`, and lines that begin with a code and an address. */
function transcriptBlocks(lines: readonly string[], not: ReadonlySet<string>): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const given of lines) {
    const line = given.slice(0, 1000);
    const address = (RCPT.exec(line) ?? CODED.exec(line))?.[1];
    if (address !== undefined && !not.has(address.toLowerCase())) {
      if (!blocks.has(address) && blocks.size === MOST_RECIPIENTS) return blocks;
      current = blocks.get(address) ?? [];
      blocks.set(address, current);
    }
    current?.push(given);
  }
  // With one recipient, what stands before it is about it too.
  return blocks.size === 1 ? new Map([...blocks.keys()].map((address) => [address, [...lines]])) : blocks;
}

function sentenceBlocks(text: string, not: ReadonlySet<string>): Map<string, string[]> {
  const blocks = new Map<string, string[]>();
  for (const sentence of SENTENCES) {
    for (const [, address = ''] of text.matchAll(sentence)) {
      if (blocks.size === MOST_RECIPIENTS) return blocks;
      if (!not.has(address.toLowerCase())) blocks.set(address, [text]);
    }
    if (blocks.size > 0) break;
  }
  return blocks;
}
