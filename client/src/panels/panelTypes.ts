// As the manifest has them, and as the editor keeps what is open under them: they never change.
export const MESSAGE_PANEL = 'hostmaster.message';
export const MESSAGE_EDITOR = 'hostmaster.messageReport';
export const REPORTS_PANEL = 'hostmaster.reports';
