import { type Diagnostic, languages, type Uri } from 'vscode';
import { until } from './until.ts';

/** Waits until the findings of a document fulfil a condition; by default, until there is one. */
export function findings(
  uri: Uri,
  condition: (found: readonly Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<readonly Diagnostic[]> {
  return until(languages.onDidChangeDiagnostics, () => {
    const found = languages.getDiagnostics(uri);
    return condition(found) ? found : undefined;
  });
}
