import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** What is installed for development beside node_modules: editors, not tracked by git. */
export const cache = `${root}/.vscode-test`;
