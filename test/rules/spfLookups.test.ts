import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkLookups, lookupsIn } from './check.ts';

const zone = (record: string, ...more: string[]) =>
  [
    '$ORIGIN example.com.',
    '$TTL 1h',
    `@ TXT "${record}"`,
    '@ MX 10 mail',
    'mail A 192.0.2.1',
    ...more,
    '',
  ].join('\n');

/** Records as large services publish them, under names of examples. */
const SERVICES = `$TTL 1h
_spf.mail.example.            TXT "v=spf1 include:_netblocks.mail.example include:_netblocks2.mail.example include:_netblocks3.mail.example ~all"
_netblocks.mail.example.      TXT "v=spf1 ip4:35.190.247.0/24 ip4:64.233.160.0/19 ip4:66.102.0.0/20 ip4:66.249.80.0/20 ip4:72.14.192.0/18 ip4:74.125.0.0/16 ~all"
_netblocks2.mail.example.     TXT "v=spf1 ip6:2001:4860:4000::/36 ip6:2404:6800:4000::/36 ip6:2607:f8b0:4000::/36 ~all"
_netblocks3.mail.example.     TXT "v=spf1 ip4:172.217.0.0/19 ip4:172.217.32.0/20 ip4:172.217.128.0/19 ~all"
spf.office.example.           TXT "v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip6:2a01:111:f400::/48 ip6:2a01:111:f403::/49 -all"
grid.example.                 TXT "v=spf1 ip4:167.89.0.0/17 ip4:208.117.48.0/20 ip4:50.31.32.0/19 include:ab.grid.example ~all"
ab.grid.example.              TXT "v=spf1 ip4:223.165.113.0/24 ip4:223.165.115.0/24 ~all"
servers.news.example.         TXT "v=spf1 ip4:205.201.128.0/20 ip4:198.2.128.0/18 ip4:148.105.8.0/21 ?all"
ses.example.                  TXT "v=spf1 ip4:199.255.192.0/22 ip4:199.127.232.0/22 ip4:54.240.0.0/18 ip4:69.169.224.0/20 -all"
_spf.crm.example.             TXT "v=spf1 exists:%{i}._spf.mta.crm.example -all"
desk.example.                 TXT "v=spf1 ip4:103.151.192.0/23 ip4:185.12.80.0/22 ip4:188.172.128.0/20 ip4:192.161.144.0/20 ~all"
provider.example.             TXT "v=spf1 redirect=_spf.provider.example"
_spf.provider.example.        TXT "v=spf1 ip4:198.51.100.0/25 a:out.provider.example ?all"
out.provider.example.         A 198.51.100.200
out.provider.example.         AAAA 2001:db8:5::1
`;

suite('lookups for SPF records', () => {
  const sound = [
    'v=spf1 include:_spf.mail.example ~all',
    'v=spf1 include:spf.office.example -all',
    'v=spf1 include:_spf.mail.example include:servers.news.example include:grid.example ~all',
    'v=spf1 mx include:ses.example include:desk.example -all',
    'v=spf1 include:spf.office.example include:_spf.crm.example include:grid.example -all',
    'v=spf1 include:%{ir}.%{v}.%{d}.spf.filter.example -all',
    'v=spf1 redirect=_spf.mail.example',
    'v=spf1 redirect=provider.example',
    'v=spf1 mx include:provider.example -all',
    'v=spf1 a:mail.example.com mx ip4:192.0.2.1 -all',
    'v=spf1 -all',
    'v=spf1 ip4:192.0.2.0/24 exists:%{l1r-}.%{o}.users.example ~all',
  ];
  for (const record of sound) {
    test(`a sound record stays quiet: ${record}`, async () => {
      const findings = await lookupsIn(zone(record), { dns: SERVICES });
      const loud = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        loud.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }

  test('what is not known is not wrong', async () => {
    await checkLookups(zone('v=spf1 include:slow.example a:slow.example mx:slow.example -all'), {
      dns: '$TTL 1h\nslow.example. TXT "TIMEOUT"\n',
    });
  });

  test('the zone answers for its own names', async () => {
    await checkLookups(zone('v=spf1 include:_spf.example.com -all', '_spf TXT "v=spf1 ip4:192.0.2.1 -all"'));
    await checkLookups(`$ORIGIN example.com.
$TTL 1h
@    TXT "v=spf1 include:_spf.example.com -all"
;                ^^^^^^^^^^^^^^^^^^^^^^^^ error: "_spf.example.com" does not exist
`);
  });

  test('a faulty record has one finding, wherever it is included', async () => {
    await checkLookups(
      `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:a.example include:b.example -all"
;             ^^^^^^^^^^^^^^^^^ error: include:a.example → include:bad.example
;                               ^^^^^^^^^^^^^^^^^ error: include:b.example → include:bad.example
`,
      {
        dns: `$TTL 1h
a.example.   TXT "v=spf1 include:bad.example -all"
b.example.   TXT "v=spf1 include:bad.example -all"
bad.example. TXT "v=spf1 ip4:1.2.3 include:none.example a:gone.example -all"
`,
      },
    );
  });

  test('a limit that is passed within an include is told of the term that leads there', async () => {
    const includes = Array.from({ length: 9 }, (_, i) => `include:n${i}.example`).join(' ');
    const dns = Array.from({ length: 9 }, (_, i) => `n${i}.example. TXT "v=spf1 ip4:192.0.2.${i} -all"`);
    await checkLookups(
      `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 include:deep.example include:two.example -all"
;                                  ^^^^^^^^^^^^^^^^^^^ error: "include:deep.example" 10 and "include:two.example" 2
`,
      {
        dns: `$TTL 1h\ndeep.example. TXT "v=spf1 ${includes} -all"\ntwo.example. TXT "v=spf1 include:n1.example -all"\n${dns.join('\n')}\n`,
      },
    );
  });

  test('hosts without IPv6 addresses are void for some clients alone, which is not an error', async () => {
    const dns = '$TTL 1h\na.example. A 192.0.2.1\nb.example. A 192.0.2.2\nc.example. A 192.0.2.3\n';
    await checkLookups(
      `$ORIGIN example.com.
$TTL 1h
@ TXT "v=spf1 a:a.example a:b.example a:c.example -all"
;                                     ^^^^^^^^^^^ info: Of a client with an IPv6 address
`,
      { dns },
    );
  });
});
