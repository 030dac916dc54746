import {
  DecorationRangeBehavior,
  Disposable,
  OverviewRulerLane,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type MessageMark, type MessageMarksParams, messageMarks } from '../../server/src/protocol.ts';

/** Colours, and forms of the line for those who see none. */
const LOOKS: Readonly<Record<MessageMark['kind'], readonly [colour: string, line: string]>> = {
  good: ['charts.green', 'solid'],
  doubtful: ['charts.yellow', 'dashed'],
  bad: ['charts.red', 'double'],
  boundary: ['charts.blue', 'dotted'],
};

/** Marks the fields of messages at their side: what came of the checks, and where a message came in from outside. */
export function createMessageMarks(client: LanguageClient): Disposable {
  const types = new Map(
    Object.entries(LOOKS).map(([kind, [colour, line]]) => [kind, decorationType(colour, line)] as const),
  );
  const known = new Map<string, readonly MessageMark[]>();
  const show = (editor: TextEditor) => {
    const marks = known.get(editor.document.uri.toString());
    if (marks === undefined) return;
    for (const [kind, type] of types) {
      const ranges = marks
        .filter((mark) => mark.kind === kind)
        .map(({ from, to }) => new Range(from, 0, to, 0));
      editor.setDecorations(type, ranges);
    }
  };
  const editorsOf = (uri: string) =>
    window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri);
  return Disposable.from(
    ...types.values(),
    client.onNotification(messageMarks, ({ uri, version, marks }: MessageMarksParams) => {
      const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
      // The text has changed since: other marks are on their way.
      if (document?.version !== version) return;
      known.set(uri, marks);
      for (const editor of editorsOf(uri)) show(editor);
    }),
    window.onDidChangeVisibleTextEditors((editors) => editors.forEach(show)),
    workspace.onDidCloseTextDocument(({ uri }) => void known.delete(uri.toString())),
  );
}

function decorationType(colour: string, line: string): TextEditorDecorationType {
  const color = new ThemeColor(colour);
  return window.createTextEditorDecorationType({
    isWholeLine: true,
    borderColor: color,
    borderStyle: line,
    borderWidth: '0 0 0 3px',
    overviewRulerColor: color,
    overviewRulerLane: OverviewRulerLane.Left,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
}
