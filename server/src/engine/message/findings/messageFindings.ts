import { ARC_FINDINGS } from './arc.ts';
import { AUTHRES_FINDINGS } from './authres.ts';
import { CONTENT_FINDINGS } from './content.ts';
import { DKIM_FINDINGS } from './dkim.ts';
import { DSN_FINDINGS } from './dsn.ts';
import { HEADER_FINDINGS } from './header.ts';
import { LIST_FINDINGS } from './list.ts';
import { READING_FINDINGS } from './reading.ts';
import { RECEIVED_FINDINGS } from './received.ts';

/** Everything that a finding about a message can be, for the documentation. */
export const MESSAGE_FINDINGS = [
  ...READING_FINDINGS,
  ...HEADER_FINDINGS,
  ...RECEIVED_FINDINGS,
  ...AUTHRES_FINDINGS,
  ...DKIM_FINDINGS,
  ...ARC_FINDINGS,
  ...DSN_FINDINGS,
  ...LIST_FINDINGS,
  ...CONTENT_FINDINGS,
];
