import { el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { Shown } from '../shown.ts';

/** Where a message is put in: a box to paste into, which takes files that are dropped too. */
export function pasteView(problem?: string): Shown {
  const box = el('textarea', {
    id: 'paste',
    rows: 16,
    spellcheck: 'false',
    'aria-describedby': 'paste-help',
    onpaste: (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (box.value !== '' || text.trim() === '') return;
      // A large text would hold up the page if it were put into the box.
      event.preventDefault();
      tell({ kind: 'pasted', text });
    },
  });
  const element = el(
    'main',
    { class: 'paste', ondragover: (event) => event.preventDefault(), ondrop: drop },
    el('h1', {}, t('Analyze email headers')),
    problem !== undefined && el('p', { class: 'problem', role: 'alert' }, problem),
    el('label', { for: 'paste' }, t('Paste a message or its headers')),
    el(
      'p',
      { id: 'paste-help' },
      t('Or drop an .eml file here. Nothing leaves this machine until you ask for lookups.'),
    ),
    box,
    el(
      'button',
      { type: 'button', class: 'primary', onclick: () => tell({ kind: 'pasted', text: box.value }) },
      t('Analyze'),
    ),
  );
  return { element };
}

function drop(event: DragEvent): void {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file === undefined) {
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (text !== '') tell({ kind: 'pasted', text });
    return;
  }
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    const url = String(reader.result);
    tell({ kind: 'dropped', name: file.name, base64: url.slice(url.indexOf(',') + 1) });
  });
  reader.readAsDataURL(file);
}
