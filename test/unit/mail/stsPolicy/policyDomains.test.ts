import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyDomains } from '../../../../server/src/engine/mail/stsPolicy/policyDomains.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../../../server/src/engine/zone/includes.ts';
import { readZoneNow } from '../../../../server/src/engine/zone/readZone.ts';
import { createZone } from '../../../../server/src/engine/zone/zone.ts';

test('domains with an MTA-STS record are found with their id and mail hosts', () => {
  const zone = createZone({ uri: 'zone', origin: 'example.com.', files: NO_FILES });
  readZoneNow(
    zone,
    encodeUtf8(`$TTL 1h
@            MX  10 Mail
@            MX  20 mx.example.net.
_MTA-STS     TXT "v=STSv1; id=1"
_mta-sts.lab TXT "v=STSv1; id=2"
lab          MX  0 .
_mta-sts.old TXT "v=stsv1; id=3"
_mta-sts.dev TXT "other text"
mta-sts      TXT "v=STSv1; id=4"
`),
  );
  assert.deepEqual(policyDomains(zone), [
    { domain: 'example.com', id: '1', mxHosts: ['mail.example.com', 'mx.example.net'] },
    { domain: 'lab.example.com', id: '2', mxHosts: [] },
  ]);
});
