import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { createMachineGit } from './git/machineGit.ts';
import { machineDisk } from './machineDisk.ts';

startServer(createConnection(ProposedFeatures.all), machineDisk, createMachineGit(), async () => {
  // Loaded when a zone is signed.
  const { dnssecCrypto } = await import('./dnssecCrypto.ts');
  return dnssecCrypto;
});
