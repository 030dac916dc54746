import { parseOptions } from './options.ts';
import { endWithReader } from './output.ts';
import { UsageError } from './usageError.ts';

export const help = `Starts the language server, for editors.

Usage: hostmaster lsp --stdio

The server speaks the Language Server Protocol on the standard input and output. It gives findings and fixes for zone
files, to clients that pull diagnostics and to those that have them pushed.

Options:
  --stdio       talk on the standard input and output; there is no other way, so it may be left out
  -h, --help    show this help
`;

/** Starts the server; it ends the process when the client says so. */
export async function run(args: readonly string[]): Promise<undefined> {
  const { positionals } = parseOptions(args, {
    stdio: { type: 'boolean' },
    // Editors tell every server their process, so that it ends with them.
    clientProcessId: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError(`The server takes no "${positionals[0]}".`);
  endWithReader();
  // The protocol's library looks for it among the process's arguments.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  await import('../node/main.ts');
  return undefined;
}
