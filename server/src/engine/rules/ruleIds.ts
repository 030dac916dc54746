import type { MailKind } from '../mail/mailRecord.ts';

/** A rule's id, `group/name`; the declared rules are in `rules.ts`, which a test holds against the ids in use. */
export type RuleId = `${'zone' | 'txt' | MailKind}/${string}`;
