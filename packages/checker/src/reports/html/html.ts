import { hash } from 'node:crypto';
import type { RenderRequest } from '../render-request.ts';
import { safeJson } from '../safe-json.ts';
import { coverageSection } from './coverage.ts';
import { pageData } from './data.ts';
import { findingsSection } from './findings.ts';
import { pageScript } from './generated/page-script.ts';
import { markup, trusted, type Markup } from './markup.ts';
import { pageStyle } from './style.ts';
import { scores, totals, warnings } from './summary.ts';
import { driftSection, outsideSection, waiversSection } from './waivers.ts';

/**
 * Writes one HTML file that works wherever it is opened, from a disk too. It loads nothing: its policy allows only the
 * style and the script that stand in it, by their hashes. Findings lie in the page as data and are put into the table a
 * page at a time, as text nodes, so that ten thousand of them stay quick and none of them can become markup.
 */
export function renderHtml(request: RenderRequest): string {
  const { report } = request;
  const data = pageData(request);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title(request)}</title>
<link rel="icon" href="data:,">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${head(request)}
<main>
${warnings(report)}
${totals(report)}
${scores(report)}
${findingsSection(data)}
${driftSection(request)}
${coverageSection(request)}
${waiversSection(request)}
${outsideSection(request)}
</main>
<script type="application/json" id="data">${trusted(scriptData(data))}</script>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return page.markup;
}

function policy(): string {
  return [
    "default-src 'none'",
    `style-src '${sourceHash(pageStyle)}'`,
    `script-src '${sourceHash(pageScript)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function sourceHash(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

/** No `<` may stand in a script element: it could end the element or begin a comment. */
function scriptData(data: object): string {
  return safeJson(data, 0).replaceAll('<', String.raw`\u003c`);
}

function title({ report }: RenderRequest): string {
  const { fail, unknown } = report.summary;
  return `Autoclave report: ${fail} fail, ${unknown} unknown`;
}

function head({ report, now }: RenderRequest): Markup {
  const at = now.toISOString();
  const links = [
    ['findings', 'Findings'],
    ['coverage', 'Coverage'],
    ['waivers', 'Waivers'],
    ['outside', 'What no plan shows'],
  ] as const;
  return markup`<header class="top">
<div class="inner">
<div class="brand"><h1>Autoclave <span>compliance report</span></h1>
<p>${report.tool.name} ${report.tool.version}, <time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time></p></div>
<nav aria-label="Sections">${links.map(([id, text]) => markup`<a href="#${id}">${text}</a>`)}</nav>
<ul class="inputs" aria-label="Inputs">${report.inputs.map(
    ({ path, kind, certifiable }) =>
      markup`<li class="${certifiable ? 'whole' : 'part'}"><code>${path}</code> ${kind}</li>`,
  )}</ul>
</div>
</header>`;
}
