import { randomBytes } from 'node:crypto';
import { env, l10n, Uri, type Webview } from 'vscode';

/** The folder that a panel may load from. */
export function panelFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist');
}

/**
 * The page of a panel. It loads its own script and style and nothing else: what it shows comes from strangers, so no markup,
 * style, image or script of theirs may have an effect.
 */
export function panelPage(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const at = (name: string) => webview.asWebviewUri(Uri.joinPath(panelFolder(extension), name)).toString();
  // "<" would end the element that holds them.
  const words = JSON.stringify(l10n.bundle ?? {}).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}">
<title>Hostmaster</title>
<link rel="stylesheet" href="${at('panel.css')}">
</head>
<body>
<div id="root"></div>
<script type="application/json" id="words" nonce="${nonce}">${words}</script>
<script nonce="${nonce}" src="${at('panel.js')}"></script>
</body>
</html>
`;
}
