import type { Uri } from 'vscode';

// Schemes that hold a document the user works on. Not `git` and its like, the left side of a diff: findings there
// would show every problem twice.
export const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

/** Selects zone files. */
export const zoneDocuments: { language: string; scheme: string }[] = schemes.map((scheme) => ({
  language: 'dns-zone',
  scheme,
}));

/** Selects messages. */
export const messageDocuments: { language: string; scheme: string }[] = schemes.map((scheme) => ({
  language: 'eml',
  scheme,
}));

/** Selects the documents that the language server looks after: zone files, and configurations as they are edited. */
export const serverDocuments: { language?: string; scheme: string; pattern?: string }[] = [
  ...zoneDocuments,
  ...schemes.map((scheme) => ({ scheme, pattern: '**/.hostmaster.json' })),
];

/**
 * Whether a tab shows a zone file, told by its name alone: a tab that was restored has no document, and so no
 * language, before it is looked at. The names are those of the manifest's language `dns-zone`.
 */
export function isZoneTab(uri: Pick<Uri, 'scheme' | 'path'>): boolean {
  return schemes.includes(uri.scheme) && /(\.(zone|zonefile|dns|arpa)|(^|\/)db\.[^/]*)$/i.test(uri.path);
}
