import { severities } from '@autoclave/catalog';
import { isOpenFail, partialInputs, type Coverage, type Finding, type Report } from '../report.ts';
import { waiverRules } from '../waivers/rules.ts';
import { emptyLine, labelled, line, renderLines, type Line, type Paint, type Style } from './layout.ts';
import { baselineSentence, driftSentence, remarksOf, waiverPeople } from './remarks.ts';
import {
  citationTexts,
  counted,
  coverageText,
  frameworkTitles,
  moduleText,
  openText,
  percentText,
  replacementNote,
  scoreLines,
  type ScoreLine,
} from './wording.ts';

/** How the report is set. */
export interface HumanOptions {
  /** Columns to wrap at. */
  readonly width: number;
  /** Colours; without it the text stays plain. */
  readonly paint?: Paint;
}

/** Column of the text that follows a verdict word or a label. */
const column = 9;
const labelWidth = 6;
const summaryWidth = 11;

const waiverRuleIds: ReadonlySet<string> = new Set(waiverRules.map((rule) => rule.id));

/**
 * Sets the report for people: fails by severity, what could not be decided, what is waived, then the totals. Findings of
 * one control stand together, so that risk and remedy are said once. Nothing in the input can reach the terminal as
 * anything but printable text on the line where it belongs.
 */
export function renderHuman(report: Report, options: HumanOptions): string {
  const { findings } = report;
  const fails = findings.filter(isOpenFail);
  const unknowns = findings.filter(({ verdict }) => verdict === 'unknown');
  const waived = findings.filter(({ waiver }) => waiver !== null);
  const lines = [
    ...severities.flatMap((severity) =>
      section(
        `${severity}: ${counted(ofSeverity(fails, severity).length, 'finding')}`,
        ofSeverity(fails, severity),
        failGroup,
      ),
    ),
    ...section(`not decided by this input: ${counted(unknowns.length, 'finding')}`, unknowns, unknownGroup),
    ...section(`waived: ${counted(waived.length, 'finding')}`, waived, waivedGroup),
    ...(fails.length + unknowns.length + waived.length === 0
      ? [line(0, { style: 'pass', text: 'no findings' }), emptyLine]
      : []),
    ...totals(report),
  ];
  return renderLines(lines, options.width, options.paint ?? plain);
}

function section(
  title: string,
  findings: readonly Finding[],
  group: (findings: readonly Finding[], first: Finding) => readonly Line[],
): readonly Line[] {
  if (findings.length === 0) return [];
  const groups = Map.groupBy(findings, ({ control, severity }) => `${severity} ${control}`).values();
  return [
    line(0, { style: 'strong', text: title }),
    emptyLine,
    ...[...groups].flatMap((members) => {
      const [first] = members;
      return first === undefined ? [] : [...group(members, first), emptyLine];
    }),
  ];
}

function failGroup(findings: readonly Finding[], first: Finding): readonly Line[] {
  return [
    heading('fail', first),
    ...findings.flatMap((finding) => resourceLines(finding)),
    labelled(column, 'why', labelWidth, first.risk),
    labelled(column, 'fix', labelWidth, first.fix),
    ...(first.creationOnly ? [labelled(column, 'note', labelWidth, replacementNote)] : []),
    ...moreLines(first),
  ];
}

function unknownGroup(findings: readonly Finding[], first: Finding): readonly Line[] {
  return [heading('unknown', first), ...findings.flatMap((finding) => resourceLines(finding)), ...moreLines(first)];
}

function waivedGroup(findings: readonly Finding[], first: Finding): readonly Line[] {
  return [
    heading('waived', first),
    ...findings.flatMap((finding) => [...resourceLines(finding), ...waiverLines(finding)]),
  ];
}

function heading(verdict: Style & ('fail' | 'unknown' | 'waived'), finding: Finding): Line {
  // The first citation of each framework is the one closest in meaning; explain lists them all.
  const citations = citationTexts(finding, 1);
  return {
    indent: 0,
    hang: column,
    pieces: [
      { style: verdict, text: verdict.padEnd(column) },
      { style: 'strong', text: finding.control },
      `   ${finding.severity}`,
      ...(citations.length > 0 ? [`   ${citations.join('; ')}`] : []),
    ],
  };
}

function resourceLines(finding: Finding): readonly Line[] {
  const { resource, message, location, call = null, construct = null } = finding;
  const module = moduleText(finding);
  const place = [
    ...(location === null ? [] : [`${location.file}:${location.line}`]),
    ...(call === null ? [] : [`called at ${call.file}:${call.line}`]),
    ...(module === '' ? [] : [`module source ${module}`]),
    ...(construct === null ? [] : [`construct ${construct}`]),
  ];
  return [
    { indent: column, hang: column + 2, pieces: [{ text: resource, whole: true }, `   ${message}`] },
    ...(place.length > 0 ? [line(column + 2, { style: 'faint', text: place.join('; ') })] : []),
    ...remarksOf(finding).map(([label, text]) => line(column + 2, `${label.toLowerCase()}: ${text}`)),
  ];
}

function waiverLines({ waiver }: Finding): readonly Line[] {
  if (waiver === null) return [];
  const { reason, expires, compensatingControl, ticket } = waiver;
  return [
    line(column + 2, `until ${expires}, ${waiverPeople(waiver)}${ticket === null ? '' : `, ${ticket}`}`),
    line(column + 2, `because ${reason}`),
    ...(compensatingControl === null ? [] : [line(column + 2, `meanwhile ${compensatingControl}`)]),
  ];
}

function moreLines({ control }: Finding): readonly Line[] {
  // Rules about waivers are no controls, and there is nothing to explain beyond what the finding says.
  if (waiverRuleIds.has(control)) return [];
  return [labelled(column, 'more', labelWidth, `autoclave explain ${control}`)];
}

function totals(report: Report): readonly Line[] {
  const { summary } = report;
  const verdicts = [
    `${summary.pass} pass`,
    `${summary.fail} fail`,
    `${summary.waived} waived`,
    `${summary.unknown} unknown`,
    `${summary.notApplicable} not applicable`,
  ];
  const compared = baselineSentence(report);
  const outside = [
    `${counted(summary.runtime, 'control')} shown only by what runs`,
    `${counted(summary.human, 'control')} only by people`,
  ];
  return [
    ...report.inputs.map((input) => total('judged', `${input.path} (${input.kind})`)),
    ...partialInputs(report).map(({ path, reasons }) => total('', `${path} certifies nothing: ${reasons.join('; ')}`)),
    total('summary', verdicts.join(', ')),
    total('', outside.join(', ')),
    ...(compared === undefined ? [] : [total('baseline', compared)]),
    ...(report.drift ?? []).map((note, index) => total(index === 0 ? 'drift' : '', driftSentence(note))),
    ...scoreLines(report).map(scoreRow),
    ...(['hipaa', 'soc2'] as const).flatMap((framework, index) => coverageLine(report.coverage, framework, index)),
  ];
}

/** Label and name of each score; those with one label stand together. */
const scoreNames: Readonly<Record<ScoreLine['id'], readonly [label: string, name: string]>> = {
  awsConfigPack: ['forecast', 'AWS Config HIPAA pack'],
  securityHub: ['', 'Security Hub'],
  withWaivers: ['own score', 'with waivers'],
  withoutWaivers: ['', 'without'],
};

function scoreRow(score: ScoreLine): Line {
  const [label, name] = scoreNames[score.id];
  const share = score.total === 0 ? '' : `, ${score.part} of ${score.total} ${score.unit}`;
  return total(label, `${name} ${percentText(score)}${share}${openText(score)}`);
}

function coverageLine(coverage: readonly Coverage[], framework: Coverage['framework'], index: number): readonly Line[] {
  const rows = coverage.filter((row) => row.framework === framework);
  return [
    total(
      index === 0 ? 'coverage' : '',
      `${frameworkTitles[framework]}, ${rows.length} citations: ${coverageText(rows)}`,
    ),
  ];
}

function total(label: string, text: string): Line {
  return labelled(0, label, summaryWidth, text);
}

function ofSeverity(findings: readonly Finding[], severity: Finding['severity']): readonly Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}

function plain(_style: Style, text: string): string {
  return text;
}
