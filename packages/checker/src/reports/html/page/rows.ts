/// <reference lib="dom" />
import { verdictWords } from '../../verdict-words.ts';
import type { PageControl, PageFinding } from '../page-data.ts';
import { element } from './elements.ts';

/** Makes the row of a finding. Its details are made when they are first opened, and follow it as a row of their own. */
export function findingRow(finding: PageFinding, control: PageControl, number: number): HTMLTableRowElement {
  const toggle = element('button', 'toggle', element('code', '', control.id), element('small', '', control.title));
  toggle.type = 'button';
  toggle.setAttribute('aria-expanded', 'false');
  toggle.setAttribute('aria-controls', `detail-${number}`);
  const row = element(
    'tr',
    '',
    element('td', '', ...badges(finding)),
    element('td', '', toggle),
    element('td', '', element('code', '', finding.resource), element('span', 'message', finding.message)),
    element('td', '', element('code', '', finding.place)),
  );
  let detail: HTMLTableRowElement | undefined;
  toggle.addEventListener('click', () => {
    const isOpen = toggle.getAttribute('aria-expanded') !== 'true';
    detail ??= detailRow(finding, control, number);
    toggle.setAttribute('aria-expanded', String(isOpen));
    row.classList.toggle('open', isOpen);
    if (isOpen) row.after(detail);
    else detail.remove();
  });
  return row;
}

function badges({ severity, verdict, baseline }: PageFinding): readonly HTMLElement[] {
  return [
    element('span', `badge tone-${severity}`, severity),
    ...(verdict === 'fail' ? [] : [element('span', `badge tone-${verdict}`, verdictWords[verdict])]),
    ...(baseline === 'new' ? [element('span', 'badge tone-new', 'new')] : []),
  ];
}

function detailRow(finding: PageFinding, control: PageControl, number: number): HTMLTableRowElement {
  const lines: readonly (readonly [label: string, text: string | readonly string[], isCode?: true])[] = [
    ['Got', finding.got, true],
    ['Expected', finding.expected, true],
    ...finding.remarks,
    ['Why', control.risk],
    ['Fix', control.fix],
    ['Note', control.note],
    ...finding.waiver,
    ['Module', finding.module, true],
    ['Module source', finding.source, true],
    ['Evidence', finding.evidence, true],
    ['Citations', control.citations.join(', ')],
    ['Same check', control.names.join(', ')],
    ['Explain', `autoclave explain ${control.id}`, true],
    ['Fingerprint', finding.fingerprint, true],
  ];
  const list = element('dl', '');
  for (const [label, text, isCode] of lines) {
    if (text.length > 0) list.append(element('dt', '', label), definition(text, isCode === true));
  }
  const cell = element('td', '', list);
  cell.colSpan = 4;
  const row = element('tr', 'detail', cell);
  row.id = `detail-${number}`;
  return row;
}

function definition(text: string | readonly string[], isCode: boolean): HTMLElement {
  const tag = isCode ? 'code' : 'span';
  if (typeof text === 'string') return element('dd', '', element(tag, '', text));
  return element('dd', '', element('ul', '', ...text.map((line) => element('li', '', element(tag, '', line)))));
}
