import { cacheCode } from './codeCache.ts';
import { write } from './output.ts';
import { isUsageError, UsageError } from './usageError.ts';

/** What each command gives: loaded only when it is called. */
interface Command {
  readonly help: string;
  /** Resolves to the exit status, or to nothing when the process goes on. */
  run(args: readonly string[]): Promise<number | undefined>;
}

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: () => import('./check/command.ts'),
  records: async () => (await import('./zoneCommands.ts')).zoneCommands.records,
  format: async () => (await import('./zoneCommands.ts')).zoneCommands.format,
  spf: async () => (await import('./zoneCommands.ts')).zoneCommands.spf,
  message: () => import('./message/command.ts'),
  report: () => import('./report/command.ts'),
  lsp: () => import('./lsp.ts'),
};

const HELP = `Hostmaster checks DNS zone files and mail records.

Usage: hostmaster COMMAND [options]

Commands:
  check PATH...    check zone files and folders
  records FILE     print the records of a zone file as a server loads them
  format FILE      format a zone file, or with --write and --check files and folders
  spf DOMAIN       show what an SPF record costs, or what it says of a client
  message FILE     explain a message: its way, signatures, verdicts, bounces
  report PATH...   summarize DMARC and TLS reports
  lsp --stdio      start the language server, for any editor

Options:
  -h, --help       show this help, or that of a command
  --version        show the version

hostmaster COMMAND --help says more.
`;

async function main(args: readonly string[]): Promise<number | undefined> {
  const [name, ...rest] = args;
  if (name === '--version') {
    await write([`${(await import('./version.ts')).VERSION}\n`]);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const command = rest[0] === undefined ? undefined : await load(rest[0]);
    await write([command?.help ?? HELP]);
    return 0;
  }
  if (name === undefined) throw new UsageError('Name a command.');
  const command = await load(name);
  if (command === undefined) {
    throw new UsageError(`There is no command "${name}": there are ${Object.keys(COMMANDS).join(', ')}.`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    await write([command.help]);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    throw new UsageError(`${error.message} See hostmaster ${name} --help.`);
  }
}

async function load(name: string): Promise<Command | undefined> {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.() : undefined;
}

async function start(): Promise<void> {
  const keepCode = cacheCode();
  try {
    const status = await main(process.argv.slice(2));
    if (status === undefined) return;
    process.exitCode = status;
    keepCode();
  } catch (error) {
    const isUsage = isUsageError(error);
    console.error(isUsage ? `hostmaster: ${error.message}` : error);
    if (isUsage && process.argv.length <= 2) console.error(`\n${HELP}`);
    process.exitCode = 2;
  }
}

void start();
