import type { FromPanel, PanelState } from './panelProtocol.ts';

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Tells the extension something. */
export function tell(message: FromPanel): void {
  api.postMessage(message);
}

/** What was kept. */
export function kept(): PanelState | undefined {
  return api.getState();
}

/** Keeps what the panel is made from, for when the window is loaded again. */
export function keep(state: PanelState): void {
  api.setState(state);
}
