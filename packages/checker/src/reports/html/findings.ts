import { severities } from '@autoclave/catalog';
import { verdictWords, type ShownVerdict } from '../verdict-words.ts';
import { grouped } from '../wording.ts';
import { markup, trusted, type Markup } from './markup.ts';
import type { PageData, PageFinding } from './page-data.ts';

const verdicts: readonly ShownVerdict[] = ['fail', 'unknown', 'waived', 'pass', 'notApplicable'];

/** The filters and the empty table that the script fills. Filters list only what there is. */
export function findingsSection(data: PageData): Markup {
  const { findings } = data;
  return markup`<section id="findings" class="card" aria-labelledby="findings-title">
    <h2 id="findings-title">Findings</h2>
    <noscript><p class="warning">The list of findings needs JavaScript. The CSV and Markdown reports do not.</p></noscript>
    ${findings.length === 0 ? markup`<p class="nothing">No findings.</p>` : markup`${filters(data)}${table()}`}
  </section>`;
}

function filters(data: PageData): Markup {
  const { findings, controls } = data;
  const modules = [...new Set(findings.map(({ module }) => module))].toSorted();
  const citations = [...new Set(controls.flatMap((control) => control.citations))].toSorted();
  return markup`<form id="filters" class="filters" role="search" aria-label="Filter findings">
      <label class="field wide"><span>Text</span><input id="text" type="search" autocomplete="off" spellcheck="false" placeholder="Resource, control, message, file"></label>
      ${select('control', 'Control', 'All controls', controls.map(({ id }) => id).toSorted())}
      ${select('module', 'Module', 'All modules', modules)}
      ${select('citation', 'Citation', 'All citations', citations)}
      <fieldset class="chips"><legend>Severity</legend>${severities.map((severity) =>
        chip(
          'severity',
          severity,
          severity,
          findings.filter((finding) => finding.severity === severity),
        ),
      )}</fieldset>
      <fieldset class="chips"><legend>Verdict</legend>${verdicts.map((verdict) =>
        chip(
          'verdict',
          verdict,
          verdictWords[verdict],
          findings.filter((finding) => finding.verdict === verdict),
        ),
      )}</fieldset>
      ${baselineChips(findings)}
      <div class="state"><output id="count" aria-live="polite"></output><button type="reset">Reset</button></div>
    </form>`;
}

function baselineChips(findings: readonly PageFinding[]): Markup {
  if (findings.every(({ baseline }) => baseline === '')) return trusted('');
  const of = (value: PageFinding['baseline']): readonly PageFinding[] =>
    findings.filter(({ baseline }) => baseline === value);
  return markup`<fieldset class="chips"><legend>Against the baseline</legend>${chip('baseline', 'new', 'new', of('new'))}${chip('baseline', 'known', 'known', of('known'))}${chip('baseline', '', 'not compared', of(''))}</fieldset>`;
}

function select(name: string, label: string, all: string, values: readonly string[]): Markup {
  // The root module has no address, and an empty value stands for all.
  const options = values.map((value) =>
    value === ''
      ? markup`<option value="(root)">root module</option>`
      : markup`<option value="${value}">${value}</option>`,
  );
  return markup`<label class="field"><span>${label}</span><select id="${name}"><option value="">${all}</option>${options}</select></label>`;
}

function chip(group: string, value: string, label: string, findings: readonly PageFinding[]): Markup {
  if (findings.length === 0) return trusted('');
  return markup`<label class="chip tone-${value === '' ? 'none' : value}"><input type="checkbox" name="${group}" value="${value}" checked><span>${label} <b>${grouped(findings.length)}</b></span></label>`;
}

function table(): Markup {
  return markup`<div class="scroll"><table class="findings">
      <caption class="hidden">Findings, worst first</caption>
      <thead><tr><th scope="col">Severity</th><th scope="col">Control</th><th scope="col">Resource</th><th scope="col">Where</th></tr></thead>
      <tbody id="rows"></tbody>
    </table></div>
    <nav id="pager" class="pager" aria-label="Pages of findings"><button id="previous" type="button">Previous</button><span id="page"></span><button id="next" type="button">Next</button></nav>`;
}
