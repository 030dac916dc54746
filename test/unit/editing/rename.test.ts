import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { cursorAt } from '../../../server/src/engine/editing/entryAt.ts';
import { mentionAt } from '../../../server/src/engine/editing/names/mention.ts';
import { joinEdits } from '../../../server/src/engine/editing/rename/joinEdits.ts';
import { readNewName } from '../../../server/src/engine/editing/rename/newName.ts';
import { renameRefusal } from '../../../server/src/engine/editing/rename/renameRefusal.ts';
import { renameSubject } from '../../../server/src/engine/editing/rename/renameSubject.ts';
import { type ReadingEdit, renameEdits } from '../../../server/src/engine/editing/rename/renameZone.ts';
import { apexOf, readingsOf } from '../../../server/src/engine/zone/zone.ts';
import { applyFileEdits } from '../../support/fileEdits.ts';
import { markedText } from '../../support/markedText.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { openText } from '../../support/openZone.ts';

const HEAD = '@ 1h SOA ns1 admin 1 2 3 4 5\n@ NS ns1\n';

interface Renamed {
  readonly placeholder: string;
  readonly text?: string;
  readonly reason?: string;
}

/** Renames what is at the mark. */
function rename(marked: string, newName: string): Renamed {
  const { text, position } = markedText(HEAD + marked);
  const files = { text, hosts: 'www A 192.0.2.7\n' };
  const { zone } = openText(text, 'example.com.', memoryFiles(files));
  const cursor = cursorAt(zone, zone.root, position);
  const mention = mentionAt(zone, cursor);
  assert.ok(mention, 'no name');
  const apex = apexOf(zone).name;
  const { name, placeholder } = renameSubject(zone.names, mention, cursor.offset, apex);
  const to = readNewName(zone.names, newName, { origin: mention.origin, apex, from: name });
  if (typeof to === 'string') return { placeholder, reason: to };
  const renaming = { from: name, to };
  const refusal = renameRefusal(zone, renaming);
  let step = refusal.next();
  while (!step.done) step = refusal.next();
  if (step.value !== undefined) return { placeholder, reason: step.value };
  const edits: ReadingEdit[] = [];
  for (const _ of renameEdits(zone, renaming, (edit) => edits.push(edit)));
  const joined = joinEdits(readingsOf(zone.root), edits);
  if ('conflict' in joined) return { placeholder, reason: `conflict in ${joined.conflict}` };
  const after = applyFileEdits(files, joined.edits).text ?? '';
  return { placeholder, text: after.slice(HEAD.length) };
}

/** At the mark, what the user sees, the new name, and the text behind the first two lines. */
const CASES: readonly (readonly [zone: string, placeholder: string, newName: string, after: string])[] = [
  [
    'w|ww A 192.0.2.1 ; www\n\tAAAA ::1\nx CNAME\twww\ny MX 10 WWW.Example.com. ; WWW\n',
    'www',
    'web',
    'web A 192.0.2.1 ; www\n\tAAAA ::1\nx CNAME\tweb\ny MX 10 web.Example.com. ; WWW\n',
  ],
  ['www.e|u A 192.0.2.1\neu TXT x\n', 'eu', 'emea', 'www.emea A 192.0.2.1\nemea TXT x\n'],
  ['www.eu| A 192.0.2.1\neu TXT x\n', 'www.eu', 'web', 'web A 192.0.2.1\neu TXT x\n'],
  [
    'www.eu.exa|mple.com. A 192.0.2.1\n',
    'www.eu.example.com.',
    'a.us.example.com',
    'a.us.example.com. A 192.0.2.1\n',
  ],
  ['www.e|u.example.com. A 192.0.2.1\n', 'eu.example.com.', 'us', 'www.us.example.com. A 192.0.2.1\n'],
  [
    'ma|il A 192.0.2.1\n_25._tcp.mail TLSA 3 1 1 00\n',
    'mail',
    'mx',
    'mx A 192.0.2.1\n_25._tcp.mx TLSA 3 1 1 00\n',
  ],
  [
    '$ORIGIN s|ub\n@ A 192.0.2.1\nx CNAME @\ny CNAME x.sub.example.com.\n',
    'sub',
    'new',
    '$ORIGIN new\n@ A 192.0.2.1\nx CNAME @\ny CNAME x.new.example.com.\n',
  ],
  ['$ORIGIN sub\n|@ A 192.0.2.1\n', 'sub.example.com.', 'new.example.com.', '$ORIGIN new\n@ A 192.0.2.1\n'],
  ['$ORIGIN sub\nx| A 192.0.2.1\n', 'x', 'z.example.com.', '$ORIGIN sub\nz.example.com. A 192.0.2.1\n'],
  ['x CNAME www|\nwww AAAA ::1\n', 'www', 'a.www', 'x CNAME a.www\na.www AAAA ::1\n'],
  ['a.b| AAAA ::1\nx CNAME a.b.example.com.\n', 'a.b', 'b', 'b AAAA ::1\nx CNAME b.example.com.\n'],
  ['www| AAAA ::1\n', 'www', '@', '@ AAAA ::1\n'],
  [
    'w|ww AAAA ::1\n@ TXT "v=spf1 a:www.example.com" " mx:x.www.example.com -all"\n',
    'www',
    'web',
    'web AAAA ::1\n@ TXT "v=spf1 a:web.example.com" " mx:x.web.example.com -all"\n',
  ],
  [
    '@ TXT "v=spf1 a:w|ww.example.com"\nwww AAAA ::1\n',
    'www.example.com',
    'web.example.com',
    '@ TXT "v=spf1 a:web.example.com"\nweb AAAA ::1\n',
  ],
  ['"w|ww" AAAA ::1\n', 'www', 'web', '"web" AAAA ::1\n'],
  [
    '$ORIGIN com.\nw|ww.example AAAA ::1\n',
    'www.example',
    'web.example',
    '$ORIGIN com.\nweb.example AAAA ::1\n',
  ],
  [
    'x CNAME mail.provider.exam|ple.\ny MX 1 mail.provider.example.\n',
    'mail.provider.example.',
    'mx.other.example.',
    'x CNAME mx.other.example.\ny MX 1 mx.other.example.\n',
  ],
  ['w|ww AAAA ::1\n', 'www', 'WWW', 'WWW AAAA ::1\n'],
  ['*.e|u AAAA ::1\n', 'eu', 'us', '*.us AAAA ::1\n'],
  ['|* AAAA ::1\n', '*', '*.us', '*.us AAAA ::1\n'],
  ['$ORIGIN s|ub\n$GENERATE 1-2 h$ CNAME x\n', 'sub', 'new', '$ORIGIN new\n$GENERATE 1-2 h$ CNAME x\n'],
  ['a TXT x\na| AAAA ::1\nb TXT y\n', 'a', 'c', 'c TXT x\nc AAAA ::1\nb TXT y\n'],
  ['a| AAAA ::1\nb TXT y\n', 'a', 'b', 'b AAAA ::1\nb TXT y\n'],
];

suite('a rename keeps the form that names are written in', () => {
  for (const [marked, placeholder, newName, after] of CASES) {
    test(`${JSON.stringify(marked)} to ${newName}`, () => {
      assert.deepEqual(rename(marked, newName), { placeholder, text: after });
    });
  }
});

/** What is refused, and what the reason speaks of. */
const REFUSALS: readonly (readonly [zone: string, newName: string, reason: RegExp])[] = [
  [
    'w|ww AAAA ::1\n',
    'web.example.net.',
    /not in the zone example\.com\., so the records of www\.example\.com\. would leave/,
  ],
  [
    'w|ww AAAA ::1\nweb CNAME x\n',
    'web',
    /web\.example\.com\. exists already.* has CNAME.*RFC 1034 §3\.6\.2/,
  ],
  ['w|ww CNAME x\nweb AAAA ::1\n', 'web', /exists already.*www\.example\.com\. has CNAME/],
  ['w|ww AAAA ::1\nweb AAAA ::2\n', 'web', /has AAAA records too/],
  ['w|ww CNAME x\n', '@', /has CNAME/],
  ['w|ww AAAA ::1\nsub NS ns1\n', 'a.sub', /delegated to other servers/],
  ['w|ww AAAA ::1\nsub DNAME x\n', 'a.sub', /below the DNAME of sub/],
  ['w|ww AAAA ::1\nsub NS ns1\n', 'sub', /delegates the name/],
  ['e|u NS ns1\nx.us AAAA ::1\n', 'us', /names below us\.example\.com\. already, which the delegation/],
  ['www.e|u AAAA ::1\nwww.us AAAA ::2\n', 'us', /www\.us\.example\.com\. exists already/],
  ['w|ww AAAA ::1\n', `${'a'.repeat(64)}`, /label of 64 octets/],
  ['w|ww AAAA ::1\n', 'a..b', /empty label/],
  ['w|ww AAAA ::1\n', 'a b', /no blanks/],
  ['w|ww AAAA ::1\n', 'a;b', /no ";"/],
  ['w|ww AAAA ::1\n', '', /empty/],
  ['w|ww AAAA ::1\n', 'we!b', /no host name/],
  ['w|ww AAAA ::1\n', '*', /wildcard/],
  ['w|ww AAAA ::1\n', 'müller', /xn--mller-kva/],
  [`e|u TXT x\n${'a.'.repeat(100)}eu TXT x\n`, 'b'.repeat(63), /longer than the 255 octets/],
  ['h|2 TXT x\n$GENERATE 1-3 h$ CNAME x\n', 'g', /\$GENERATE in line 4/],
  ['x CNAME t|\nt AAAA ::1\n$GENERATE 1-3 h$ CNAME t\n', 'g', /\$GENERATE in line 5/],
  ['$ORIGIN s|ub\n$GENERATE 1-2 h$.sub.example.com. CNAME x\n', 'new', /\$GENERATE in line 4/],
  [
    's|ub TXT x\nc CNAME \\# 19 016103737562076578616d706c6503636f6d00\n',
    'new',
    /line 4 of its file.*generic form/,
  ],
  ['$INCLUDE hosts\n$INCLUDE hosts sub\nx CNAME w|ww\n', 'web', /conflict in hosts/],
  ['@ MX 10 c|om.\n', 'org.', /name of a zone/],
];

suite('a rename is refused', () => {
  for (const [marked, newName, reason] of REFUSALS) {
    test(`${JSON.stringify(marked)} to ${newName.slice(0, 20)}`, () => {
      const { text, reason: given } = rename(marked, newName);
      assert.equal(text, undefined);
      assert.match(given ?? '', reason);
    });
  }
});
