import type { Control } from '@autoclave/catalog';
import type { AppliedWaiver, Finding } from '../../report.ts';
import { driftSentence, waiverPeople } from '../remarks.ts';
import type { RenderRequest } from '../render-request.ts';
import { counted } from '../wording.ts';
import { markup, trusted, type Markup } from './markup.ts';

/** The waivers in force, each with what it covers; those that end first stand first. */
export function waiversSection({ report }: RenderRequest): Markup {
  const groups = Map.groupBy(
    report.findings.flatMap((finding) => (finding.waiver === null ? [] : [{ finding, waiver: finding.waiver }])),
    ({ finding, waiver }) => JSON.stringify([finding.control, waiver]),
  );
  const rows = [...groups.values()].toSorted((one, other) => {
    const [a, b] = [one[0]?.waiver.expires ?? '', other[0]?.waiver.expires ?? ''];
    return a < b ? -1 : a > b ? 1 : 0;
  });
  return markup`<section id="waivers" class="card" aria-labelledby="waivers-title">
    <h2 id="waivers-title">Waivers in force</h2>
    ${rows.length === 0 ? markup`<p class="nothing">None.</p>` : waiverTable(rows)}
  </section>`;
}

function waiverTable(
  rows: readonly (readonly { readonly finding: Finding; readonly waiver: AppliedWaiver }[])[],
): Markup {
  return markup`<div class="scroll"><table class="waivers">
      <caption class="hidden">Waivers in force, the first to end first</caption>
      <thead><tr><th scope="col">Control</th><th scope="col">Until</th><th scope="col">Reason</th><th scope="col">People</th><th scope="col">Covers</th></tr></thead>
      <tbody>${rows.map(waiverRow)}</tbody>
    </table></div>`;
}

function waiverRow(members: readonly { readonly finding: Finding; readonly waiver: AppliedWaiver }[]): Markup {
  const [first] = members;
  if (first === undefined) return trusted('');
  const { finding, waiver } = first;
  const meanwhile = waiver.compensatingControl === null ? '' : `Meanwhile: ${waiver.compensatingControl}`;
  return markup`<tr>
          <th scope="row"><code>${finding.control}</code></th>
          <td>${waiver.expires}</td>
          <td>${waiver.reason}<span class="quiet block">${meanwhile}</span></td>
          <td>${waiverPeople(waiver)}<span class="quiet block">${waiver.ticket ?? ''}</span></td>
          <td>${members.length === 1 ? markup`<code>${finding.resource}</code>` : counted(members.length, 'resource')}</td>
        </tr>`;
}

/** What was changed outside Terraform; nothing where nothing was. */
export function driftSection({ report: { drift = [] } }: RenderRequest): Markup {
  if (drift.length === 0) return trusted('');
  return markup`<section id="drift" class="card" aria-labelledby="drift-title">
    <h2 id="drift-title">Changed outside Terraform</h2>
    <ul class="plain">${drift.map((note) => markup`<li>${driftSentence(note)}</li>`)}</ul>
  </section>`;
}

/** The controls that no plan shows, so that the list of findings is not taken for the whole. */
export function outsideSection({ controls }: RenderRequest): Markup {
  return markup`<section id="outside" class="card" aria-labelledby="outside-title">
    <h2 id="outside-title">What no plan shows</h2>
    <div class="columns">
      ${outsideList('Shown only by what runs', 'runtime', controls)}
      ${outsideList('Shown only by people', 'human', controls)}
    </div>
  </section>`;
}

function outsideList(title: string, evidence: Control['evidence'], controls: readonly Control[]): Markup {
  const rows = controls.filter((control) => control.evidence === evidence);
  return markup`<div><h3>${title}</h3>${
    rows.length === 0
      ? markup`<p class="nothing">None.</p>`
      : markup`<ul class="plain">${rows.map(({ id, title: text }) => markup`<li><code>${id}</code> ${text}</li>`)}</ul>`
  }</div>`;
}
