import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { completeDkim } from '../../../../server/src/engine/mail/dkim/completeDkim.ts';
import { parseDkimKey } from '../../../../server/src/engine/mail/dkim/dkimKey.ts';
import { hoverDkim } from '../../../../server/src/engine/mail/dkim/hoverDkim.ts';
import {
  ED25519,
  ED25519_SPKI,
  RSA_512,
  RSA_1024,
  RSA_2048,
} from '../../../../server/src/engine/rules/support/keyExample.ts';

const parse = (text: string, owner?: string) => parseDkimKey({ kind: 'dkim', text, owner });

/** What is said at the "|" of a text, and of which part. */
function hoverAt(marked: string, owner?: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const hover = hoverDkim(parse(text, owner), offset);
  return hover && { of: text.slice(hover.start, hover.end), markdown: hover.markdown };
}

suite('hover', () => {
  test('the key: what it is, and whether it is strong enough', () => {
    const said = (key: string, type = 'rsa') => hoverAt(`v=DKIM1; k=${type}; |p=${key}`)?.markdown ?? '';
    assert.match(said(RSA_512), /RSA key of 512 bits\. Too weak/);
    assert.match(said(RSA_1024), /RSA key of 1024 bits\. Accepted, but weak/);
    assert.match(said(RSA_2048), /RSA key of 2048 bits\. Strong enough.*\n\n- Exponent 65537, 294 octets/s);
    assert.match(said(RSA_2048.slice(0, 200)), /RSA key of 2048 bits that is cut off/);
    assert.match(said(ED25519, 'ed25519'), /Ed25519 key\. Strong enough; some receivers/);
    assert.match(said(ED25519_SPKI, 'ed25519'), /cannot use it in this structure/);
    assert.match(said(''), /Withdrawn key\./);
    assert.match(said('?'), /no base64/);
  });

  test('a tag: what it is for, and what its value means', () => {
    const found = hoverAt(`v=DKIM1; k=ed25519; t=s|:x; p=${ED25519}`);
    assert.equal(found?.of, 't=s:x');
    assert.match(found.markdown, /\*\*t\*\* — Flags/);
    assert.match(found.markdown, /`t=s`: subdomains may not use the key/);
    assert.match(found.markdown, /`t=x`: not known/);
    assert.match(hoverAt(`v=DKIM1; x=|1; p=`)?.markdown ?? '', /no tag of key records/);
  });

  test('between tags: the record as a whole', () => {
    const found = hoverAt(`v=DKIM1; | h=sha256; k=ed25519; p=${ED25519}`, 's1._domainkey.example.com');
    assert.match(found?.markdown ?? '', /\*\*DKIM key\*\*: Ed25519 key/);
    assert.match(found?.markdown ?? '', /`s=s1` and `d=example.com`/);
    assert.match(found?.markdown ?? '', /`h=sha256`/);
  });

  test('nothing of a text that is no list of tags', () => {
    assert.equal(hoverAt('hel|lo'), undefined);
    assert.equal(hoverAt('|'), undefined);
  });
});

/** What is offered at the "|" of a text, with the text that choosing it makes. */
function offeredAt(marked: string): string[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completeDkim(parse(text), offset).map(({ insert, replaces }) =>
    (text.slice(0, replaces.start) + insert + text.slice(replaces.end)).replace(/\$\{1:/, '{'),
  );
}

suite('completion', () => {
  test('a whole record at the start', () => {
    const whole = ['v=DKIM1; k=rsa; p={public-key}', 'v=DKIM1; k=ed25519; p={public-key}', 'v=DKIM1; p='];
    for (const typed of ['|', 'v|', 'v=DK|', 'v=DKIM1|']) assert.deepEqual(offeredAt(typed), whole);
  });

  test('tags that are not there yet', () => {
    const tags = ['k', 'h', 's', 't', 'n', 'p'];
    assert.deepEqual(
      offeredAt('v=DKIM1; |'),
      tags.map((tag) => `v=DKIM1; ${tag}=`),
    );
    assert.deepEqual(
      offeredAt('v=DKIM1;|'),
      tags.map((tag) => `v=DKIM1;${tag}=`),
    );
    assert.deepEqual(
      offeredAt('v=DKIM1; k=rsa; |; p='),
      ['h', 's', 't', 'n'].map((tag) => `v=DKIM1; k=rsa; ${tag}=; p=`),
    );
    assert.ok(offeredAt('v=DKIM1; h|=sha256; p=').includes('v=DKIM1; k=sha256; p='));
    assert.ok(offeredAt('v=DKIM1; h|=sha256; p=').includes('v=DKIM1; h=sha256; p='));
  });

  test('values, one by one in lists', () => {
    assert.deepEqual(offeredAt('v=DKIM1; k=|'), ['v=DKIM1; k=rsa', 'v=DKIM1; k=ed25519']);
    assert.deepEqual(offeredAt('v=DKIM1; k=r|sa; p='), ['v=DKIM1; k=rsa; p=', 'v=DKIM1; k=ed25519; p=']);
    assert.deepEqual(offeredAt('v=DKIM1; t=s:|; p='), ['v=DKIM1; t=s:s; p=', 'v=DKIM1; t=s:y; p=']);
    assert.deepEqual(offeredAt('v=DKIM1; h=|'), ['v=DKIM1; h=sha256']);
    assert.deepEqual(offeredAt('v=DKIM1; p=|'), []);
  });
});
