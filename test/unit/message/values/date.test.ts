import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDate } from '../../../../server/src/engine/message/values/date.ts';

/** What is written, the date as ISO 8601, and what the note of a problem speaks of. */
const DATES: readonly (readonly [string, string | undefined, RegExp?])[] = [
  ['Tue, 24 Nov 2026 14:27:47 +0100', '2026-11-24T14:27:47+01:00'],
  ['24 Nov 2026 14:27 -0930', '2026-11-24T14:27:00-09:30'],
  ['Tue, 24 Nov 2026 14:27:47 +0000 (UTC (of course))', '2026-11-24T14:27:47+00:00'],
  ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T09:55:06-06:00'],
  ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06+00:00', /four digits/],
  ['Fri, 21 Nov 103 09:55:06 EST', '2003-11-21T09:55:06-05:00', /four digits/],
  ['Tue, 24 Nov 2026 14:27:47 PDT', '2026-11-24T14:27:47-07:00'],
  ['Tue, 24 Nov 2026 14:27:47 CEST', '2026-11-24T14:27:47+02:00', /no meaning/],
  ['Tue, 24 Nov 2026 14:27:47 K', '2026-11-24T14:27:47+00:00', /not known/],
  ['Tue, 24 Nov 2026 14:27:47', '2026-11-24T14:27:47+00:00', /no zone/],
  ['Mon, 24 Nov 2026 14:27:47 +0000', '2026-11-24T14:27:47+00:00', /day of the week/],
  ['Tue Nov 24 14:27:47 2026', '2026-11-24T14:27:47+00:00', /no zone/],
  ['Tue Nov 24 14:27:47 UTC 2026', '2026-11-24T14:27:47+00:00'],
  ['Tue Nov 24 14:27:47 2026 +0200', '2026-11-24T14:27:47+02:00'],
  ['2018-12-10 11:43:59.610 +0000 UTC m=+100.5', '2018-12-10T11:43:59.610+00:00', /not in the form/],
  ['2018-12-10T11:43:59Z', '2018-12-10T11:43:59+00:00', /not in the form/],
  ['2018-12-10T11:43:59.5+05:30', '2018-12-10T11:43:59.500+05:30', /not in the form/],
  ['24-Nov-2026 14:27:47 +0000', '2026-11-24T14:27:47+00:00', /not in the form/],
  ['11/24/2026 02:27:47 PM', '2026-11-24T14:27:47+00:00', /not in the form/],
  ['11/10/2026 12:27:47 AM', '2026-11-10T00:27:47+00:00', /first or second/],
  ['24.11.2026 14:27:47 GMT+0100', '2026-11-24T14:27:47+01:00', /not in the form/],
  ['Tuesday, November 24, 2026 14:27:47 +0000', '2026-11-24T14:27:47+00:00'],
  ['; Tue, 24 Nov 2026 14:27:47+0100', '2026-11-24T14:27:47+01:00'],
  ['Tue, 31 Feb 2026 14:27:47 +0100', undefined],
  ['Tue, 24 Nov 2026 25:27:47 +0100', undefined],
  ['Thu,29 Apr 2010 23:34:45 +0900', '2010-04-29T23:34:45+09:00'],
  ['2018-12-10 11:43:59,610+0100', '2018-12-10T11:43:59.610+01:00', /not in the form/],
  ['29-04-2017 23:34', '2017-04-29T23:34:00+00:00', /not in the form/],
  ['24 Nov 2026', undefined],
  ['yesterday', undefined],
  ['', undefined],
];

for (const [text, iso, problem] of DATES) {
  test(`the date "${text}"`, () => {
    const date = readDate(text);
    assert.equal(date?.iso, iso);
    if (date !== undefined) assert.equal(new Date(date.iso).getTime(), date.time);
    if (problem === undefined) assert.equal(date?.problem, undefined);
    else assert.match(date?.problem ?? '', problem);
  });
}
