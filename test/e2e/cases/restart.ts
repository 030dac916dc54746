import { commands } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

export const restart: Case = {
  name: 'after a restart of the language server the findings are back',
  async run() {
    const { uri } = await openSample(faultySample);
    await findings(uri);
    const gone = findings(uri, (found) => found.length === 0);
    const restarted = commands.executeCommand('hostmaster.restartServer');
    await gone;
    await restarted;
    await findings(uri);
  },
};
