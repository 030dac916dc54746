import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { splitStrings } from '../../server/src/engine/mail/inZone/zoneText.ts';
import { findingsIn } from './check.ts';

/** Sound records as they are published, by who publishes such: nothing is wrong with them. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  'one service': [
    'v=spf1 include:_spf.google.com ~all',
    'v=spf1 include:_spf.google.com -all',
    'v=spf1 include:spf.protection.outlook.com -all',
    'v=spf1 include:spf.messagingengine.com ?include:other.example.net -all',
    'v=spf1 include:zoho.eu ~all',
    'v=spf1 include:amazonses.com ~all',
    'v=spf1 include:sendgrid.net ~all',
    'v=spf1 include:mailgun.org ~all',
    'v=spf1 include:_spf.protonmail.ch ~all',
    'v=spf1 include:icloud.com ~all',
    'v=spf1 redirect=icloud.com',
    'v=spf1 include:mail.zendesk.com ?include:spf.example.net ~all',
    'v=spf1 include:_spf.mx.cloudflare.net ~all',
    'v=spf1 include:_spf-eu.ionos.com ~all',
    'v=spf1 include:mx.ovh.com -all',
  ],
  'several services': [
    'v=spf1 include:_spf.google.com include:sendgrid.net include:mail.zendesk.com ~all',
    'v=spf1 mx include:spf.protection.outlook.com include:_spf.salesforce.com include:amazonses.com -all',
    'v=spf1 a mx ip4:198.51.100.25 ip6:2001:db8:25::25 include:_spf.google.com ~all',
    'v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.64/27 include:spf.mailjet.com include:spf.brevo.com -all',
    'v=spf1 include:%{i}._ip.%{h}._ehlo.%{d}._spf.vali.email ~all',
    'v=spf1 include:example-com.spf.smtp25.example.net exists:%{i}._spf.example.net ~all',
    'v=spf1 include:_spf.eu.mimecast.example include:spf-00148501.pphosted.com -all',
    'v=spf1 include:spf.em-example.de include:_spf.psm.knowbe4.com include:_spf.atlassian.net ~all',
    'v=spf1 +a +mx +ip4:198.51.100.7 +include:_spf.example.net ~all',
    'v=spf1 mx a:mail.example.com a:www.example.com/28 mx:example.net/24//64 -all',
  ],
  'what services publish': [
    'v=spf1 include:_netblocks.example.net include:_netblocks2.example.net include:_netblocks3.example.net ~all',
    'v=spf1 ip4:74.125.0.0/16 ip4:209.85.128.0/17 ip4:216.58.192.0/19 ip4:35.190.247.0/24 ip4:66.102.0.0/20 ~all',
    'v=spf1 ip6:2001:4860:4864::/56 ip6:2404:6800:4864::/56 ip6:2607:f8b0:4864::/56 ip6:2a00:1450:4864::/56 ~all',
    'v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip4:52.102.0.0/16 ip4:104.47.0.0/17 ip6:2a01:111:f400::/48 ip6:2a01:111:f403::/49 -all',
    'v=spf1 ip4:40.92.0.0/15 ip4:52.100.0.0/14 include:spfd.example.net -all',
    'v=spf1 ip4:199.255.192.0/22 ip4:199.127.232.0/22 ip4:54.240.0.0/18 ip4:69.169.224.0/20 ip4:23.249.208.0/20 -all',
    'v=spf1 exists:%{i}._spf.mta.salesforce.com -all',
    'v=spf1 exists:%{i}.spf.hc0000-00.iphmx.com ~all',
    'v=spf1 exists:%{l}._u.%{o}._s.%{i}._i._spf.example.net ~all',
    'v=spf1 exists:%{ir}.%{v}._spf.%{d2} ~all',
    'v=spf1 mx -exists:%{l1r+}._spf.%{d} exists:%{ir}.%{l1r+-}._spf.%{d} -all',
    'v=spf1 redirect=%{d}._spf.example.net',
    'v=spf1 exists:CI.%{i}.HO.%{h}.spf.has.pphosted.example ~all',
    'v=spf1 include:spf1.example.net include:spf2.example.net ip4:192.0.2.0/24 ~all',
  ],
  'own servers': [
    'v=spf1 mx -all',
    'v=spf1 mx ~all',
    'v=spf1 a -all',
    'v=spf1 a mx -all',
    'v=spf1 mx/28 -all',
    'v=spf1 a:mail.example.com -all',
    'v=spf1 ip4:192.0.2.25 -all',
    'v=spf1 ip4:192.0.2.25 ip4:192.0.2.26 ip4:198.51.100.0/28 -all',
    'v=spf1 ip6:2001:db8::25 -all',
    'v=spf1 ip6:2001:DB8:0:0::/64 ip4:192.0.2.25 -all',
    'v=spf1 ip6:::ffff:192.0.2.25 ip4:192.0.2.25 -all',
    'v=spf1 -ip4:192.0.2.66 ip4:192.0.2.0/24 -all',
    'v=spf1 ~ip4:192.0.2.66 ?ip4:192.0.2.67 ip4:192.0.2.0/24 -all',
    'v=spf1 mx a:relay.xn--mnchen-3ya.example include:spf.mail.example.xn--p1ai -all',
    'v=spf1 MX A:Mail.Example.COM IP4:192.0.2.25 -ALL',
    'v=spf1 mx a:mail.example.com. include:_spf.example.net. -all',
    'v=spf1 mx a:123.example.com a:a_b.example.com include:1.2.example.net -all',
  ],
  'no mail, other records, explanations': [
    'v=spf1 -all',
    'v=spf1 ~all',
    'v=spf1 redirect=_spf.example.net',
    'v=spf1 mx redirect=_spf.example.net',
    'v=spf1 mx redirect=_spf.%{d2}',
    'v=spf1 mx -all exp=explain._spf.%{d}',
    'v=spf1 exp=why.example.com mx -all',
    'v=spf1 mx -all ra=postmaster rp=10 rr=all',
  ],
  'as long as they may be': [
    `v=spf1 ${many(26)}-all`,
    `v=spf1 include:_spf.google.com ${many(22)}~all`,
    `v=spf1 ${Array.from({ length: 16 }, (_, i) => `ip6:2001:db8:${i + 1}::/48 `).join('')}-all`,
    'v=spf1 mx a a:a.example.com a:b.example.com a:c.example.com a:d.example.com include:a.example.net include:b.example.net exists:%{i}.x.example.net ip4:192.0.2.0/24 redirect=c.example.net',
  ],
};

function many(count: number): string {
  return Array.from({ length: count }, (_, i) => `ip4:192.0.2.${i * 2 + 1} `).join('');
}

suite('sound SPF records: nothing of warning or above', () => {
  const texts = Object.values(RECORDS).flat();
  test('there are some sixty', () => assert.ok(texts.length >= 60, String(texts.length)));
  for (const [group, records] of Object.entries(RECORDS)) {
    suite(group, () => {
      for (const text of records) {
        test(text, () => {
          for (const owner of ['@', '_spf', 'news', '*.sub']) assertSound(owner, text);
        });
      }
    });
  }
});

/** In one string or several, wherever they are cut. */
function assertSound(owner: string, text: string): void {
  const cuts = [splitStrings(text), text.length > 40 ? [text.slice(0, 31), text.slice(31)] : [text]];
  for (const strings of cuts.filter((each) => each.every(({ length }) => length <= 255))) {
    const data = strings.map((string) => `"${string}"`).join(' ');
    const found = findingsIn(`$ORIGIN example.com.\n$TTL 1h\n${owner} TXT ( ${data} )\n`);
    assert.deepEqual(
      found
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule, message }) => `${rule} ${message}`),
      [],
      data,
    );
  }
}
