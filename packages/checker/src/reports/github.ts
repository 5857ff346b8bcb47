import { heldBy } from '../gate.ts';
import { partialInputs, type Finding } from '../report.ts';
import { primaryPlace } from './place.ts';
import { printable } from './printable.ts';
import { remarksOf } from './remarks.ts';
import type { RenderRequest } from './render-request.ts';
import { citationTexts, counted, levelOf, replacementNote, sentence, verdictCounts } from './wording.ts';

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly place?: { readonly file: string; readonly line: number };
  readonly title: string;
  readonly lines: readonly string[];
}

/** GitHub shows this many annotations of each level for a step, and drops the rest without a word. */
const mostOfLevel = 10;

/**
 * Writes workflow commands that GitHub Actions shows as annotations in the diff. Critical and high findings are errors,
 * medium ones warnings, low ones notices; what does not hold the change up is no error, what is unknown then a notice.
 * Waived ones are only counted. Where there are more of a level than GitHub shows, the last annotation says how many.
 */
export function renderGithub(request: RenderRequest): string {
  const { report } = request;
  const held = new Set(heldBy(report, request.gate));
  const found = report.findings.flatMap((one) => annotation(one, held.has(one), request));
  const annotations = [...uncertifiable(request), ...found];
  const levels: readonly Level[] = ['error', 'warning', 'notice'];
  return [
    ...levels.flatMap((level) => bounded(annotations.filter((one) => one.level === level))).map(command),
    `autoclave: ${verdictCounts(report.summary)}`,
    '',
  ].join('\n');
}

function uncertifiable({ report }: RenderRequest): readonly Annotation[] {
  return partialInputs(report).map(({ path, reasons }) => ({
    level: 'error',
    title: 'This input certifies nothing',
    lines: [`${path}: ${reasons.join('; ')}`],
  }));
}

function annotation(finding: Finding, isHeld: boolean, request: RenderRequest): readonly Annotation[] {
  const { verdict, waiver, control, severity, fix, creationOnly } = finding;
  if (waiver !== null || (verdict !== 'fail' && verdict !== 'unknown')) return [];
  return [
    {
      level: loudness(finding, isHeld),
      place: primaryPlace(finding, request),
      title: `${control} (${verdict === 'fail' ? severity : 'unknown'})`,
      lines: [
        sentence(finding),
        ...(verdict === 'fail' ? [`Fix: ${fix}`] : []),
        ...(creationOnly && verdict === 'fail' ? [`Note: ${replacementNote}.`] : []),
        ...remarksOf(finding).map(([label, text]) => `${label}: ${text}`),
        citationTexts(finding, 1).join('; '),
      ].filter((line) => line !== ''),
    },
  ];
}

function loudness({ verdict, severity }: Finding, isHeld: boolean): Level {
  const level = levelOf(severity);
  if (level === 'note' || (verdict === 'unknown' && !isHeld)) return 'notice';
  return isHeld ? level : 'warning';
}

function bounded(annotations: readonly Annotation[]): readonly Annotation[] {
  const rest = annotations.slice(mostOfLevel - 1);
  const [first] = rest;
  if (first === undefined || rest.length === 1) return annotations;
  const more: Annotation = {
    level: first.level,
    title: `${counted(rest.length, 'more finding')} of this level`,
    lines: ['GitHub shows ten annotations of a level for a step. The step summary and the other formats list all.'],
  };
  return [...annotations.slice(0, mostOfLevel - 1), more];
}

function command({ level, place, title, lines }: Annotation): string {
  const properties = [
    ...(place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${lines.map(printable).map(data).join('%0A')}`;
}

/** Escapes as actions/toolkit does; `printable` has already taken line breaks away. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
