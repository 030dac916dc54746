import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { panelHtml } from './panelHtml.ts';

/** The folder that a panel may load from. */
export function panelFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist');
}

/** The page of a panel, as a webview shows it; what it shows is up to its script. */
export function panelPage(webview: Webview, extension: Uri, script: 'panel.js' | 'reportsPanel.js'): string {
  const at = (name: string) => webview.asWebviewUri(Uri.joinPath(panelFolder(extension), name)).toString();
  return panelHtml({
    lang: env.language,
    nonce: randomBytes(18).toString('base64'),
    script: at(script),
    style: at('panel.css'),
    styleSource: webview.cspSource,
    words: l10n.bundle ?? {},
  });
}
