import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readSvgLogo } from '../../../../server/src/engine/mail/bimi/svgLogo.ts';
import { PROPERTY } from '../../../support/properties.ts';

const ROOT = 'xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" viewBox="0 0 64 64"';
const svg = (content: string, root = ROOT) => `<svg ${root}><title>Example</title>${content}</svg>`;

/** What is said of each file. */
const cases: readonly [title: string, text: string, faults: readonly string[]][] = [
  ['a file that is right', svg('<path d="M0 0"/>'), []],
  [
    'with all that may stand before and in it',
    `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- <script> -->\n${svg("<desc><![CDATA[<script>]]></desc><g  fill = '#06c'\n>\n<use xlink:href=\"#a\" fill='url(#b)'/></g>")}\n`,
    [],
  ],
  [
    'with a prefix',
    `<s:svg xmlns:s="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps"><s:title>x</s:title></s:svg>`,
    [],
  ],
  [
    'another profile',
    svg('', 'xmlns="http://www.w3.org/2000/svg" version="1.1" baseProfile="tiny"'),
    ['lacks version="1.2" (it has "1.1")', 'lacks baseProfile="tiny-ps" (it has "tiny")'],
  ],
  [
    'no namespace, no title, a place',
    '<svg version="1.2" baseProfile="tiny-ps" x="0" y="1"><g><title>not here</title></g></svg>',
    [
      'lacks xmlns="http://www.w3.org/2000/svg"',
      'has the attribute "x" in its root element',
      'has the attribute "y" in its root element',
      'has no <title> in its root element',
    ],
  ],
  [
    'what runs and moves',
    svg('<script>1</script><g onclick="x()"><animate/></g><set/>'),
    [
      'has the element <script>',
      'has the attribute "onclick", which is a script',
      'has the element <animate>',
      'has the element <set>',
    ],
  ],
  [
    'what lies elsewhere',
    `<?xml-stylesheet href="a.css"?>${svg('<image xlink:href="https://example.com/a.png"/><rect fill="url(\'https://example.com/b\')"/>')}`,
    [
      'refers to a style sheet',
      'has the element <image>',
      'refers to "https://example.com/a.png"',
      'refers to "https://example.com/b"',
    ],
  ],
  [
    'titles',
    `<svg ${ROOT}><title>a</title><title>b</title></svg>`,
    ['has 2 elements <title> in its root element'],
  ],
  ['a title without text', `<svg ${ROOT}><title> <!-- x --> </title></svg>`, ['has an empty <title>']],
  ['a title that is empty', `<svg ${ROOT}><title/></svg>`, ['has an empty <title>']],
  ['a title in CDATA', `<svg ${ROOT}><title><![CDATA[x]]></title></svg>`, []],
  ['a title with an entity', `<svg ${ROOT}><title>&#65;</title></svg>`, []],
  ['attributes that may stand for nothing', svg('', `${ROOT} zoomAndPan="disable" focusable="false"`), []],
  [
    'attributes that are of use to nobody',
    svg('', `${ROOT} zoomAndPan="magnify" snapshotTime="1"`),
    ['has zoomAndPan="magnify", which has to be "disable"', 'has snapshotTime="1", which has to be "none"'],
  ],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg('')}`, ['declares entities']],
  ['an end that is missing', `<svg ${ROOT}><title>x</title><g>`, ['is not well-formed XML']],
  ['ends in the wrong order', svg('<g><path></g></path>'), ['is not well-formed XML']],
  ['a tag that is none', svg('<path d="M0 0'), ['is not well-formed XML']],
];

suite('logos as SVG Tiny Portable/Secure', () => {
  for (const [title, text, faults] of cases) {
    test(title, () => {
      const logo = readSvgLogo(text);
      assert.equal(logo.isSvg, true);
      assert.deepEqual(logo.faults, faults);
    });
  }

  test('files that are no SVG', () => {
    for (const text of ['', 'nothing', '<html><svg/></html>', '\u0089PNG\r\n', '{"svg": 1}', '<', '<svg']) {
      assert.equal(readSvgLogo(text).isSvg, false, text);
    }
  });

  test('width and height', () => {
    const sizeOf = (root: string) => readSvgLogo(`<svg ${root}/>`).size;
    assert.deepEqual(sizeOf('viewBox="0 0 64 32"'), { width: 64, height: 32 });
    assert.deepEqual(sizeOf('viewBox=" -1, 0, 64.5 ,32 "'), { width: 64.5, height: 32 });
    assert.deepEqual(sizeOf('width="64px" height="64"'), { width: 64, height: 64 });
    assert.equal(sizeOf('width="100%" height="64"'), undefined);
    assert.equal(sizeOf('viewBox="0 0 0 0"'), undefined);
    assert.equal(sizeOf('viewBox="none"'), undefined);
  });

  test('a hundred faults are told in few words', () => {
    const { faults } = readSvgLogo(svg(Array.from({ length: 100 }, (_, i) => `<g href="h${i}"/>`).join('')));
    assert.equal(faults.length, 10);
    assert.equal(faults.at(-1), 'departs from it in 91 more ways');
  });

  test('hostile files are read in one pass', () => {
    const times = 200_000;
    for (const part of [
      '<',
      '<a ',
      '<a b',
      '<!',
      '<!a>',
      '<!--',
      '<a b="',
      '<a>',
      '</a>',
      '<![CDATA[',
      '<?',
      ' x=',
    ]) {
      readSvgLogo(part.repeat(times));
      readSvgLogo(`<svg ${part.repeat(times)}`);
      readSvgLogo(`<svg>${part.repeat(times)}`);
    }
  });

  test('any text is read', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '!',
      '?',
      '[',
      ']',
      '-',
      '"',
      "'",
      '=',
      ' ',
      'svg',
      'a',
      '&',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        readSvgLogo(pieces.join(''));
        readSvgLogo(`<svg>${pieces.join('')}</svg>`);
      }),
      PROPERTY,
    );
  });
});
