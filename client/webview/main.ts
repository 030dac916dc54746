import { compareView } from './compare/compareView.ts';
import { messageView } from './message/messageView.ts';
import { pasteView } from './paste/pasteView.ts';
import { runPage } from './runPage.ts';

// The page of messages.
runPage({
  viewOf(view) {
    switch (view.kind) {
      case 'paste':
        return pasteView(view.problem);
      case 'message':
        return messageView(view);
      case 'compare':
        return compareView(view.left, view.right);
      default:
        return undefined;
    }
  },
  nameOf(view) {
    switch (view.kind) {
      case 'message':
        return JSON.stringify([view.title]);
      case 'compare':
        return JSON.stringify([view.left.title, view.right.title]);
      default:
        return undefined;
    }
  },
});
