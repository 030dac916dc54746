import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { checkZoneNow, createCheckedZone } from '../../../../server/src/engine/checkedZone.ts';
import { zoneDns } from '../../../../server/src/engine/dns/zoneDns.ts';
import { lookUpMail } from '../../../../server/src/engine/mail/inZone/lookUpMail.ts';
import { publishedPolicy } from '../../../../server/src/engine/mail/stsPolicy/publishedPolicy.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';
import { NO_FILES } from '../../../../server/src/engine/zone/includes.ts';
import { createHttpClient } from '../../../../server/src/node/http/httpClient.ts';
import { makeCertificate, SERVER_AUTH } from '../../../support/certificates.ts';
import { AUTHORITY, type Page, startWebServer } from '../../../support/webServer.ts';
import { client as dnsClient, server } from '../../dns/withServer.ts';

const FILE = 'mta-sts.example.com/.well-known/mta-sts.txt';
const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n';
const ZONE = `$ORIGIN example.com.
$TTL 1h
@        SOA ns1 hostmaster 1 1h 1h 1w 1h
@        NS  ns1.example.net.
@        MX  10 mail
mail     A   192.0.2.1
_mta-sts TXT "v=STSv1; id=2"
mta-sts  A   127.0.0.1
`;

async function start(t: TestContext, page: Page, identity?: ReturnType<typeof makeCertificate>) {
  const names = await server(
    t,
    '$TTL 300\n_mta-sts.example.com. TXT "v=STSv1; id=1"\nmta-sts.example.com. A 127.0.0.1\n',
  );
  const web = await startWebServer({ [FILE]: page }, identity);
  const http = createHttpClient({ ca: [AUTHORITY.pem], port: web.port, timeout: 2000 });
  t.after(async () => {
    http.close();
    await web.close();
  });
  const dns = dnsClient(t, [names.address]);
  /** What is found in a zone, which answers for its own names. */
  const found = async (zone = ZONE) => {
    const checked = createCheckedZone({
      uri: 'example.com.zone',
      origin: 'example.com.',
      isNamed: true,
      files: NO_FILES,
      now: Date.now,
    });
    checkZoneNow(checked, encodeUtf8(zone));
    await lookUpMail(checked, zoneDns([checked.zone], dns), { http });
    return checked.lookups.findings.map(({ rule, message }) => `${rule}: ${message}`);
  };
  return { dns, http, web, found };
}

suite('the policy of MTA-STS that is published', () => {
  test('is right', async (t) => {
    const { found, web } = await start(t, { type: 'text/plain; charset=utf-8', body: POLICY });
    assert.deepEqual(await found(), []);
    assert.equal(web.asked.length, 1, 'fetched once for all rules');
  });

  const cases: readonly [string, Page, RegExp][] = [
    ['is not there', { code: 404 }, /^sts\/policy-missing: .* 404/],
    ['is elsewhere', { to: `https://${FILE}?2` }, /^sts\/policy-missing: .*do not follow redirections/],
    ['is a page', { type: 'text/html', body: '<html></html>' }, /^sts\/policy-type: .*"text\/html"/],
    ['has another type', { type: 'text/css', body: POLICY }, /^sts\/policy-type: .*"text\/css"/],
    ['has a mistake', { type: 'text/plain', body: POLICY.replace('enforce', 'on') }, /^sts\/policy-broken: /],
    [
      'names other hosts',
      { type: 'text/plain', body: POLICY.replace('mail', 'mx') },
      /^sts\/mx-unpublished: .*"mail\.example\.com"/,
    ],
    [
      'has no end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const more = () => {
          while (response.write('mx: mail.example.com\r\n'.repeat(1000)));
        };
        response.on('drain', more);
        more();
      },
      /^sts\/policy-missing: .*more than 64 kilobytes/,
    ],
  ];
  for (const [title, page, words] of cases) {
    test(title, async (t) => {
      const { found, web } = await start(t, page);
      const all = await found();
      assert.equal(all.length, 1, all.join('\n'));
      assert.match(String(all[0]), words);
      await web.idle();
    });
  }

  test('is on a server with the certificate of another host', async (t) => {
    const identity = makeCertificate({
      name: 'x',
      issuer: AUTHORITY,
      hosts: ['www.example.com'],
      purposes: [SERVER_AUTH],
    });
    const { found } = await start(t, { type: 'text/plain', body: POLICY }, identity);
    assert.match((await found()).join(), /^sts\/policy-missing: .*it is for another name/);
  });

  test('without a host in the zone it is that rule which tells', async (t) => {
    const { found } = await start(t, { type: 'text/plain', body: POLICY });
    assert.deepEqual(await found(ZONE.replace(/^mta-sts .*\n/m, '')), []);
  });

  test('is told with the id that is published, not that of the zone at hand', async (t) => {
    const { dns, http } = await start(t, { type: 'text/plain', body: POLICY });
    assert.deepEqual(await publishedPolicy('example.com', dns, http), { id: '1', policy: POLICY });
    assert.equal(await publishedPolicy('example.org', dns, http), undefined);
  });
});
