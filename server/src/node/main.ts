import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { machineDisk } from './machineDisk.ts';

startServer(createConnection(ProposedFeatures.all), machineDisk);
