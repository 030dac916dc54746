import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { screenshot } from '../launcher.ts';
import { correctSample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { close, configName, open, readFile, removeConfig, writeFile } from '../workspaceFiles.ts';

const NAMELESS = `$TTL 1h
@    SOA ns1 hostmaster 2026010101 4h 1h 2w 1h
     NS  ns1
     NS  ns2
ns1  A   192.0.2.1
ns2  A   198.51.100.1
`;

export const zoneName: Case = {
  name: 'the language status tells the zone’s name and where it comes from; a command sets it',
  async run() {
    await openSample(correctSample);
    await screenshot({ name: 'zone-name', awaits: '[aria-label*="Zone: example.net"]' });
    const uri = await writeFile('main.zone', NAMELESS);
    await open(uri);
    await screenshot({ name: 'zone-name-from-file', awaits: '[aria-label*="Zone: main"]' });
    await commands.executeCommand('hostmaster.setZoneName', 'corp.example');
    assert.deepEqual(JSON.parse(await readFile(configName)), { origins: { 'main.zone': 'corp.example' } });
    await screenshot({ name: 'zone-name-set', awaits: '[aria-label*="Zone: corp.example"]' });
    await close(uri);
    await removeConfig();
    await workspace.fs.delete(uri);
  },
};
