import { execFileSync } from 'node:child_process';

/** Runs git in a folder, whatever the machine's own settings are; gives what it prints. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Hostmaster',
      GIT_AUTHOR_EMAIL: 'hostmaster@example.com',
      GIT_COMMITTER_NAME: 'Hostmaster',
      GIT_COMMITTER_EMAIL: 'hostmaster@example.com',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Commits all files of a folder; makes it a repository if it is none. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Zones');
}
