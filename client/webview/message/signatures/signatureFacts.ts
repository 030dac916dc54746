import type { DkimVerdict } from '../../../../server/src/engine/message/messageReport.ts';
import { type Content, el } from '../../dom.ts';
import { factList } from '../../factList.ts';
import { t } from '../../l10n.ts';
import { stranger } from '../../stranger.ts';
import { timeText } from '../../timeText.ts';

/** What a signature says of itself, and what its key is, in words. */
export function signatureFacts(verdict: DkimVerdict): HTMLElement {
  const { domain, selector, identity, algorithm, canonicalization, bodyLength, source } = verdict;
  return factList([
    [t('Signing domain (d=)'), text(domain)],
    [t('Selector (s=)'), text(selector)],
    [t('Signed for (i=)'), identity === null ? undefined : stranger(identity)],
    [t('Algorithm (a=)'), algorithm === null ? missing() : algorithmWords(algorithm)],
    [
      t('Canonicalization (c=)'),
      canonicalization === null
        ? missing()
        : [el('p', {}, headerForm(canonicalization.header)), el('p', {}, bodyForm(canonicalization.body))],
    ],
    [t('Key'), keyWords(verdict)],
    [t('Signed at (t=)'), momentText(verdict.timestamp) ?? t('not said')],
    [t('Expires (x=)'), momentText(verdict.expires) ?? t('never')],
    [
      t('Body (l=)'),
      bodyLength === null
        ? t('all of it')
        : t('only its first {0} octets: anybody can add to it', bodyLength.toLocaleString()),
    ],
    [
      t('Key asked of'),
      source === null
        ? t('nobody: DNS was not asked, or gave no answer')
        : t('{0}, {1} s before', source.resolver, Math.round(source.ageSeconds)),
    ],
  ]);
}

function text(value: string | null): Content {
  return value === null ? missing() : stranger(value);
}

function missing(): string {
  return t('missing');
}

function algorithmWords(algorithm: string): Content {
  switch (algorithm) {
    case 'rsa-sha256':
      return t('RSA with SHA-256 (rsa-sha256)');
    case 'ed25519-sha256':
      return t('Ed25519 with SHA-256 (ed25519-sha256)');
    case 'rsa-sha1':
      return t('RSA with SHA-1 (rsa-sha1), which does not count any more');
    default:
      return [stranger(algorithm), ', ', t('which verifiers do not know')];
  }
}

/** RFC 6376 §3.4.1, §3.4.2. */
function headerForm(form: string): string {
  return form === 'relaxed'
    ? t('Header relaxed: blanks, folding and the case of names may change on the way.')
    : t('Header simple: it has to arrive to the letter.');
}

/** RFC 6376 §3.4.3, §3.4.4. */
function bodyForm(form: string): string {
  return form === 'relaxed'
    ? t('Body relaxed: the number of blanks, and empty lines at its end, may change on the way.')
    : t('Body simple: nothing but empty lines at its end may change on the way.');
}

function keyWords({ key }: DkimVerdict): string {
  if (key === null) return t('not known: it is in DNS');
  const type = key.type === 'rsa' ? 'RSA' : key.type === 'ed25519' ? 'Ed25519' : key.type;
  const size = key.bits === null ? type : t('{0}, {1} bits', type, key.bits);
  return key.isTesting ? t('{0}; its owner says that it is being tested', size) : size;
}

function momentText(date: string | null): string | undefined {
  return date === null ? undefined : timeText(Date.parse(date));
}
