import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { createMachineGit } from './git/machineGit.ts';
import { machineDisk } from './machineDisk.ts';
import { threadAnalyser } from './messages/threadAnalyser.ts';
import { threadReader } from './reports/threadReader.ts';

startServer(createConnection(ProposedFeatures.all), {
  disk: machineDisk,
  git: createMachineGit(),
  // Loaded when a zone is signed.
  loadCrypto: async () => (await import('./dnssecCrypto.ts')).dnssecCrypto,
  // Loaded with the first lookup.
  loadDns: async () => (await import('./openDns.ts')).openDns,
  // Loaded with the first file that a mail record names.
  loadHttp: async () => (await import('./openHttp.ts')).openHttp,
  messages: threadAnalyser,
  reports: threadReader,
});
