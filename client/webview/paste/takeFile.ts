import { tell } from '../host.ts';
import { t } from '../l10n.ts';

/** Octets of the largest file that is taken: mail systems refuse larger messages. */
const LARGEST = 64 * 1024 * 1024;

/** Hands a file to the extension. @param trouble is told why it is not taken */
export function takeFile(file: File | undefined, trouble: (words: string) => void): void {
  if (file === undefined) return;
  if (file.size > LARGEST) {
    trouble(t('The file is larger than {0} MB: it is hardly a message.', LARGEST / 1024 / 1024));
    return;
  }
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    const url = String(reader.result);
    tell({ kind: 'dropped', name: file.name, base64: url.slice(url.indexOf(',') + 1) });
  });
  reader.addEventListener('error', () => trouble(t('The file cannot be read.')));
  reader.readAsDataURL(file);
}

/** Takes what is dropped on an element: a file, or text. */
export function takesFiles(element: HTMLElement, trouble: (words: string) => void): void {
  const mark = (isOver: boolean) => element.classList.toggle('dropping', isOver);
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  element.addEventListener('dragleave', () => mark(false));
  element.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) return takeFile(file, trouble);
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (text !== '') tell({ kind: 'pasted', text });
  });
}
