import type { PolicyRule } from '../rule.ts';

export const lineEndings: PolicyRule = {
  id: 'sts/line-endings',
  scope: 'policy',
  severity: 'hint',
  summary: 'Line ends of two kinds in an MTA-STS policy',
  why: 'The lines of a policy end in LF or in CRLF. A file that has both is valid, but was edited by programs that did not agree, and the next may take a carriage return for a part of a value. A carriage return alone ends no line: what follows it belongs to the field before.',
  references: ['RFC 8461 §3.2'],
  fixable: true,
  bad: [
    {
      policy:
        'version: STSv1\r\nmode: enforce\n; @14 hint: sts/line-endings\nmx: mail.example.com\r\nmax_age: 604800\r\n',
    },
  ],
  good: [
    {
      title: 'CRLF',
      policy: 'version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n',
    },
    { title: 'LF', policy: 'version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n' },
  ],
  check({ lineEnds }, report) {
    const lone = lineEnds.find(({ text }) => text === '\r');
    const main = lineEnds.find(({ text }) => text !== '\r')?.text ?? '\n';
    const others = lineEnds.filter(({ text }) => text !== main);
    const [first] = others;
    if (first === undefined) return;
    report({
      ...(lone ? { severity: 'error' } : {}),
      message: lone
        ? 'A carriage return alone does not end a line of a policy: senders take what follows for a part of the field before it. End all lines in LF or CRLF.'
        : `This line does not end as those before it, but in ${first.text === '\n' ? 'LF' : 'CRLF'}: programs that read the policy loosely may take a carriage return for a part of a value. End all lines in the same way.`,
      start: (lone ?? first).start,
      end: (lone ?? first).start,
      fixes: [
        {
          title: `End all lines in ${main === '\n' ? 'LF' : 'CRLF'}`,
          edits: others.map(({ start, end }) => ({ start, end, text: main })),
        },
      ],
    });
  },
};
