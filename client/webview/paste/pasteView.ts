import { el } from '../dom.ts';
import { tell } from '../host.ts';
import { t } from '../l10n.ts';
import type { Shown } from '../shown.ts';
import { takeFile, takesFiles } from './takeFile.ts';

/** Where a message is put in: a box to paste into, a file to choose or to drop. */
export function pasteView(problem?: string): Shown {
  const trouble = el('p', { class: 'problem', role: 'alert' }, problem);
  trouble.hidden = problem === undefined;
  const tellTrouble = (words: string) => {
    trouble.textContent = words;
    trouble.hidden = false;
  };
  const box = el('textarea', {
    id: 'paste',
    rows: 16,
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-describedby': 'paste-help',
    onpaste: (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (box.value !== '' || text.trim() === '') return;
      // A large text would hold up the page if it were put into the box.
      event.preventDefault();
      tell({ kind: 'pasted', text });
    },
    onkeydown: (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) analyze();
    },
  });
  const analyze = () => {
    if (box.value.trim() !== '') return tell({ kind: 'pasted', text: box.value });
    tellTrouble(t('There is nothing in the box yet: paste a message or its headers first.'));
    box.focus();
  };
  const file = el('input', {
    type: 'file',
    id: 'paste-file',
    accept: '.eml,.txt,message/rfc822,text/plain',
    onchange: () => takeFile(file.files?.[0], tellTrouble),
  });
  const element = el(
    'main',
    { class: 'paste' },
    el('h1', {}, t('Analyze email headers')),
    trouble,
    el('label', { for: 'paste' }, t('Paste a message or its headers')),
    el(
      'p',
      { id: 'paste-help', class: 'quiet' },
      t('Or drop an .eml file here. Nothing leaves this machine until you ask for lookups.'),
    ),
    box,
    el(
      'div',
      { class: 'choices' },
      el('button', { type: 'button', class: 'primary', onclick: analyze }, t('Analyze')),
      el('label', { for: 'paste-file' }, t('Or choose a file:')),
      file,
    ),
    el(
      'details',
      {},
      el('summary', {}, t('Where to find the headers of a message')),
      el(
        'ul',
        {},
        el('li', {}, t('Gmail: open the message, then ⋮ More, Show original, Copy to clipboard.')),
        el(
          'li',
          {},
          t('Outlook on the web: open the message, then … More actions, View, View message source.'),
        ),
        el(
          'li',
          {},
          t(
            'Outlook for Windows: open the message in its own window, then File, Properties, Internet headers.',
          ),
        ),
        el('li', {}, t('Apple Mail: View, Message, Raw Source.')),
        el('li', {}, t('Thunderbird: View, Message Source; or save the message as a file.')),
      ),
    ),
  );
  takesFiles(element, tellTrouble);
  focusWhenLooked(box);
  return { element };
}

/** Puts the focus into the box once the page is looked at, and not into the page while somebody types elsewhere. */
function focusWhenLooked(box: HTMLElement): void {
  const focus = () => {
    if (document.activeElement === null || document.activeElement === document.body) box.focus();
  };
  if (document.hasFocus()) requestAnimationFrame(focus);
  else window.addEventListener('focus', () => requestAnimationFrame(focus), { once: true });
}
