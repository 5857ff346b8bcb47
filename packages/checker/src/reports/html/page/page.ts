/// <reference lib="dom" />
import type { PageData, PageFinding } from '../page-data.ts';
import { byId, element } from './elements.ts';
import { filterFindings, type Filter } from './filter.ts';
import { findingRow } from './rows.ts';

/** Rows that stand in the table at once. */
const pageSize = 100;

/** Time that the search waits for the next key. */
const pauseMs = 120;

/** Fills the table and keeps it in step with the filters. */
function start(data: PageData, form: HTMLFormElement, body: HTMLElement): void {
  let shown: readonly PageFinding[] = [];
  let first = 0;
  const show = (from: number, size: number): void => {
    first = from;
    const rows = shown.slice(from, from + size).flatMap((finding, index) => {
      const control = data.controls[finding.control];
      return control === undefined ? [] : [findingRow(finding, control, from + index)];
    });
    body.replaceChildren(...(rows.length > 0 ? rows : [nothing()]));
    showPager(shown.length, from);
  };
  const refresh = (): void => {
    shown = filterFindings(data, filterOf(form));
    const total = data.findings.length;
    setText('count', shown.length === total ? counted(total) : `${grouped(shown.length)} of ${counted(total)}`);
    show(0, pageSize);
  };
  listen(form, refresh);
  byId('previous')?.addEventListener('click', () => show(Math.max(0, first - pageSize), pageSize));
  byId('next')?.addEventListener('click', () => show(first + pageSize, pageSize));
  // On paper there are no pages to turn.
  addEventListener('beforeprint', () => show(0, shown.length));
  addEventListener('afterprint', () => show(0, pageSize));
  refresh();
}

function listen(form: HTMLFormElement, refresh: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, pauseMs);
  };
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'search') refreshSoon();
    else refresh();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields have their first values only after the event.
  form.addEventListener('reset', () => setTimeout(refresh));
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-citation]')) {
    button.addEventListener('click', () => {
      form.reset();
      const select = byId('citation');
      if (select instanceof HTMLSelectElement) select.value = button.dataset['citation'] ?? '';
      // After the refresh that the reset brings.
      setTimeout(() => {
        refresh();
        byId('findings')?.scrollIntoView();
      });
    });
  }
}

function filterOf(form: HTMLFormElement): Filter {
  const checked = (name: string): readonly string[] =>
    [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(({ value }) => value);
  return {
    text: valueOf('text').trim(),
    control: valueOf('control'),
    module: valueOf('module'),
    citation: valueOf('citation'),
    severities: checked('severity'),
    verdicts: checked('verdict'),
    baseline: form.querySelector('input[name="baseline"]') === null ? undefined : checked('baseline'),
  };
}

function valueOf(id: string): string {
  const field = byId(id);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : '';
}

function showPager(total: number, from: number): void {
  const pager = byId('pager');
  if (pager !== null) pager.hidden = total <= pageSize;
  setText('page', `${grouped(from + 1)} to ${grouped(Math.min(from + pageSize, total))} of ${grouped(total)}`);
  setDisabled('previous', from === 0);
  setDisabled('next', from + pageSize >= total);
}

function setDisabled(id: string, isDisabled: boolean): void {
  const button = byId(id);
  if (button instanceof HTMLButtonElement) button.disabled = isDisabled;
}

function setText(id: string, text: string): void {
  const field = byId(id);
  if (field !== null) field.textContent = text;
}

function nothing(): HTMLTableRowElement {
  const cell = element('td', 'nothing', 'No finding meets the filters.');
  cell.colSpan = 4;
  return element('tr', '', cell);
}

function counted(count: number): string {
  return `${grouped(count)} finding${count === 1 ? '' : 's'}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

const form = byId('filters');
const body = byId('rows');
// A report without findings has neither.
if (form instanceof HTMLFormElement && body !== null) {
  // The page and this script are written together, so the data has its shape.
  const data: PageData = JSON.parse(byId('data')?.textContent ?? '');
  start(data, form, body);
}
