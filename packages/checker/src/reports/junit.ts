import { heldBy } from '../gate.ts';
import type { Finding, Report, ReportInput } from '../report.ts';
import { primaryPlace } from './place.ts';
import { printable } from './printable.ts';
import { remarksOf, waiverSentence } from './remarks.ts';
import type { RenderRequest } from './render-request.ts';
import { citationTexts, replacementNote, shownVerdict } from './wording.ts';

/** One test, before it is written. */
interface Case {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly type: string;
  readonly text: string;
}

interface Suite {
  readonly name: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly Case[];
}

/**
 * Writes JUnit XML: a suite for each control, a test for each resource that it judged. What holds the change up is a
 * failure, or an error where it is unknown, so that the file and the exit code agree; other fails, waived ones and what is
 * unknown are skipped, with the reason as their message. Passes are always listed: without them a test report says
 * nothing. Controls that do not apply are listed with all verdicts only. An input that certifies nothing is an error.
 */
export function renderJunit(request: RenderRequest): string {
  const { report, now } = request;
  const suites = [inputSuite(report), ...controlSuites(request)];
  const timestamp = now.toISOString().slice(0, 19);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(report.tool.name)}"${counts(suites.flatMap(({ cases }) => cases))} time="0">`,
    ...suites.flatMap((suite) => suiteLines(suite, timestamp)),
    '</testsuites>',
    '',
  ].join('\n');
}

function inputSuite({ inputs }: Report): Suite {
  return { name: 'inputs', properties: [], cases: inputs.map(inputCase) };
}

function inputCase({ path, kind, certifiable, reasons }: ReportInput): Case {
  const message = certifiable ? '' : `certifies nothing: ${reasons.join('; ')}`;
  const outcome = certifiable ? 'passed' : 'error';
  return { name: `${path} (${kind})`, outcome, message, type: 'not-certifiable', text: '' };
}

function controlSuites(request: RenderRequest): readonly Suite[] {
  const listed = request.report.findings.filter(
    ({ verdict }) => request.verdicts === 'all' || verdict !== 'notApplicable',
  );
  const held = new Set(heldBy(request.report, request.gate));
  return [...Map.groupBy(listed, ({ control }) => control)].map(([control, findings]) => ({
    name: control,
    properties: findings
      .slice(0, 1)
      .flatMap((first) => [
        ['title', first.title] as const,
        ['severity', first.severity] as const,
        ...citationTexts(first, Infinity).map((citation) => ['citation', citation] as const),
      ]),
    cases: findings.map((finding) => findingCase(finding, held.has(finding), request)),
  }));
}

function findingCase(finding: Finding, isHeld: boolean, request: RenderRequest): Case {
  const { waiver } = finding;
  const outcome = outcomeOf(finding, isHeld);
  return {
    name: finding.resource,
    ...primaryPlace(finding, request),
    outcome,
    message: waiver === null ? finding.message : waiverSentence(waiver),
    type: outcome === 'failure' ? finding.severity : shownVerdict(finding),
    text: outcome === 'failure' || outcome === 'error' ? details(finding) : '',
  };
}

function outcomeOf({ verdict }: Finding, isHeld: boolean): Case['outcome'] {
  if (isHeld) return verdict === 'unknown' ? 'error' : 'failure';
  return verdict === 'pass' ? 'passed' : 'skipped';
}

function details(finding: Finding): string {
  const { resource, message, risk, fix, moduleSource, creationOnly } = finding;
  const lines = [
    resource,
    message,
    `why  ${risk}`,
    `fix  ${fix}`,
    ...(creationOnly ? [`note ${replacementNote}`] : []),
    ...remarksOf(finding).map(([label, text]) => `${label.toLowerCase()} ${text}`),
    ...(moduleSource === null ? [] : [`module source ${moduleSource}`]),
    ...citationTexts(finding, Infinity),
  ];
  return lines.map(printable).join('\n');
}

function suiteLines({ name, properties, cases }: Suite, timestamp: string): readonly string[] {
  return [
    `  <testsuite name="${xml(name)}"${counts(cases)} time="0" timestamp="${timestamp}">`,
    ...(properties.length === 0
      ? []
      : [
          '    <properties>',
          ...properties.map(([key, value]) => `      <property name="${xml(key)}" value="${xml(value)}"/>`),
          '    </properties>',
        ]),
    ...cases.flatMap((one) => caseLines(one, name)),
    '  </testsuite>',
  ];
}

function caseLines({ name, file, line, outcome, message, type, text }: Case, suite: string): readonly string[] {
  const place = file === undefined ? '' : ` file="${xml(file)}" line="${line}"`;
  const head = `    <testcase name="${xml(name)}" classname="${xml(suite)}"${place} time="0"`;
  if (outcome === 'passed') return [`${head}/>`];
  const body =
    outcome === 'skipped'
      ? `      <skipped message="${xml(message)}"/>`
      : `      <${outcome} message="${xml(message)}" type="${xml(type)}">${xmlText(text)}</${outcome}>`;
  return [`${head}>`, body, '    </testcase>'];
}

function counts(cases: readonly Case[]): string {
  const count = (outcome: Case['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

/** Escapes a value of an attribute; on one line, and without what XML 1.0 forbids. */
function xml(text: string): string {
  return xmlText(printable(text)).replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

function xmlText(text: string): string {
  return text
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
