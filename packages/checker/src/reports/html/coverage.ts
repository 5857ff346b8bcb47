import { coverageOf, hipaaSecurityRule, type CoverageRow } from '@autoclave/catalog/frameworks';
import type { Coverage, CoverageVerdict } from '../../report.ts';
import type { RenderRequest } from '../render-request.ts';
import { counted, coverageCounts, coverageWords, frameworkNames, frameworkTitles } from '../wording.ts';
import { markup, trusted, type Markup } from './markup.ts';

/** A sign for each verdict, so that colour is not the only difference. */
const signs: Readonly<Record<CoverageVerdict, string>> = {
  fail: '\u2715',
  unknown: '?',
  waived: '~',
  pass: '\u2713',
  runtime: '\u25f7',
  human: '\u25f7',
  notApplicable: '\u2013',
  open: '\u25cb',
  outside: '\u00b7',
};

const sectionTitles: ReadonlyMap<string, string> = new Map(
  hipaaSecurityRule.sections.map(({ id, title }) => [id, `${id} ${title}`]),
);

type Row = Coverage & Pick<CoverageRow, 'title' | 'group' | 'requirement'>;

/** A matrix of citations for each framework, with every citation in a table below it. */
export function coverageSection(request: RenderRequest): Markup {
  const frameworks = [...Map.groupBy(request.report.coverage, ({ framework }) => framework)];
  return markup`<section id="coverage" aria-labelledby="coverage-title">
    <h2 id="coverage-title">Coverage</h2>
    ${frameworks.map(([framework, rows]) => frameworkCard(framework, titled(framework, rows, request)))}
  </section>`;
}

function titled(framework: Coverage['framework'], rows: readonly Coverage[], request: RenderRequest): readonly Row[] {
  const facts = new Map(coverageOf(framework, request.controls).map((row) => [row.citation, row]));
  return rows.map((row) => {
    const { title = row.citation, group = '', requirement = 'required' } = facts.get(row.citation) ?? {};
    return { ...row, title, group, requirement };
  });
}

function frameworkCard(framework: Coverage['framework'], rows: readonly Row[]): Markup {
  const legend = coverageCounts(rows).map(
    ({ verdict, count }) =>
      markup`<li><span class="cell tone-${verdict}" aria-hidden="true">${signs[verdict]}</span> ${count} ${coverageWords[verdict]}</li>`,
  );
  return markup`<div class="card framework">
    <h3>${frameworkNames[framework]}</h3>
    <ul class="legend">${legend}</ul>
    <div class="matrix">${[...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => matrixGroup(group, members))}</div>
    <details><summary>All ${counted(rows.length, 'citation')} with their controls</summary>
      <div class="scroll"><table class="citations">
        <caption class="hidden">${frameworkNames[framework]}, every citation</caption>
        <thead><tr><th scope="col">Citation</th><th scope="col">Verdict</th><th scope="col">Controls</th></tr></thead>
        <tbody>${rows.map(citationRow)}</tbody>
      </table></div>
    </details>
  </div>`;
}

function matrixGroup(group: string, rows: readonly Row[]): Markup {
  return markup`<div class="group"><h4>${sectionTitles.get(group) ?? group}</h4><ul>${rows.map(
    ({ framework, citation, title, verdict }) =>
      markup`<li><a class="cell tone-${verdict}" href="#${anchor(framework, citation)}" title="${citation} ${title}: ${coverageWords[verdict]}"><span aria-hidden="true">${signs[verdict]}</span> ${short(citation, group)}<span class="hidden"> ${coverageWords[verdict]}</span></a></li>`,
  )}</ul></div>`;
}

/** Below its section a HIPAA paragraph needs only its letters. */
function short(citation: string, group: string): string {
  return group !== '' && citation.startsWith(`${group}(`) ? citation.slice(group.length) : citation;
}

function citationRow({ framework, citation, title, requirement, verdict, controls, owner }: Row): Markup {
  const name = `${frameworkTitles[framework]} ${citation}`;
  const showsFindings = verdict === 'fail' || verdict === 'unknown' || verdict === 'waived';
  return markup`<tr id="${anchor(framework, citation)}">
          <th scope="row"><span class="citation">${citation}</span> ${title}<span class="quiet"> ${requirement}</span></th>
          <td><span class="badge tone-${verdict}">${coverageWords[verdict]}</span>${
            showsFindings
              ? markup` <button type="button" class="link" data-citation="${name}">Show findings</button>`
              : trusted('')
          }</td>
          <td>${controls.length > 0 ? markup`<ul class="ids">${controls.map((id) => markup`<li><code>${id}</code></li>`)}</ul>` : trusted('')}${
            owner === null ? trusted('') : markup`<span class="quiet">Owner: ${owner}</span>`
          }</td>
        </tr>`;
}

function anchor(framework: string, citation: string): string {
  return `${framework}-${citation.replaceAll(/[^\w.]+/g, '-')}`;
}
