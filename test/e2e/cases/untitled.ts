import assert from 'node:assert/strict';
import { window, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';

const content = `$ORIGIN example.org.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
ns1 IN A 192.0.2.1
www IN A 192.0.2.300
`;

export const untitled: Case = {
  name: 'a document that was never saved is checked',
  async run() {
    const document = await workspace.openTextDocument({ language: 'dns-zone', content });
    assert.equal(document.uri.scheme, 'untitled');
    await window.showTextDocument(document);
    await findings(document.uri, (found) =>
      found.some(({ range }) => document.lineAt(range.start.line).text.includes('192.0.2.300')),
    );
  },
};
