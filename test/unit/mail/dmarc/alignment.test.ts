import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type AlignmentView, alignmentOf } from '../../../../server/src/engine/mail/dmarc/alignment.ts';
import { alignmentWords } from '../../../../server/src/engine/mail/dmarc/alignmentWords.ts';
import { ZoneView } from '../../../../server/src/engine/rules/zoneView.ts';
import { encodeUtf8 } from '../../../../server/src/engine/text/utf8.ts';
import { openText } from '../../../support/openZone.ts';

const ZONE = `$TTL 1h
@ SOA ns1.example.net. hostmaster 1 1d 2h 4w 1h
@ NS ns1.example.net.
@ TXT "v=spf1 include:_spf.google.com include:sendgrid.net -all"
google._domainkey TXT "v=DKIM1; k=rsa; p=AAAA"
s1._domainkey CNAME s1.domainkey.u1.wl.sendgrid.net.
bounces TXT "v=spf1 include:amazonses.com -all"
lab TXT "v=spf1 mx -all"
silent TXT "v=spf1 -all"
_dmarc.lab TXT "v=DMARC1; p=reject; psd=n"
x._domainkey.lab TXT "v=DKIM1; k=rsa; p=AAAA"
`;

function view(text: string, below?: string): AlignmentView {
  const { zone } = openText(text, 'example.com.');
  const zoneView = new ZoneView(
    zone,
    () => {},
    () => {},
  );
  const label = encodeUtf8(below ?? '');
  const domain =
    below === undefined ? zoneView.apex : zone.names.child(zoneView.apex, label, 0, label.length);
  return alignmentOf(zoneView, domain);
}

function told({ aligners }: AlignmentView): string[] {
  return aligners
    .map(({ by, domain, selector, strict, relaxed, counts, senders }) => {
      const how = [strict && 'strict', relaxed && 'relaxed', counts && 'counts'].filter(Boolean).join(' ');
      return `${by} ${selector ?? '-'} ${domain}: ${how || 'no'}: ${senders.map(({ name }) => name).join(', ')}`;
    })
    .sort();
}

suite('who can align', () => {
  test('relaxed: the names of the organization', () => {
    const found = view(`${ZONE}_dmarc TXT "v=DMARC1; p=none; rua=mailto:a@example.com"\n`);
    assert.equal(found.organizationalDomain, 'example.com');
    assert.deepEqual(
      told(found),
      [
        'dkim google example.com: strict relaxed counts: Google Workspace',
        'dkim s1 example.com: strict relaxed counts: SendGrid',
        'spf - bounces.example.com: relaxed counts: Amazon SES',
        'spf - example.com: strict relaxed counts: Google Workspace, SendGrid',
        'dkim x lab.example.com: no: ',
        'spf - lab.example.com: no: ',
      ].sort(),
    );
  });
  test('strict: the domain alone', () => {
    const found = view(`${ZONE}_dmarc TXT "v=DMARC1; p=none; adkim=s; aspf=s; rua=mailto:a@example.com"\n`);
    assert.ok(found.strictDkim && found.strictSpf);
    assert.deepEqual(
      found.aligners.filter(({ counts }) => counts).map(({ domain }) => domain),
      ['example.com', 'example.com', 'example.com'],
    );
  });
  test('a subdomain that is an organization of its own', () => {
    const found = view(`${ZONE}_dmarc TXT "v=DMARC1; p=none; rua=mailto:a@example.com"\n`, 'lab');
    assert.equal(found.organizationalDomain, 'lab.example.com');
    assert.deepEqual(told(found), [
      'dkim x lab.example.com: strict relaxed counts: ',
      'spf - lab.example.com: strict relaxed counts: ',
    ]);
  });
  test('in words', () => {
    const words = alignmentWords(view(`${ZONE}_dmarc TXT "v=DMARC1; p=none; rua=mailto:a@example.com"\n`));
    assert.match(
      words,
      /\| SPF: return paths at `example\.com` \| Google Workspace and SendGrid.* \| yes \|/,
    );
    assert.match(words, /\| DKIM: `d=example\.com`, selector `s1` \| SendGrid \| yes \|/);
    assert.match(
      words,
      /Strict alignment of SPF \(`aspf=s`\) would leave out: SPF: return paths at `bounces\.example\.com`\./,
    );
    assert.doesNotMatch(words, /lab\.example/);
    assert.match(alignmentWords(view('@ TXT "note"\n')), /neither an SPF record nor a DKIM key/);
  });
});
