import { severities } from '@autoclave/catalog';
import { isOpenFail, partialInputs, type Report } from '../../report.ts';
import { baselineSentence } from '../remarks.ts';
import {
  capitalised,
  grouped,
  openText,
  outsideSentence,
  percentText,
  scoreLines,
  type ScoreLine,
} from '../wording.ts';
import { markup, trusted, type Markup } from './markup.ts';

/** Width of the bars in their own units. */
const barWidth = 1000;

/** Says which inputs show only a part, above everything else: no figure below means much then. */
export function warnings(report: Report): readonly Markup[] {
  return partialInputs(report).map(
    ({ path, reasons }) =>
      markup`<p class="warning" role="note"><strong>${path} certifies nothing:</strong> ${reasons.join('; ')}</p>`,
  );
}

/** Totals by verdict and severity, with a bar that shows their shares. */
export function totals(report: Report): Markup {
  const { summary, findings } = report;
  const compared = baselineSentence(report);
  const fails = findings.filter(isOpenFail);
  const bySeverity = severities.map((severity) => ({
    name: severity,
    count: fails.filter((finding) => finding.severity === severity).length,
  }));
  const others = [
    { name: 'unknown', label: 'Unknown', count: summary.unknown },
    { name: 'waived', label: 'Waived', count: summary.waived },
    { name: 'pass', label: 'Pass', count: summary.pass },
  ];
  const open = markup`${grouped(summary.fail)} open finding${summary.fail === 1 ? '' : 's'}`;
  return markup`<section class="card totals" aria-labelledby="totals-title">
    <h2 id="totals-title">${summary.fail === 0 ? 'No control is broken' : open}</h2>
    ${bar([...bySeverity, ...others])}
    <dl class="tiles">
      ${bySeverity.map(({ name, count }) => tile(name, capitalised(name), count))}
      ${others.map(({ name, label, count }) => tile(name, label, count))}
    </dl>
    <p class="quiet">${outsideSentence(summary)}</p>
    ${compared === undefined ? trusted('') : markup`<p>Against the baseline: ${compared}.</p>`}
  </section>`;
}

function tile(name: string, label: string, count: number): Markup {
  return markup`<div class="tile tone-${name}${count === 0 ? ' empty' : ''}"><dt>${label}</dt><dd>${grouped(count)}</dd></div>`;
}

/** A drawing, because a page that forbids style attributes cannot give an element its width otherwise. */
function bar(parts: readonly { readonly name: string; readonly count: number }[]): Markup {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const shares = parts.map(({ name, count }) => {
    const x = Math.round((before / Math.max(1, total)) * barWidth);
    before += count;
    const end = Math.round((before / Math.max(1, total)) * barWidth);
    return end > x
      ? markup`<rect class="fill-${name}" x="${x}" y="0" width="${end - x}" height="10"></rect>`
      : trusted('');
  });
  return markup`<svg class="bar" viewBox="0 0 ${barWidth} 10" preserveAspectRatio="none" aria-hidden="true">${shares}</svg>`;
}

/** The four scores side by side, each with its denominator. */
export function scores(report: Report): Markup {
  return markup`<section class="scores" aria-label="Scores">${scoreLines(report).map(score)}</section>`;
}

function score(line: ScoreLine): Markup {
  const { name, part, total, percent, unit } = line;
  const width = Math.round((percent / 100) * barWidth);
  return markup`<div class="card score">
    <h3>${name}</h3>
    <p class="percent">${percentText(line)}</p>
    <svg class="bar" viewBox="0 0 ${barWidth} 10" preserveAspectRatio="none" aria-hidden="true"><rect class="fill-track" x="0" y="0" width="${barWidth}" height="10"></rect><rect class="fill-accent" x="0" y="0" width="${width}" height="10"></rect></svg>
    <p class="quiet">${grouped(part)} of ${grouped(total)} ${unit}${openText(line)}</p>
  </div>`;
}
