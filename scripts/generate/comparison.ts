import { typeNumberAt } from '../../server/src/engine/records/recordTypes.ts';
import { docsPath } from '../../server/src/engine/rules/ruleDocs.ts';
import { RULE_GROUPS } from '../../server/src/engine/rules/rules.ts';
import { encodeUtf8 } from '../../server/src/engine/text/utf8.ts';
import { type Expected, readMarkers } from '../../test/rules/marker.ts';
import { fixtureTexts, ruleOfFixture, type ZoneFixture, zoneFixtures } from '../../test/rules/zoneFixture.ts';
import { table } from './markdown.ts';
import { CHECKERS, type Checker, type CheckerMessage, nameAndVersion, runChecker } from './zoneCheckers.ts';

export const COMPARISON = 'docs/COMPARISON.md';

const FIXTURES = 'test/fixtures/zones/defects';

/** What a program says of a defect. */
type Answer = 'line' | 'other' | 'no line' | 'nothing' | 'unread';

interface Said {
  readonly answer: Answer;
  /** As the table shows it. */
  readonly text: string;
}

/** Where the defect is: its file, and its lines from 1. */
interface DefectPlace {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

interface Row {
  readonly fixture: ZoneFixture;
  readonly finding: Expected;
  readonly place: DefectPlace;
  readonly said: readonly Said[];
}

/** What other programs say of each zone with one defect, as a document. */
export function comparison(): string {
  const rows = zoneFixtures('defects').map(compare);
  const parts = [
    '<!-- Made by `npm run compare`, which runs these programs. -->',
    '# Comparison',
    `What Hostmaster finds in ${rows.length} zones with one defect each, and what ${listed(CHECKERS.map(nameAndVersion))} say of them: \`named-checkzone -i local\`, \`kzonecheck -v\`, \`nsd-checkzone\` and \`validns -p all\`. The zones are in [${FIXTURES}](../${FIXTURES}); they are chosen by what Hostmaster reports, so this shows what the others leave open, not how good they are: they check much that is not compared here, DNSSEC above all.`,
    summary(rows),
    'In the tables below, a number is the line that is named; in brackets it is another line than that of the defect. *No line*: the message tells the defect, or what follows from it, without a line. *Unread*: the program does not know the record type or directive that the defect is in, and says that alone. –: nothing is said.',
  ];
  for (const { title, rules } of RULE_GROUPS) {
    const ids = new Set<string>(rules.map(({ id }) => id));
    const group = rows.filter(({ fixture }) => ids.has(ruleOfFixture(fixture)));
    // What mail records say is no matter of name servers.
    if (group.length === 0) continue;
    parts.push(
      `## ${title}`,
      table(['defect', 'Hostmaster', ...CHECKERS.map(({ name }) => name)], group.map(cells)),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function compare(fixture: ZoneFixture): Row {
  const texts = fixtureTexts(fixture);
  for (const [file, source] of Object.entries({ zone: fixture.source, ...fixture.files })) {
    const [finding] = readMarkers(source).expected;
    if (finding === undefined) continue;
    const place = { file, first: finding.line + 1, last: finding.endLine + 1 };
    const said = CHECKERS.map((checker) => {
      const { messages } = runChecker(checker, texts, fixture.origin, fixture.zoneClass);
      return judge(checker, messages, place, texts[file] ?? '', ruleOfFixture(fixture));
    });
    return { fixture, finding, place, said };
  }
  throw new Error(`${fixture.path} has no marker`);
}

function judge(
  checker: Checker,
  messages: readonly CheckerMessage[],
  { file, first, last }: DefectPlace,
  text: string,
  rule: string,
): Said {
  if (messages.length === 0) return { answer: 'nothing', text: '–' };
  const at = messages.filter((message) => message.file === file && message.line !== undefined);
  const lines = at.map(({ line }) => line as number);
  const hit = lines.find((line) => line >= first && line <= last);
  if (rule !== 'zone/dialect' && isUnread(checker, messages, hit ?? lines[0], text)) {
    return { answer: 'unread', text: 'unread' };
  }
  if (hit !== undefined) return { answer: 'line', text: String(hit) };
  if (lines[0] !== undefined) return { answer: 'other', text: `(${lines[0]})` };
  return { answer: 'no line', text: 'no line' };
}

/** Whether a program speaks of a line only to say that it knows no such type, or no such directive. */
function isUnread(
  { name }: Checker,
  messages: readonly CheckerMessage[],
  line: number | undefined,
  text: string,
): boolean {
  const isGenerate = /^\$GENERATE/i.test(text.split('\n')[(line ?? 0) - 1] ?? '');
  if (isGenerate && (name === 'Knot DNS' || name === 'NSD')) return true;
  return messages.some((message) => {
    const type = /\b(?:rdtype |RR type ')(\w+)/.exec(message.text)?.[1];
    if (message.line !== line || type === undefined) return false;
    const bytes = encodeUtf8(type);
    return typeNumberAt(bytes, 0, bytes.length) >= 0;
  });
}

const ANSWERS: readonly (readonly [Answer, string])[] = [
  ['line', 'names the line'],
  ['other', 'names another line'],
  ['no line', 'tells without a line'],
  ['unread', 'does not know the type'],
  ['nothing', 'says nothing'],
];

function summary(rows: readonly Row[]): string {
  const ours = ['Hostmaster', String(rows.length), ...ANSWERS.slice(1).map(() => '0')];
  const others = CHECKERS.map(({ name }, i) => [
    name,
    ...ANSWERS.map(([answer]) => String(rows.filter(({ said }) => said[i]?.answer === answer).length)),
  ]);
  const nobody = rows.filter(({ said }) =>
    said.every(({ answer }) => answer === 'nothing' || answer === 'unread'),
  );
  const nowhere = rows.filter(({ said }) => said.every(({ answer }) => answer !== 'line'));
  return `${table(['', ...ANSWERS.map(([, head]) => head)], [ours, ...others])}

Of ${nobody.length} defects none of the four says anything; of ${nowhere.length} none names the line.`;
}

function cells({ fixture, finding, place, said }: Row): string[] {
  const rule = ruleOfFixture(fixture);
  const page = docsPath(rule as Parameters<typeof docsPath>[0]).replace(/^docs\//, '');
  const line = place.file === 'zone' ? String(place.first) : `${place.first} of the included file`;
  return [
    `[${fixture.title}](../${FIXTURES}/${fixture.path})`,
    `[${rule}](${page}), ${finding.severity}, ${line}`,
    ...said.map(({ text }) => text),
  ];
}
