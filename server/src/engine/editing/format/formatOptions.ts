import type { Config } from '../../config/config.ts';

/** How zone files are laid out. */
export interface FormatOptions {
  /** Whether columns are filled up with tabs. */
  readonly useTabs: boolean;
  /** Columns start at multiples of it. */
  readonly tabSize: number;
  /** Longer owners do not widen their column. */
  readonly ownerWidth: number;
  /** Longer records are cut over several lines where they can be. */
  readonly lineWidth: number;
  /** Whether serial number and timers of a SOA record get a line each, and a comment where none has one. */
  readonly spreadSoa: boolean;
}

/** What an editor is set to; without one, spaces and stops of four. */
export interface EditorIndent {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
}

const NO_EDITOR: EditorIndent = { insertSpaces: true, tabSize: 4 };

/** The layout that a configuration asks for; what it leaves to the editor is as the editor has it. */
export function formatOptions(config: Config, editor: EditorIndent = NO_EDITOR): FormatOptions {
  const tabs = config['format.tabs'];
  const tabSize = config['format.tabSize'];
  return {
    useTabs: tabs === 'editor' ? !editor.insertSpaces : tabs === 'tabs',
    tabSize: tabSize > 0 ? tabSize : Math.min(Math.max(Math.floor(editor.tabSize), 1), 16),
    ownerWidth: config['format.ownerWidth'],
    lineWidth: config['format.lineWidth'],
    spreadSoa: config['format.soa'] === 'lines',
  };
}
