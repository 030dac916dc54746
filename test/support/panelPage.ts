import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { panelHtml } from '../../client/src/panels/panelHtml.ts';
import type { FromPanel, PanelState, ToPanel, View } from '../../client/webview/panelProtocol.ts';
import { root } from '../../scripts/setup/paths.ts';
import { launchChromium } from '../e2e/launch/chromium.ts';

/** What the editor tells a page of its theme: the class of its body and its variables. */
type Theme = { readonly class: string; readonly variables: Readonly<Record<string, string>> };

/** Values of the editor's own themes: Default Light Modern, Default Dark Modern and both high-contrast ones. */
const themes: Readonly<Record<string, Theme>> = JSON.parse(
  readFileSync(`${root}/test/fixtures/panel/themes.json`, 'utf8'),
);
export const themeNames = Object.keys(themes);

const MESSAGES = 'client/webview/main.ts';
export const REPORTS = 'client/webview/reports/main.ts';

const ORIGIN = 'http://panel.test';

/** The page of a panel in a real browser; what the editor would do for it is done here. */
export interface PanelPage {
  readonly page: Page;
  /** Sends the page something, as the extension does. */
  post(message: ToPanel): Promise<void>;
  /** Has the page show a view, and waits until it has drawn it. */
  show(view: View, state?: PanelState): Promise<void>;
  /** What the page told the extension so far, but for `ready`. */
  told(): Promise<FromPanel[]>;
  /** Errors of the page, and whatever it tried to load or run and was not to. */
  readonly complaints: readonly string[];
  useTheme(name: string): Promise<void>;
  resize(width: number, height?: number): Promise<void>;
  /** A picture of the whole page; written to `path` if one is given. */
  screenshot(path?: string): Promise<Buffer>;
  /** What axe-core finds wrong: rule, what it is about, and where. @param rules alone are looked at, where some are named */
  axe(...rules: readonly string[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Builds a panel's page from its sources and opens it, in a browser of its own if none is given. */
export async function openPanelPage(given?: Browser, script = MESSAGES): Promise<PanelPage> {
  const browser = given ?? (await launchChromium());
  const files = await built(script);
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route('**/*', (route) => {
    const body = files.get(route.request().url());
    if (body !== undefined) return route.fulfill(body);
    complaints.push(`loads ${route.request().url()}`);
    return route.abort();
  });
  await page.addInitScript({ content: editor });
  await page.goto(`${ORIGIN}/`);
  const run = <T>(script: string): Promise<T> => page.evaluate<T>(script);
  const useTheme = (name: string) => run<void>(`editor.useTheme(${JSON.stringify(themes[name])})`);
  await useTheme('light');
  const post = (message: ToPanel) => run<void>(`editor.post(${JSON.stringify(message)})`);
  return {
    page,
    post,
    show: (view, state = { kind: 'empty' }) => post({ kind: 'show', view, state }),
    told: () => run(`editor.told.filter(({ kind }) => kind !== 'ready')`),
    complaints,
    useTheme,
    resize: (width, height = 900) => page.setViewportSize({ width, height }),
    screenshot: (path) =>
      page.screenshot({ fullPage: true, animations: 'disabled', ...(path !== undefined && { path }) }),
    async axe(...rules) {
      await page.evaluate(axeSource);
      const options = { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) };
      const { violations } = await run<{ violations: Violation[] }>(
        `axe.run(document, ${JSON.stringify(options)})`,
      );
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}\n${failureSummary}`),
      );
    },
    async close() {
      await (given === undefined ? browser.close() : page.close());
    },
  };
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

const axeSource = readFileSync(`${root}/node_modules/axe-core/axe.min.js`, 'utf8');

/** Stands in for the editor: it takes what the page tells, and gives it its theme, as VS Code's own page around it does. */
const editor = `
globalThis.editor = {
  told: [],
  state: undefined,
  async post(data) {
    window.postMessage(data, '*');
    await new Promise((done) => window.addEventListener('message', done, { once: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  },
  useTheme(theme) {
    const { style } = document.documentElement;
    for (const name of [...style]) style.removeProperty(name);
    for (const [name, value] of Object.entries(theme.variables)) style.setProperty(name, value);
    style.setProperty('background-color', theme.variables['--vscode-editor-background']);
    document.body.className = theme.class;
    document.body.dataset.vscodeThemeKind = theme.class;
  },
};
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => editor.told.push(message),
  getState: () => editor.state,
  setState: (state) => { editor.state = state; },
});
`;

type Files = ReadonlyMap<string, { readonly contentType: string; readonly body: string }>;

const pages = new Map<string, Promise<Files>>();

/** The page and what it loads, by address. */
function built(entry: string): Promise<Files> {
  const files =
    pages.get(entry) ??
    (async () => {
      const [script, style] = await Promise.all(
        [entry, 'client/webview/style/main.css'].map(async (entry) => {
          const { outputFiles } = await build({
            absWorkingDir: root,
            entryPoints: [entry],
            bundle: true,
            write: false,
            format: 'iife',
            target: 'chrome134',
            logLevel: 'error',
          });
          return outputFiles[0]?.text ?? '';
        }),
      );
      const html = panelHtml({
        lang: 'en',
        nonce: 'test',
        script: `${ORIGIN}/panel.js`,
        style: `${ORIGIN}/panel.css`,
        styleSource: ORIGIN,
        words: {},
      });
      return new Map([
        [`${ORIGIN}/`, { contentType: 'text/html', body: html }],
        [`${ORIGIN}/panel.js`, { contentType: 'text/javascript', body: script ?? '' }],
        [`${ORIGIN}/panel.css`, { contentType: 'text/css', body: style ?? '' }],
        [`${ORIGIN}/favicon.ico`, { contentType: 'image/x-icon', body: '' }],
      ]);
    })();
  pages.set(entry, files);
  return files;
}
