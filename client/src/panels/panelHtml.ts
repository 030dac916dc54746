/** What a panel's page is made of. */
export interface PanelHtml {
  readonly lang: string;
  readonly nonce: string;
  /** Addresses of its script and its style. */
  readonly script: string;
  readonly style: string;
  /** Where its style may come from, as a Content-Security-Policy says it. */
  readonly styleSource: string;
  /** The user's language, by the English words. */
  readonly words: Readonly<Record<string, unknown>>;
}

/**
 * The page of a panel. It loads its own script and style and nothing else: what it shows comes from strangers, so no markup,
 * style, image or script of theirs may have an effect.
 */
export function panelHtml({ lang, nonce, script, style, styleSource, words }: PanelHtml): string {
  // "<" would end the element that holds them.
  const json = JSON.stringify(words).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src ${styleSource}">
<title>Hostmaster</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="root"></div>
<script type="application/json" id="words" nonce="${nonce}">${json}</script>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
