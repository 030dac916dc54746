import { el } from '../dom.ts';
import { t } from '../l10n.ts';

/** Links to the parts of a page: those with a title that has an `id`. */
export function contents(main: HTMLElement): HTMLElement {
  return el(
    'nav',
    { class: 'contents', 'aria-label': t('Parts of this page') },
    el(
      'ul',
      {},
      Array.from(main.querySelectorAll<HTMLElement>('h2[id]'), (title) =>
        el('li', {}, el('a', { href: `#${title.id}` }, title.textContent ?? '')),
      ),
    ),
  );
}

/**
 * Follows links within the page: what is linked comes into sight and takes the focus. The page of a panel has no address, so that
 * the browser would not.
 */
export function followLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  if (link === null) return;
  const target = document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
  if (target === null) return;
  event.preventDefault();
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
}
