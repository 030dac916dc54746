import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';
import { panelHtml } from './panelHtml.ts';

/** The folder that a panel may load from. */
export function panelFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist');
}

/** The page of a panel, as a webview shows it. */
export function panelPage(webview: Webview, extension: Uri): string {
  const at = (name: string) => webview.asWebviewUri(Uri.joinPath(panelFolder(extension), name)).toString();
  return panelHtml({
    lang: env.language,
    nonce: randomBytes(18).toString('base64'),
    script: at('panel.js'),
    style: at('panel.css'),
    styleSource: webview.cspSource,
    words: l10n.bundle ?? {},
  });
}
