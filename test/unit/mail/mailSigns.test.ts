import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FURTHER_TAG } from '../../../server/src/engine/mail/dkim/dkimSigns.ts';
import { mailSigns, plainKind } from '../../../server/src/engine/mail/mailSigns.ts';
import { EVERY_SIGN, plainOctets } from '../../../server/src/engine/mail/plainOctets.ts';
import * as spf from '../../../server/src/engine/mail/spf/spfSigns.ts';
import {
  ED25519,
  ED25519_SPKI,
  RSA_1024,
  RSA_2048,
  RSA_EXPONENT_3,
} from '../../../server/src/engine/rules/support/keyExample.ts';

/** The signs of a record at a name. */
function signsOf(text: string, owner = 'shop.home.arpa', isExample = false): number {
  const octets = plainOctets(text);
  const kind = octets && plainKind(octets);
  assert.ok(octets !== undefined && kind !== undefined, `${text} is known at once`);
  return mailSigns(kind, octets, { length: owner.length, first: owner.charCodeAt(0), isExample });
}

suite('signs of SPF records', () => {
  for (const text of [
    'v=spf1 -all',
    'v=spf1 a mx ip4:8.8.8.8 include:_spf.mail.arpa -all',
    'v=spf1 ip4:8.8.8.0/24 ip4:8.8.4.0/24 ip6:2a00:1450::/32 ip6:2a01::1 include:a.mail.arpa include:b.mail.arpa -all',
    'v=spf1 redirect=_spf.mail.arpa',
  ]) {
    test(`none: ${text}`, () => assert.equal(signsOf(text), 0));
  }

  const CASES: readonly (readonly [text: string, signs: number])[] = [
    ['v=spf1', spf.NO_END],
    ['v=spf1 -all mx', spf.BEHIND_ALL],
    ['v=spf1 all', spf.PASS_ALL],
    ['v=spf1 ?all', spf.NEUTRAL_ALL],
    ['v=spf1 ~all', spf.SOFTFAIL_ALL],
    ['v=spf1 -all redirect=a.mail.arpa', spf.REDIRECT_AND_ALL],
    ['v=spf1 redirect=a.mail.arpa redirect=b.mail.arpa', spf.SEVERAL_REDIRECTS],
    ['v=spf1 mx include:A.mail.arpa a include:a.mail.arpa. -all', spf.TERM_TWICE],
    ['v=spf1 ip4:8.8.8.8 ip4:8.8.0.0/16 -all', spf.NETWORK_TWICE],
    ['v=spf1 ip6:2a00::1 ip6:2a00::/32 -all', spf.NETWORK_TWICE],
    ['v=spf1 ip4:8.8.8.8/24 -all', spf.HOST_BITS],
    ['v=spf1 ip6:2a00:0:0:1::/32 -all', spf.HOST_BITS],
    ['v=spf1 ip4:8.0.0.0/8 -all', spf.LARGE_NETWORK],
    ['v=spf1 ip4:10.1.1.1 -all', spf.SPECIAL_NETWORK],
    ['v=spf1 ip6:fe80::1 -all', spf.SPECIAL_NETWORK],
    ['v=spf1 ip4:192.0.2.1 -all', spf.FOR_EXAMPLES],
    ['v=spf1 include:_spf.example.com -all', spf.FOR_EXAMPLES],
    ['v=spf1 include:mail.YOUR-domain.arpa -all', spf.PLACEHOLDER],
    ['v=spf1 include:servers.mcsv.net -all', spf.RETIRED],
    ['v=spf1 include:shop.home.arpa. -all', spf.LEADS_BACK],
    [`v=spf1${Array.from({ length: 10 }, (_, i) => ` ip4:8.8.8.${i}`).join('')} -all`, spf.MANY_TERMS],
    ['v=spf1 mx  -all', EVERY_SIGN],
    ['v=spf1 mx -all ', EVERY_SIGN],
    ['v=spf1 MX -all', EVERY_SIGN],
    ['v=spf1 mx/24 -all', EVERY_SIGN],
    ['v=spf1 ip4:8.8.8.256 -all', EVERY_SIGN],
    ['v=spf1 ip4:8.8.8.0/024 -all', EVERY_SIGN],
    ['v=spf1 include:mail -all', EVERY_SIGN],
    ['v=spf1 include:mail.1 -all', EVERY_SIGN],
    ['v=spf1 exists:%{i}.mail.arpa -all', EVERY_SIGN],
    ['v=spf1 x=1 -all', EVERY_SIGN],
  ];
  for (const [text, signs] of CASES) test(text, () => assert.equal(signsOf(text), signs));

  test('what is for examples may stand in a record of such a name', () => {
    assert.equal(signsOf('v=spf1 ip4:192.0.2.1 include:_spf.example.net -all', 'example.com', true), 0);
  });
});

suite('signs of DKIM keys', () => {
  const CASES: readonly (readonly [text: string, signs: number])[] = [
    [`v=DKIM1; k=rsa; p=${RSA_2048}`, 0],
    [`v=DKIM1;p=${RSA_2048};`, 0],
    [`v=DKIM1; k=ed25519; p=${ED25519}`, 0],
    [`v=DKIM1; k=rsa; t=y; p=${RSA_2048}`, FURTHER_TAG],
    [`v=DKIM1; k=rsa; n="; p=${RSA_2048}`, EVERY_SIGN],
    [`v=DKIM1; k=rsa; p=${RSA_2048}; p=${RSA_2048}`, EVERY_SIGN],
    [`v=DKIM1; p=${ED25519}`, EVERY_SIGN],
    [`v=DKIM1; k=ed25519; p=${ED25519_SPKI}`, EVERY_SIGN],
    [`v=DKIM1; k=rsa; p=${RSA_1024}`, EVERY_SIGN],
    [`v=DKIM1; k=rsa; p=${RSA_EXPONENT_3}`, EVERY_SIGN],
    [`v=DKIM1; k=rsa; p=${RSA_2048.slice(0, -4)}`, EVERY_SIGN],
    [`v=DKIM1; k=ed25519; p=${ED25519.slice(0, -1)}`, EVERY_SIGN],
    ['v=DKIM1; p=', EVERY_SIGN],
    ['v=DKIM1; k=rsa', EVERY_SIGN],
    ['v=DKIM1; k=rsa; p', EVERY_SIGN],
  ];
  for (const [text, signs] of CASES) {
    test(text.replaceAll(/p=(.{9}).+/g, 'p=$1…'), () => assert.equal(signsOf(text), signs));
  }
});
