/** Colours: of each tone the text, its background, and the colour of a bar. Text keeps a contrast of 4.5 to 1 at least. */
const colours = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #ffffff; --sunken: #f0f2f5; --line: #dde1e7; --text: #17202b; --quiet: #566270;
  --accent: #0b5fb0; --accent-text: #ffffff; --head: #101a27; --head-text: #f2f5f9; --head-quiet: #a9b6c6;
  --critical: #a01236; --critical-back: #fdecf0; --high: #a8430a; --high-back: #fdefe5;
  --medium: #7c5a00; --medium-back: #fdf5d8; --low: #36587c; --low-back: #e9f0f8;
  --fail: #a01236; --fail-back: #fdecf0; --unknown: #6236b8; --unknown-back: #f1ecfc;
  --waived: #0b6a80; --waived-back: #e2f3f8; --pass: #17703f; --pass-back: #e4f5eb;
  --new: #0b5fb0; --new-back: #e5f0fb; --known: #566270; --known-back: #eef0f3;
  --critical-bar: #cf3560; --high-bar: #e8803c; --medium-bar: #e2b93b; --low-bar: #7ea4d0;
  --unknown-bar: #9272dc; --waived-bar: #2aa5c0; --pass-bar: #45aa71;
  --none: #566270; --none-back: #eef0f3; --warning: #7a3d00; --warning-back: #fff3dc; --warning-line: #f0c987;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e141b; --card: #161e28; --sunken: #1d2733; --line: #2c3846; --text: #e7ecf2; --quiet: #a0adbb;
    --accent: #6db3f8; --accent-text: #0b1220; --head: #0a0f16; --head-text: #f2f5f9; --head-quiet: #a0adbb;
    --critical: #ff9db3; --critical-back: #451624; --high: #ffb385; --high-back: #43230f;
    --medium: #f0cf6b; --medium-back: #3a2f0a; --low: #a5c6ec; --low-back: #1c2f45;
    --fail: #ff9db3; --fail-back: #451624; --unknown: #c9b0ff; --unknown-back: #2c2150;
    --waived: #7dd3ea; --waived-back: #0d3440; --pass: #86dba9; --pass-back: #11361f;
    --new: #8ec5ff; --new-back: #12304f; --known: #a0adbb; --known-back: #232e3a;
    --critical-bar: #e0557c; --high-bar: #e8803c; --medium-bar: #d9b23c; --low-bar: #6f9acb;
    --unknown-bar: #9d80e2; --waived-bar: #2aa5c0; --pass-bar: #45aa71;
    --none: #a0adbb; --none-back: #232e3a; --warning: #ffd591; --warning-back: #3a2a0c; --warning-line: #6b5220;
  }
}`;

const bars: readonly string[] = ['critical', 'high', 'medium', 'low', 'unknown', 'waived', 'pass'];

const toneRules = [
  ...[...bars, 'fail', 'new', 'known'].map(
    (tone) => `.tone-${tone} { --tone: var(--${tone}); --tone-back: var(--${tone}-back); }`,
  ),
  ...bars.map((tone) => `.fill-${tone} { fill: var(--${tone}-bar); }`),
  '.tone-none, .tone-runtime, .tone-human, .tone-notApplicable, .tone-open, .tone-outside { --tone: var(--none); --tone-back: var(--none-back); }',
].join('\n');

const frame = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1, h2, h3, h4, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
h2 { font-size: 1.15rem; line-height: 1.3; }
h3 { font-size: 0.95rem; }
h4 { font-size: 0.8rem; color: var(--quiet); font-weight: 600; }
code, .cell, .citation { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86em; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 2; background: var(--card); padding: 0.5rem 1rem; }
.quiet { color: var(--quiet); font-size: 0.87rem; }
.block { display: block; }
.nothing { color: var(--quiet); padding: 0.25rem 0; }
.top { background: var(--head); color: var(--head-text); }
.inner, main { max-width: 1240px; margin: 0 auto; padding: 0 1.5rem; }
.inner { display: grid; grid-template-columns: 1fr auto; gap: 0.4rem 2rem; align-items: end; padding-top: 1.1rem; padding-bottom: 1rem; }
.brand h1 { font-size: 1.3rem; line-height: 1.2; }
.brand h1 span { font-weight: 400; color: var(--head-quiet); }
.brand p, .inputs { color: var(--head-quiet); font-size: 0.87rem; }
.top nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.top nav a { color: var(--head-text); text-decoration: none; font-size: 0.92rem; }
.top nav a:hover { text-decoration: underline; }
.inputs { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; max-height: 6.5rem; overflow: auto; }
.inputs code { color: var(--head-text); }
.inputs .part::before { content: "\\26A0  "; color: #ffc861; }
main { display: grid; gap: 1rem; padding-top: 1.25rem; padding-bottom: 3rem; }
main > * { min-width: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; min-width: 0; }
.warning { background: var(--warning-back); color: var(--warning); border: 1px solid var(--warning-line); border-radius: 10px; padding: 0.7rem 1.1rem; overflow-wrap: anywhere; }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; background: var(--none-back); }
.fill-track { fill: var(--none-back); }
.fill-accent { fill: var(--accent); }`;

const overview = `
.totals { display: grid; gap: 0.85rem; }
.totals .bar { height: 10px; }
.tiles { display: grid; grid-template-columns: repeat(7, 1fr); gap: 0.6rem; }
.tile { border-radius: 8px; padding: 0.55rem 0.8rem; background: var(--tone-back); color: var(--tone); }
.tile dt { font-size: 0.82rem; font-weight: 600; }
.tile dd { font-size: 1.55rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile.empty { background: var(--sunken); color: var(--quiet); }
.scores { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; }
.score { display: grid; gap: 0.4rem; align-content: start; }
.score h3 { font-size: 0.85rem; color: var(--quiet); font-weight: 600; }
.percent { font-size: 1.5rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.framework { display: grid; gap: 0.8rem; }
#coverage { display: grid; gap: 1rem; }
#coverage > h2 { padding: 0.5rem 0.25rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: 0.35rem 1.1rem; font-size: 0.87rem; color: var(--quiet); }
.matrix { display: grid; gap: 0.55rem; }
.group { display: grid; grid-template-columns: 15rem 1fr; gap: 0.3rem 1rem; align-items: baseline; }
.group ul { display: flex; flex-wrap: wrap; gap: 0.3rem; }
.cell { display: inline-block; min-width: 1.6rem; padding: 0.1rem 0.45rem; border-radius: 5px; background: var(--tone-back); color: var(--tone); text-align: center; text-decoration: none; font-size: 0.78rem; line-height: 1.5; }
a.cell:hover { outline: 1px solid var(--tone); }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem 2rem; margin-top: 0.6rem; }
.plain li { padding: 0.15rem 0; font-size: 0.9rem; }
details > summary { cursor: pointer; color: var(--accent); font-size: 0.92rem; }
#findings h2, #waivers h2 { margin-bottom: 0.75rem; }`;

const tables = `
.filters { display: grid; grid-template-columns: 2fr 1.5fr 1.5fr 1.35fr; gap: 0.7rem 1rem; padding-bottom: 0.9rem; border-bottom: 1px solid var(--line); }
.field { display: grid; gap: 0.2rem; min-width: 0; }
.field span, legend { font-size: 0.8rem; font-weight: 600; color: var(--quiet); padding: 0; }
input[type="search"], select { width: 100%; min-width: 0; font: inherit; font-size: 0.92rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: 0.4rem 0.6rem; height: 2.25rem; }
input::placeholder { color: var(--quiet); opacity: 1; }
.chips { border: 0; margin: 0; padding: 0; min-width: 0; }
.chips legend { float: left; width: 100%; margin-bottom: 0.25rem; }
.chip { display: inline-block; margin: 0 0.4rem 0.3rem 0; cursor: pointer; }
.chip input { position: absolute; opacity: 0; }
.chip span { display: inline-block; padding: 0.15rem 0.7rem; border-radius: 999px; border: 1px solid var(--tone); background: var(--tone-back); color: var(--tone); font-size: 0.85rem; }
.chip input:not(:checked) + span { background: transparent; border-color: var(--line); color: var(--quiet); text-decoration: line-through; }
.chip input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
.state { grid-column: -2 / -1; }
.state output { white-space: nowrap; }
.state { display: flex; align-items: end; justify-content: end; gap: 0.9rem; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
button { font: inherit; font-size: 0.9rem; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: 0.3rem 0.85rem; cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
button:disabled { opacity: 0.45; cursor: default; }
button.link { border: 0; background: none; padding: 0 0.3rem; color: var(--accent); text-decoration: underline; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
thead th { text-align: left; font-size: 0.8rem; color: var(--quiet); font-weight: 600; padding: 0.55rem 0.6rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
td, tbody th { text-align: left; font-weight: 400; vertical-align: top; padding: 0.55rem 0.6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.findings { table-layout: fixed; }
.findings th:nth-child(1) { width: 8.2rem; }
.findings th:nth-child(2) { width: 31%; }
.findings th:nth-child(4) { width: 17%; }
.findings tr.open > td { border-bottom-color: transparent; }
.badge { display: inline-block; padding: 0.05rem 0.55rem; border-radius: 5px; background: var(--tone-back); color: var(--tone); font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.badge { margin: 0 0.25rem 0.25rem 0; }
.toggle { display: grid; grid-template-columns: 1rem 1fr; gap: 0 0.25rem; width: 100%; text-align: left; border: 0; background: none; padding: 0; font-size: inherit; }
.toggle::before { content: "\\25B8"; color: var(--quiet); grid-row: span 2; }
.toggle[aria-expanded="true"]::before { content: "\\25BE"; }
.toggle code { font-weight: 600; }
.toggle small { font-size: 0.87rem; color: var(--quiet); }
.toggle:hover code { text-decoration: underline; }
.message { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; color: var(--quiet); font-size: 0.9rem; }
.open .message { -webkit-line-clamp: none; }
.detail > td { background: var(--sunken); padding: 0.9rem 1.1rem; }
.detail dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0.3rem 1rem; }
.detail dt { color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
.detail dd { overflow-wrap: anywhere; }
.detail dd ul { display: grid; gap: 0.1rem; }
.pager { display: flex; align-items: center; justify-content: end; gap: 0.9rem; padding-top: 0.9rem; font-size: 0.92rem; }
.pager[hidden] { display: none; }
.citations th:nth-child(1) { width: 42%; }
.citations tr:target { background: var(--sunken); }
.ids { display: flex; flex-wrap: wrap; gap: 0 0.9rem; }`;

const media = `
@media (max-width: 960px) {
  .inner { grid-template-columns: 1fr; }
  .tiles { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); }
  .scores, .columns { grid-template-columns: 1fr 1fr; }
  .filters { grid-template-columns: 1fr 1fr; }
  .group { grid-template-columns: 1fr; }
  .findings { min-width: 760px; }
}
@media (max-width: 560px) {
  .inner, main { padding-left: 0.9rem; padding-right: 0.9rem; }
  .scores, .columns, .filters { grid-template-columns: 1fr; }
  .chips + .chips { grid-column: auto; }
}
@media print {
  :root { --page: #fff; }
  body { font-size: 11px; }
  .top { background: none; color: #000; border-bottom: 1px solid #000; }
  .top nav, .skip, .filters, .pager, .link, .toggle::before { display: none; }
  .brand h1 span, .brand p, .inputs, .inputs code { color: #000; }
  .inputs { max-height: none; }
  .card { border-radius: 0; }
  .message { -webkit-line-clamp: none; }
  tr, .tile, .score, .group { break-inside: avoid; }
  .tile, .badge, .cell, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }`;

/** The style of the page. */
export const pageStyle: string = [colours, toneRules, frame, overview, tables, media].join('\n');
