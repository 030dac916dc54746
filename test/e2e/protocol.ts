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
