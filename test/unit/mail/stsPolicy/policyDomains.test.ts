import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  domainOfPolicy,
  type PolicyDomain,
  policyDomains,
} from '../../../../server/src/engine/mail/stsPolicy/policyDomains.ts';
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

test('a policy is for the domain that a folder is named after, or for the only one', () => {
  const domains: PolicyDomain[] = [{ domain: 'example.com' }, { domain: 'lab.example.com' }];
  const found = (path: string, among = domains) => domainOfPolicy(path, among)?.domain;
  assert.equal(found('file:///web/MTA-STS.example.com/.well-known/mta-sts.txt'), 'example.com');
  assert.equal(found('example.com/lab.example.com/mta-sts.txt'), 'lab.example.com');
  assert.equal(found('C:\\web\\example.com\\mta-sts.txt'), 'example.com');
  assert.equal(found('web/mta-sts.txt'), undefined);
  assert.equal(found('web/mta-sts.txt', domains.slice(1)), 'lab.example.com');
  assert.equal(found('example.com/mta-sts.txt', [...domains, ...domains]), undefined);
  assert.equal(found('mta-sts.txt', []), undefined);
});
