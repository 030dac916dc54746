import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { NO_FILES } from '../../../server/src/engine/zone/includes.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { openText } from '../../support/openZone.ts';
import { applied, made, refactoringBy, subjectIn } from '../../support/refactored.ts';

interface Case {
  readonly name: string;
  readonly id: string;
  /** With the cursor at `|`, or what is selected between `«` and `»`. */
  readonly before: string;
  readonly title?: string;
  /** The text, or why it is refused. */
  readonly after?: string | RegExp;
  /** The lines in front, where they change as well. */
  readonly head?: string;
  /** Files that it makes. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files that are there, and are included. */
  readonly others?: Readonly<Record<string, string>>;
}

const LONG = 'x'.repeat(300);

const CASES: readonly Case[] = [
  {
    name: 'strings are joined, the quotes that unquoted ones lack added',
    id: 'join-strings',
    title: 'Join the strings',
    before: 'a TXT "v=spf1 " include:x.example. " -a|ll" ; spf\n',
    after: 'a TXT "v=spf1 include:x.example. -all" ; spf\n',
  },
  {
    name: 'strings are joined as far as 255 octets go, over the lines that they stand on',
    id: 'join-strings',
    title: 'Join the 3 strings to 2',
    before: `a TXT ( "${'x'.repeat(200)}"\n        "${'y'.repeat(100)}"\n        "|z" )\n`,
    after: `a TXT ( "${'x'.repeat(200)}${'y'.repeat(55)}"\n        "${'y'.repeat(45)}z" )\n`,
  },
  { name: 'what cannot be joined further is not', id: 'join-strings', before: 'a TXT "|a"\n' },
  {
    name: 'strings with a comment between them are not joined',
    id: 'join-strings',
    before: 'a TXT ( "|a" ; one\n "b" )\n',
  },
  {
    name: 'a DMARC record goes one step on, what else stands in it left alone',
    id: 'dmarc-rollout',
    title: 'DMARC roll-out: test p=quarantine',
    before: '_dmarc TXT ( "v=DMARC1; p=none; np=reject; " ; since May\n  "rua=mailto:a|@example.com" )\n',
    after:
      '_dmarc TXT ( "v=DMARC1; p=quarantine; t=y; np=reject; " ; since May\n  "rua=mailto:a@example.com" )\n',
  },
  {
    name: 'a policy that was tested is put in force',
    id: 'dmarc-rollout',
    title: 'DMARC roll-out: put p=reject in force',
    before: '|_dmarc TXT "v=DMARC1; p=reject; t=y; rua=mailto:a@example.com"\n',
    after: '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:a@example.com"\n',
  },
  {
    name: 'at the end of the roll-out there is no step',
    id: 'dmarc-rollout',
    before: '_dmarc TXT "|v=DMARC1; p=reject"\n',
  },
  {
    name: 'a string that is too long is cut, one a line',
    id: 'split-strings',
    title: 'Split into strings of at most 255 octets, one a line',
    before: `a TXT "|${LONG}"\n`,
    after: `a TXT ( "${'x'.repeat(255)}"\n        "${'x'.repeat(45)}" )\n`,
  },
  {
    name: 'an escape and a character are never cut in two',
    id: 'split-strings',
    before: `a TXT "|${'x'.repeat(254)}é\\065"\n`,
    after: `a TXT ( "${'x'.repeat(254)}"\n        "é\\065" )\n`,
  },
  {
    name: 'a string is cut at the cursor',
    id: 'split-string-here',
    title: 'Split the string here',
    before: 'a TXT "one |two" "b"\n',
    after: 'a TXT "one " "two" "b"\n',
  },
  {
    name: 'in front of the escape that the cursor is in',
    id: 'split-string-here',
    before: 'a TXT "ab\\0|65c"\n',
    after: 'a TXT "ab" "\\065c"\n',
  },
  { name: 'no string is cut at its ends', id: 'split-string-here', before: 'a TXT "|ab"\n' },

  {
    name: 'a TTL is lowered for all records of the set, and the old one noted',
    id: 'lower-ttl',
    title: 'Lower the TTL of www.example.com. A to 300 for a change',
    before: 'www 1h IN A 192.0.2.|1\n    IN AAAA 2001:db8::1\n    1h IN A 192.0.2.2 ; second\n',
    after:
      'www 300 IN A 192.0.2.1 ; TTL was 1h\n    IN AAAA 2001:db8::1\n    300 IN A 192.0.2.2 ; second ; TTL was 1h\n',
  },
  {
    name: 'a TTL that is the default is written, and noted as such',
    id: 'lower-ttl',
    before: '|www A 192.0.2.1\n',
    after: 'www 300 A 192.0.2.1 ; TTL was the default\n',
  },
  { name: 'a low TTL is not lowered', id: 'lower-ttl', before: '|www 60 A 192.0.2.1\n' },
  {
    name: 'several sets of a selection',
    id: 'lower-ttl',
    title: 'Lower the TTL of 2 RRsets to 300 for a change',
    before: '«www A 192.0.2.1\n    AAAA 2001:db8::1\n»a A 192.0.2.2\n',
    after:
      'www 300 A 192.0.2.1 ; TTL was the default\n    300 AAAA 2001:db8::1 ; TTL was the default\na A 192.0.2.2\n',
  },
  {
    name: 'a TTL is restored for all records of the set',
    id: 'restore-ttl',
    title: 'Restore the TTL of www.example.com. A',
    before: 'www 300 IN A 192.0.2.|1     ; TTL was 1h\n    300 IN A 192.0.2.2 ; second ; TTL was 1h\n',
    after: 'www 1h IN A 192.0.2.1\n    1h IN A 192.0.2.2 ; second\n',
  },
  {
    name: 'a default TTL is restored by leaving it out',
    id: 'restore-ttl',
    before: '|www   300   A   192.0.2.1 ; TTL was the default\n',
    after: 'www   A   192.0.2.1\n',
  },
  {
    name: 'all TTLs of a file are restored',
    id: 'restore-ttls',
    before: '|a 300 A 192.0.2.1 ; TTL was 1d\nb A 192.0.2.2\nc 300 MX 10 a ; TTL was the default\n',
    after: 'a 1d A 192.0.2.1\nb A 192.0.2.2\nc MX 10 a\n',
  },
  {
    name: 'a comment of another kind restores nothing',
    id: 'restore-ttl',
    before: '|a A 192.0.2.1 ; was 5\n',
  },

  {
    name: 'a name is written absolute',
    id: 'absolute-name',
    title: 'Write the name absolute: www.example.com.',
    before: 'a CNAME w|ww\n',
    after: 'a CNAME www.example.com.\n',
  },
  {
    name: 'and the origin',
    id: 'absolute-name',
    before: '|@ A 192.0.2.1\n',
    after: 'example.com. A 192.0.2.1\n',
  },
  {
    name: 'a name is written relative',
    id: 'relative-name',
    before: 'a MX 10 www.exa|mple.com.\n',
    after: 'a MX 10 www\n',
  },
  {
    name: 'the origin becomes @',
    id: 'relative-name',
    before: 'a CNAME |example.com.\n',
    after: 'a CNAME @\n',
  },
  {
    name: 'a name elsewhere is not made relative',
    id: 'relative-name',
    before: 'a CNAME |www.example.org.\n',
  },
  {
    name: 'nor one whose origin is spelled differently',
    id: 'relative-name',
    before: 'a CNAME |www.Example.com.\n',
  },
  {
    name: 'a name that would be read as the origin stays',
    id: 'relative-name',
    before: 'a CNAME |@.example.com.\n',
  },
  {
    name: 'all names of a file, by the origin of each',
    id: 'absolute-names',
    title: 'Write all names of the file absolute',
    before: 'a CNAME |www\n$ORIGIN sub\nb MX 10 @ ; here\n\tNS ns.example.com.\n',
    after:
      'a.example.com. CNAME www.example.com.\n$ORIGIN sub\nb.sub.example.com. MX 10 sub.example.com. ; here\n\tNS ns.example.com.\n',
    head: `$TTL 1h
example.com. SOA ns1.example.com. admin.example.com. 9 4h 1h 2w 1h
example.com. NS ns1.example.com.
`,
  },
  {
    name: 'and back',
    id: 'relative-names',
    before: 'a.example.com. CNAME |www.example.com.\n$ORIGIN sub\nb.sub.example.com. MX 10 example.com.\n',
    after: 'a CNAME www\n$ORIGIN sub\nb MX 10 example.com.\n',
  },
  {
    name: 'an $ORIGIN by itself',
    id: 'absolute-name',
    before: '$ORIGIN s|ub\na A 192.0.2.1\n',
    after: '$ORIGIN sub.example.com.\na A 192.0.2.1\n',
  },

  {
    name: 'addresses become PTR records',
    id: 'address-to-ptr',
    title: 'Convert 2 records to PTR records',
    before: '«www 300 IN A 192.0.2.80 ; web\n    AAAA 2001:db8::1\n»',
    after:
      '80.2.0.192.in-addr.arpa. 300 IN PTR www ; web\n1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.    PTR www\n',
  },
  {
    name: 'relative to the origin where they are in it',
    id: 'address-to-ptr',
    title: 'Convert to a PTR record',
    before: '$ORIGIN 2.0.192.in-addr.arpa.\n|www.example.com. A 192.0.2.80\n',
    after: '$ORIGIN 2.0.192.in-addr.arpa.\n80 PTR www.example.com.\n',
  },
  {
    name: 'a PTR record becomes an address',
    id: 'ptr-to-address',
    title: 'Convert to an address record',
    before: '$ORIGIN 2.0.192.in-addr.arpa.\n|80 PTR www.example.com.\n',
    after: '$ORIGIN 2.0.192.in-addr.arpa.\nwww.example.com. A 192.0.2.80\n',
  },
  { name: 'not that of a network', id: 'ptr-to-address', before: '|2.0.192.in-addr.arpa. PTR a\n' },
  { name: 'not the address of a wildcard', id: 'address-to-ptr', before: '|* A 192.0.2.1\n' },
  {
    name: 'not where a record below takes its owner from it',
    id: 'address-to-ptr',
    before: '|www A 192.0.2.80\n    TXT "a"\n',
    after: /take their owner/,
  },

  {
    name: 'records are sorted by owner, each with what stands above it',
    id: 'sort-records',
    before: `$ORIGIN example.com.
; the zone

; the web
www A 192.0.2.1|
    AAAA 2001:db8::1
; mail
mail A 192.0.2.2 ; MX

b.a A 192.0.2.3
a A 192.0.2.4
@ MX 10 mail
www TXT "last"
`,
    after: `$ORIGIN example.com.
; the zone

@ MX 10 mail
a A 192.0.2.4

b.a A 192.0.2.3
; mail
mail A 192.0.2.2 ; MX
; the web
www A 192.0.2.1
    AAAA 2001:db8::1
www TXT "last"
`,
  },
  {
    name: 'directives stay where they are',
    id: 'sort-records',
    before: '|b A 192.0.2.1\na A 192.0.2.2\n$ORIGIN sub\nz A 192.0.2.3\ny A 192.0.2.4',
    after: 'a A 192.0.2.2\nb A 192.0.2.1\n$ORIGIN sub\ny A 192.0.2.4\nz A 192.0.2.3\n',
  },
  {
    name: 'records that lean on others are not torn from them',
    id: 'sort-records',
    before: '|b A 192.0.2.1\na A 192.0.2.2\n$TTL 5\n TXT "b"\n',
    after: /line 7 has its owner from above a directive/,
  },
  {
    name: 'a file with a record that cannot be read is not sorted',
    id: 'sort-records',
    before: '|b A 192.0.2.1\na A 192.0.2.300\n',
    after: /line 5 cannot be read/,
  },
  {
    name: 'nor one where the order decides on a TTL',
    id: 'sort-records',
    before: '|b 5 A 192.0.2.1\na A 192.0.2.2\nb 6 A 192.0.2.3\n',
    after: /several TTLs/,
  },
  {
    name: 'nor one in order',
    id: 'sort-records',
    before: '|a A 192.0.2.1\nb A 192.0.2.1\n',
    after: /already/,
  },

  {
    name: 'lines are moved to a file; what follows keeps its origin, TTL and owner',
    id: 'extract-include',
    title: 'Move the selected lines to an $INCLUDE file',
    before: `www A 192.0.2.1
«    TXT "of www"
; mail
$ORIGIN sub
$TTL 5
mail A 192.0.2.2
»    TXT "of mail"
b A 192.0.2.3
`,
    after: `www A 192.0.2.1
$INCLUDE www.zone
$ORIGIN sub.example.com.
$TTL 5
mail    TXT "of mail"
b A 192.0.2.3
`,
    files: {
      'www.zone': 'www    TXT "of www"\n; mail\n$ORIGIN sub\n$TTL 5\nmail A 192.0.2.2\n',
    },
  },
  {
    name: 'to a name that is free',
    id: 'extract-include',
    others: { 'a.zone': '' },
    before: '«a A 192.0.2.1\r\n»b A 192.0.2.2\r\n',
    after: '$INCLUDE a-2.zone\r\nb A 192.0.2.2\r\n',
    files: { 'a-2.zone': 'a A 192.0.2.1\r\n' },
  },
  { name: 'no comments alone', id: 'extract-include', before: '«; nothing\n»b A 192.0.2.2\n' },

  {
    name: 'the reverse zone of the network at the cursor',
    id: 'generate-reverse',
    title: 'Generate the reverse zone 2.0.192.in-addr.arpa',
    before: `ns1 A 192.0.2.5|3
www 60 A 192.0.2.80
mail A 192.0.2.25
@ A 192.0.2.80
* A 192.0.2.99
lab NS ns.lab
ns.lab A 192.0.2.1
other A 198.51.100.1
`,
    files: {
      '2.0.192.in-addr.arpa': `; The addresses that example.com. gives to its hosts.
$ORIGIN 2.0.192.in-addr.arpa.
$TTL 3600

@   IN  SOA ns1.example.com. admin.example.com. (
            1       ; serial
            14400   ; refresh
            3600    ; retry
            1209600 ; expire
            3600 )  ; minimum
    IN  NS  ns1.example.com.

25  IN  PTR mail.example.com.
53  IN  PTR ns1.example.com.
80  IN  PTR www.example.com.    ; also example.com.
`,
    },
  },
  {
    name: 'not where there is one',
    id: 'generate-reverse',
    others: { '2.0.192.in-addr.arpa': '' },
    before: 'ns1 A 192.0.2.5|3\n',
  },
];

const HEAD = '$TTL 1h\n@ SOA ns1 admin 9 4h 1h 2w 1h\n@ NS ns1\n';

suite('refactorings', () => {
  for (const { name, id, before, title, after, files = {}, others = {}, head = HEAD } of CASES) {
    test(`${id}: ${name}`, () => {
      const text = HEAD + before;
      const [from, to] = text.includes('«')
        ? [text.indexOf('«'), text.indexOf('»') - 1]
        : [text.indexOf('|'), 0];
      const plain = text.replace(/[«»|]/g, '');
      const positionAt = (offset: number) => {
        const lines = plain.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
      };
      const range = { start: positionAt(from), end: positionAt(to || from) };
      const all = { zone: plain, ...others };
      const { zone } = openText(
        plain,
        'example.com.',
        Object.keys(others).length > 0 ? memoryFiles(others) : NO_FILES,
        'zone',
      );
      const refactoring = refactoringBy(id);
      const subject = subjectIn(zone, zone.root, all, range);
      const offered = refactoring.offer(subject);
      if (title !== undefined) assert.equal(offered, title);
      const isExpected = after !== undefined || Object.keys(files).length > 0;
      assert.equal(offered !== undefined, isExpected, `offered: ${offered}`);
      if (!isExpected) return;
      const change = made(refactoring, subject);
      if (after instanceof RegExp) {
        assert.ok(typeof change === 'string', 'it is made');
        assert.match(change, after);
        return;
      }
      assert.ok(typeof change !== 'string', String(change));
      const expected = { ...all, ...(after === undefined ? {} : { zone: head + after }), ...files };
      assert.deepEqual(applied(all, change), expected);
    });
  }
});
