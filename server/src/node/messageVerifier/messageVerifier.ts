import type { MessageVerifier } from '../../engine/message/verifier.ts';
import { verifyArc } from './verifyArc.ts';
import { verifyDkim } from './verifyDkim.ts';

/** Verifies the signatures of messages by mailauth, and finds out why they fail. */
export const messageVerifier: MessageVerifier = { verifyDkim, verifyArc };
