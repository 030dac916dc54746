import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.ts';
import { readInside } from './disk.ts';

startServer(createConnection(ProposedFeatures.all), {
  read(uri, roots) {
    try {
      return readInside(
        fileURLToPath(uri),
        roots.map((root) => fileURLToPath(root)),
      );
    } catch {
      // A host name in the URI, or an escape that no path can hold.
      return { status: 'unreadable', path: uri, reason: 'not a file of this machine' };
    }
  },
});
