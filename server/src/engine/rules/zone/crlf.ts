import type { ReaderRule } from '../rule.ts';

export const crlf: ReaderRule = {
  id: 'zone/crlf',
  scope: 'reader',
  severity: 'error',
  summary: 'Windows line ends, which Knot DNS refuses',
  why: 'BIND and NSD read CR LF as a line end; Knot DNS refuses the file. Reported only where the setting `targets` has `knot`.',
  references: ['Knot DNS: zone loader'],
  fixable: false,
  bad: [
    {
      targets: ['bind', 'knot'],
      zone: '$ORIGIN example.com.\r\n; @1-20 error: CR LF\r\n$TTL 1h\r\nwww A 192.0.2.1\r\n',
    },
  ],
  good: [{ targets: ['bind', 'knot'], zone: '$ORIGIN example.com.\n$TTL 1h\nwww A 192.0.2.1\n' }],
};
