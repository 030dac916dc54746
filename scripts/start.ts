// Opens the editor with the extension on samples/: the desktop VS Code, or one in the browser where there is none.
// `npm start -- --port 8000` chooses the browser route's port.
import { execFileSync, spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findDesktop } from './editor/desktop.ts';
import { startWorkbench, workbenchAddress } from './editor/workbench.ts';
import { root } from './setup/paths.ts';

const samples = `${root}/samples`;
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });

try {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
  const desktop = await findDesktop();
  if (desktop === undefined) await openInBrowser();
  else await openOnDesktop(desktop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function openOnDesktop(executable: string): Promise<void> {
  const args = [`--extensionDevelopmentPath=${root}`, '--disable-extensions', samples];
  // As root VS Code asks for both: the sandbox does not work, and the profile must be named.
  if (process.getuid?.() === 0) args.push('--no-sandbox', `--user-data-dir=${root}/.vscode-test/profile`);
  const child = spawn(executable, args, { stdio: 'ignore' });
  console.log(`Opened ${samples} in ${executable}`);
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
}

async function openInBrowser(): Promise<void> {
  const workbench = await startWorkbench({ port: Number(values.port) });
  console.log(`Open this address in a browser (Ctrl-C ends):

  ${workbenchAddress(workbench.authority, samples, root)}
`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void workbench.stop());
  await workbench.ended;
}
