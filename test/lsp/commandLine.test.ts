import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import {
  createProtocolConnection,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundle } from '../support/bundle.ts';

const program = await bundle('server/src/cli/main.ts');

suite('hostmaster lsp', () => {
  for (const args of [['--stdio'], []]) {
    test(`answers ${args.join(' ') || 'without arguments'}`, async () => {
      const server = spawn(process.execPath, [program, 'lsp', ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const connection = createProtocolConnection(
        new StreamMessageReader(server.stdout),
        new StreamMessageWriter(server.stdin),
      );
      connection.listen();
      const initialize = { processId: null, rootUri: null, capabilities: {} };
      const { serverInfo }: InitializeResult = await connection.sendRequest('initialize', initialize);
      assert.deepEqual(serverInfo, { name: 'hostmaster' });
      await connection.sendRequest('shutdown');
      const exited = once(server, 'exit');
      await connection.sendNotification('exit');
      assert.deepEqual(await exited, [0, null]);
      connection.dispose();
    });
  }
});
