import { NO_FILTER, type ReportFilter } from '../../../server/src/engine/reports/overview/reportFilter.ts';
import { plain } from '../../../server/src/engine/text/plain.ts';
import { el } from '../dom.ts';
import { t } from '../l10n.ts';

/** Fields that choose what of the reports is looked at. */
export interface FilterForm {
  readonly element: HTMLElement;
  readonly filter: ReportFilter;
  /** Sets some of the fields, and puts the cursor where the change can be undone. */
  set(part: Partial<ReportFilter>): void;
  /** Tells what is left: screen readers say it. */
  announce(text: string): void;
}

/** @param changed is told when another filter is set */
export function filterForm(
  first: ReportFilter,
  domains: readonly string[],
  { from, to }: { readonly from: string | null; readonly to: string | null },
  changed: () => void,
): FilterForm {
  const domain = el(
    'select',
    { id: 'domain' },
    el('option', { value: '' }, t('All domains')),
    domains.map((name) => name !== '' && el('option', { value: name }, plain(name))),
  );
  const source = el('input', { id: 'source', type: 'search', spellcheck: 'false', autocomplete: 'off' });
  const limits = { type: 'date', min: from ?? undefined, max: to ?? undefined };
  const start = el('input', { id: 'from', ...limits });
  const end = el('input', { id: 'to', ...limits });
  const failing = el('input', { id: 'failing', type: 'checkbox' });
  const clear = el('button', { type: 'button', onclick: () => form.set(NO_FILTER) }, t('Show all'));
  const said = el('p', { role: 'status', class: 'left' });
  const fields = { domain, source, from: start, to: end, onlyFailing: failing };
  const form: FilterForm = {
    element: el(
      'form',
      {
        class: 'filters',
        'aria-label': t('Filter'),
        onsubmit: (event) => event.preventDefault(),
        oninput: () => {
          clear.hidden = isAll(form.filter);
          changed();
        },
      },
      field(t('Domain'), domain),
      field(t('Source'), source, t('address, name or domain')),
      field(t('From day'), start),
      field(t('To day'), end),
      el('div', { class: 'field check' }, failing, el('label', { for: 'failing' }, t('Only what fails'))),
      clear,
      said,
    ),
    get filter() {
      return {
        domain: domain.value,
        source: source.value,
        from: start.value,
        to: end.value,
        onlyFailing: failing.checked,
      };
    },
    set(part) {
      fill(part);
      const [name] = Object.keys(part) as (keyof ReportFilter)[];
      fields[name ?? 'domain'].focus();
      changed();
    },
    announce(text) {
      if (said.textContent !== text) said.textContent = text;
    },
  };
  const fill = (part: Partial<ReportFilter>) => {
    if (part.domain !== undefined) domain.value = domains.includes(part.domain) ? part.domain : '';
    if (part.source !== undefined) source.value = part.source;
    if (part.from !== undefined) start.value = part.from;
    if (part.to !== undefined) end.value = part.to;
    if (part.onlyFailing !== undefined) failing.checked = part.onlyFailing;
    clear.hidden = isAll(form.filter);
  };
  fill(first);
  return form;
}

function isAll(filter: ReportFilter): boolean {
  return JSON.stringify(filter) === JSON.stringify(NO_FILTER);
}

function field(name: string, input: HTMLElement, hint?: string): HTMLElement {
  const label = el('label', { for: input.id }, name);
  if (hint !== undefined) input.setAttribute('placeholder', hint);
  return el('div', { class: 'field' }, label, input);
}
