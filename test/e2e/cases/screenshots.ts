import { ColorThemeKind, ConfigurationTarget, commands, Selection, window, workspace } from 'vscode';
import type { Case } from '../case.ts';
import { findings } from '../findings.ts';
import { firstFix } from '../firstFix.ts';
import { screenshot } from '../launcher.ts';
import { faultySample } from '../sampleNames.ts';
import { openSample } from '../samples.ts';
import { until } from '../until.ts';

const themes = [
  { name: 'light', setting: 'Default Light Modern', kind: ColorThemeKind.Light },
  { name: 'high-contrast', setting: 'Default High Contrast', kind: ColorThemeKind.HighContrast },
  { name: 'dark', setting: 'Default Dark Modern', kind: ColorThemeKind.Dark },
];

export const screenshots: Case = {
  name: 'findings show in light, dark and high contrast, with hover and quick fixes',
  async run() {
    const document = await openSample(faultySample);
    const { finding } = await firstFix(document, await findings(document.uri));
    const editor = window.activeTextEditor;
    if (editor === undefined) throw new Error('No editor is open.');
    editor.selection = new Selection(finding.range.start, finding.range.start);
    editor.revealRange(finding.range);
    await commands.executeCommand('workbench.action.closeAuxiliaryBar');
    await commands.executeCommand('workbench.actions.view.problems');
    for (const { name, setting, kind } of themes) {
      await workspace.getConfiguration('workbench').update('colorTheme', setting, ConfigurationTarget.Global);
      await until(
        window.onDidChangeActiveColorTheme,
        () => window.activeColorTheme.kind === kind || undefined,
      );
      await screenshot({ name: `findings-${name}`, awaits: '.squiggly-error, .squiggly-warning' });
    }
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await commands.executeCommand('editor.action.showHover');
    await screenshot({ name: 'hover', awaits: '.monaco-hover:not(.hidden) .hover-row' });
    await commands.executeCommand('editor.action.quickFix');
    await screenshot({ name: 'quick-fix', awaits: '.action-widget .action' });
  },
};
