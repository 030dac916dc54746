import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** What git has under a name. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A process of git that answers one question after the other. */
export interface CatFile {
  /** @returns `undefined` where there is no such object, or no git */
  ask(name: string): Promise<GitObject | undefined>;
  end(): void;
}

/** So long it waits for the next question, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * Variables that say which repository git works in, as its hooks get them: for the one that the hook is of. Here the
 * files' own is asked.
 */
const FOREIGN = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
];

/**
 * `git cat-file --batch`, started with the first question and again when it has ended. It only reads what is on the disk: no
 * filters run, and nothing is fetched.
 *
 * @param top the folder of the repository
 */
export function createCatFile(top: string): CatFile {
  let running: Conversation | undefined;
  return {
    ask(name) {
      // One question is one line.
      if (/[\r\n]/.test(name)) return Promise.resolve(undefined);
      if (running === undefined || running.isOver) running = converse(top);
      return running.ask(name);
    },
    end: () => running?.end(),
  };
}

interface Conversation extends CatFile {
  readonly isOver: boolean;
}

function converse(top: string): Conversation {
  const git: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'git',
    ['-C', top, 'cat-file', '--batch'],
    {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    },
  );
  const waiting: ((found: GitObject | undefined) => void)[] = [];
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = () => {
    isOver = true;
    clearTimeout(timer);
    for (const answer of waiting.splice(0)) answer(undefined);
  };
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    git.stdin.end();
  };
  git.on('error', over);
  git.on('close', over);
  // It may have ended while it is asked; `close` follows.
  git.stdin.on('error', () => {});
  const take = createAnswers((found) => {
    waiting.shift()?.(found);
    if (waiting.length === 0) timer = setTimeout(end, PATIENCE_MS).unref();
  });
  git.stdout.on('data', take);
  return {
    get isOver() {
      return isOver;
    },
    ask: (name) =>
      new Promise((resolve) => {
        clearTimeout(timer);
        waiting.push(resolve);
        git.stdin.write(`${name}\n`);
      }),
    end,
  };
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name));
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would get what it lacks from the network.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    // On Windows, a program in the current folder would be taken for git.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

const LF = 0x0a;

/** Cuts git's output into answers: a line each, and the content with a line end behind it. */
function createAnswers(answer: (found: GitObject | undefined) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let missing = 0;
  return (chunk) => {
    chunks.push(chunk);
    missing -= chunk.length;
    // Joined when an answer is whole, so that long contents are not copied for each piece.
    if (missing > 0) return;
    rest = Buffer.concat([rest, ...chunks.splice(0)]);
    for (;;) {
      const lineEnd = rest.indexOf(LF);
      if (lineEnd < 0) break;
      const [, id, type, length] =
        /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(rest.toString('latin1', 0, lineEnd)) ?? [];
      if (id === undefined || type === undefined) {
        rest = rest.subarray(lineEnd + 1);
        answer(undefined);
        continue;
      }
      const from = lineEnd + 1;
      const end = from + Number(length) + 1;
      if (rest.length < end) {
        missing = end - rest.length;
        return;
      }
      answer({ id, type, content: Uint8Array.prototype.slice.call(rest, from, end - 1) });
      rest = rest.subarray(end);
    }
    missing = 1;
  };
}
