import assert from 'node:assert/strict';
import { commands, Range, WorkspaceEdit, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { screenshot } from '../launcher.ts';
import { close, open, writeFile } from '../workspaceFiles.ts';

/** Signed until 2037; then the address was changed. */
const CHANGED = `$ORIGIN verified.example.
$TTL 3600
@ SOA ns1.example.net. hostmaster.verified.example. 2026010101 14400 3600 1209600 3600
@ RRSIG SOA 13 2 3600 20371231000000 20260101000000 17976 verified.example. rKK8OxrnWIrrzZlGMZDQUrW471EUUQ/0b6Xx8EIytw1xSYVj4P1YIPgIBrcvjU2h9cUbX0Nv70gtBzYZMBHZ3A==
@ A 192.0.2.81
@ RRSIG A 13 2 3600 20371231000000 20260101000000 17976 verified.example. pMt3v9FRZWKj/rWmam2pW2BAXEzK4o5CrbRlREecNIacMCs5n0TwiBxYZbvZi8r9LghRRaYhf4pxsS2659e6Og==
@ NS ns1.example.net.
@ NS ns2.example.net.
@ RRSIG NS 13 2 3600 20371231000000 20260101000000 17976 verified.example. LTDawyrBbc9AgkqWJi4IWaWDRp6KztqX8PgdegY79rMePlesYhpelVHd6Mf/HXsShbzUSMxI6iPB6Q4ZE4fXrQ==
@ DNSKEY 257 3 13 pRtL2No5+iw4JTjNCXJmmjBKkt5YRP7iIXcK2hxsF9wq6QSuU2fUKk18t8ofo7xal/LNEzyulB75SvZ80KDyPA==
@ RRSIG DNSKEY 13 2 3600 20371231000000 20260101000000 17976 verified.example. u90Gtg1H66PkH0xMVl6P34ioVdDZPSTX3pzSno9UnWe6iXbWoWiB00asU2prAJESkyy3o7wojE0ueNEj0zP29Q==
@ NSEC verified.example. A NS SOA RRSIG NSEC DNSKEY
@ RRSIG NSEC 13 2 3600 20371231000000 20260101000000 17976 verified.example. jEClt9vzEH1FyHOj68Z5kjhmnxoLkWt6oybSjTv9NsrJ6oDL7MtkzVnVdo4BHQ8lF+MFUsAT0O600nimMLNaqw==
`;

export const verifyDnssec: Case = {
  name: 'a signed zone is verified as it is edited, and by a command',
  async run() {
    const uri = await writeFile('verified.example.zone', CHANGED);
    const document = await open(uri);
    const [found] = await findings(uri);
    assert.ok(
      typeof found?.code === 'object' && found.code.value === 'zone/dnssec-signature',
      found?.message,
    );
    assert.match(document.getText(found.range), /^RRSIG A /);
    await commands.executeCommand('hostmaster.verifyDnssec');
    await commands.executeCommand('notifications.showList');
    const told = '.notifications-center:has-text("5 signatures verified; 1 finding")';
    await screenshot({ name: 'dnssec', awaits: told });
    await commands.executeCommand('notifications.clearAll');

    const edit = new WorkspaceEdit();
    const at = document.getText().indexOf('192.0.2.81') + 9;
    edit.replace(uri, new Range(document.positionAt(at), document.positionAt(at + 1)), '0');
    await workspace.applyEdit(edit);
    await findings(uri, (left) => left.length === 0);
    await close(uri);
    await workspace.fs.delete(uri);
  },
};
