// What the suite inside the editor and the launcher outside tell each other, over HTTP on the local machine.

/** The environment variable that holds the launcher's address. */
export const launcherVariable = 'HOSTMASTER_E2E_LAUNCHER';

/** POST /report: how one case ended, or a fact worth printing. */
export type Report =
  | { readonly kind: 'case'; readonly name: string; readonly error?: string }
  | { readonly kind: 'fact'; readonly text: string };

/** POST /screenshot: takes a picture once an element matches `awaits`. Answers when the picture is taken. */
export interface ScreenshotRequest {
  readonly name: string;
  readonly awaits: string;
}

/**
 * POST /panel: does something in the page of a panel, as a user would, once an element in it matches `selector` (as Playwright
 * has them). Answers with a text when it is done: what `read` has read, what `check` has found.
 */
export interface PanelRequest {
  readonly selector: string;
  readonly does:
    | { readonly kind: 'await' | 'click' | 'focus' }
    /** The element's text. */
    | { readonly kind: 'read' }
    /** Presses a key or a chord, such as `Shift+Tab`, with the element in focus. */
    | { readonly kind: 'press'; readonly key: string }
    | { readonly kind: 'fill'; readonly text: string }
    /** Puts a text on the system's clipboard, which tests in the editor do not reach, and pastes it by keyboard. */
    | { readonly kind: 'paste'; readonly text: string };
}
