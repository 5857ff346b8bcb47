import type { Severity } from '@autoclave/catalog';
import type { Coverage, Finding, Report, Summary } from '../report.ts';

/** How a verdict is named once waivers are known. */
export type ShownVerdict = 'fail' | 'unknown' | 'waived' | 'pass' | 'notApplicable';

/** Names of the frameworks, as citations are introduced. */
export const frameworkTitles: Readonly<Record<Coverage['framework'], string>> = { hipaa: 'HIPAA', soc2: 'SOC 2' };

/** Full names of the frameworks. */
export const frameworkNames: Readonly<Record<Coverage['framework'], string>> = {
  hipaa: 'HIPAA Security Rule',
  soc2: 'SOC 2 Trust Services Criteria',
};

/** What each verdict of a citation is called, in the order in which they are counted. */
export const coverageWords: Readonly<Record<Coverage['verdict'], string>> = {
  fail: 'fail',
  unknown: 'unknown',
  waived: 'waived',
  pass: 'pass',
  runtime: 'shown by what runs',
  human: 'shown by people',
  notApplicable: 'not applicable',
  open: 'without a control',
  outside: 'outside technical controls',
};

/** What each verdict of a finding is called. */
export const verdictWords: Readonly<Record<ShownVerdict, string>> = {
  fail: 'fail',
  unknown: 'unknown',
  waived: 'waived',
  pass: 'pass',
  notApplicable: 'not applicable',
};

/** Said of controls that cannot be mended later. */
export const replacementNote: string = 'after creation it cannot be mended without replacing the resource';

/** The verdict with waivers counted: a fail that a waiver covers is waived. */
export function shownVerdict(finding: Finding): ShownVerdict {
  return finding.waiver === null ? finding.verdict : 'waived';
}

/** Writes `HIPAA 164.312(a)(2)(iv)`, `SOC 2 CC6.1`; of each framework the closest ones, at most `most`. */
export function citationTexts({ citations }: Pick<Finding, 'citations'>, most: number): readonly string[] {
  return [
    ...citations.hipaa.slice(0, most).map((one) => `${frameworkTitles.hipaa} ${one}`),
    ...citations.soc2.slice(0, most).map((one) => `${frameworkTitles.soc2} ${one}`),
  ];
}

/** Writes a count as people read it: `10,000`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** Names the resource and says what is wrong with it, once where the message names it already. */
export function sentence({ resource, message }: Pick<Finding, 'resource' | 'message'>): string {
  return message.startsWith(`${resource}: `) ? message : `${resource}: ${message}`;
}

/** Source and version of the module of a finding; '' for the root module. */
export function moduleText({ moduleSource, moduleVersion }: Finding): string {
  return [moduleSource ?? '', moduleVersion ?? ''].filter((part) => part !== '').join(' ');
}

/** Writes `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Says what stands beside the fails, with what no plan decides. */
export function outsideSentence({ pass, notApplicable, runtime, human }: Summary): string {
  const judged = `${pass} pass, ${notApplicable} not applicable.`;
  if (runtime + human === 0) return judged;
  return `${judged} ${counted(runtime, 'control')} can be shown only by what runs, ${human} only by people.`;
}

/** How loud a severity is in formats that know three levels. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

/** One score, as every format for people names and orders them. */
export interface ScoreLine {
  readonly name: string;
  readonly part: number;
  readonly total: number;
  readonly percent: number;
  readonly unknown: number;
  readonly unit: 'pairs' | 'controls';
}

/** The four scores: what AWS will say, then our own with and without waivers. */
export function scoreLines({ scores }: Report): readonly ScoreLine[] {
  const { awsConfigPack, securityHub, autoclave } = scores;
  const { withWaivers, withoutWaivers, unknown } = autoclave;
  return [
    { ...awsConfigPack, name: 'AWS Config pack, forecast', part: awsConfigPack.compliant, unit: 'pairs' },
    { ...securityHub, name: 'Security Hub, forecast', part: securityHub.passed, unit: 'controls' },
    { ...withWaivers, name: 'Autoclave, with waivers', part: withWaivers.passed, unknown, unit: 'pairs' },
    { ...withoutWaivers, name: 'Autoclave, without waivers', part: withoutWaivers.passed, unknown, unit: 'pairs' },
  ];
}
