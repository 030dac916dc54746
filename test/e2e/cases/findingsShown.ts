import assert from 'node:assert/strict';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';

export const findingsShown: Case = {
  name: 'a zone file with a mistake shows findings with a code and a link to its documentation',
  async run() {
    const document = await openSample(faultySample);
    assert.equal(document.languageId, 'dns-zone');
    for (const finding of await findings(document.uri)) {
      assert.ok(typeof finding.code === 'object', `no link: ${finding.message}`);
      assert.match(String(finding.code.value), /^[a-z-]+\/[a-z0-9-]+$/);
      assert.equal(finding.code.target.scheme, 'https');
      assert.equal(finding.source, 'hostmaster');
      assert.ok(document.validateRange(finding.range).isEqual(finding.range));
    }
  },
};
