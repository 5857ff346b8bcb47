import type { Severity } from '@autoclave/catalog';
import type { Coverage, CoverageVerdict, Finding, Report, Summary } from '../report.ts';
import type { ShownVerdict } from './verdict-words.ts';

/** Names of the frameworks, as citations are introduced. */
export const frameworkTitles: Readonly<Record<Coverage['framework'], string>> = { hipaa: 'HIPAA', soc2: 'SOC 2' };

/** Full names of the frameworks. */
export const frameworkNames: Readonly<Record<Coverage['framework'], string>> = {
  hipaa: 'HIPAA Security Rule',
  soc2: 'SOC 2 Trust Services Criteria',
};

/** What each verdict of a citation is called, in the order in which they are counted. */
export const coverageWords: Readonly<Record<CoverageVerdict, string>> = {
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

/** Writes a word with a capital at its beginning. */
export function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/** The verdicts in one line, for formats with no room for more. */
export function verdictCounts({ fail, waived, unknown, pass }: Summary): string {
  return `${fail} fail, ${waived} waived, ${unknown} unknown, ${pass} pass`;
}

/** Says what stands beside the fails, with what no plan decides. */
export function outsideSentence(summary: Summary): string {
  const { pass, notApplicable, runtime, human } = summary;
  const judged = `${pass} pass, ${notApplicable} not applicable.`;
  return runtime + human === 0 ? judged : `${judged} ${undecidedSentence(summary)}`;
}

/** Says how many controls no plan decides. */
export function undecidedSentence({ runtime, human }: Summary): string {
  return `${counted(runtime, 'control')} can be shown only by what runs, ${human} only by people.`;
}

/** How loud a severity is in formats that know three levels. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

/** How many citations have a verdict; only of verdicts that there are. */
export function coverageCounts(
  rows: readonly Coverage[],
): readonly { readonly verdict: CoverageVerdict; readonly count: number }[] {
  const order = Object.keys(coverageWords);
  return [...Map.groupBy(rows, ({ verdict }) => verdict)]
    .map(([verdict, { length: count }]) => ({ verdict, count }))
    .toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
}

/** The same as text: `3 fail, 2 pass, 1 shown by people`. */
export function coverageText(rows: readonly Coverage[]): string {
  return coverageCounts(rows)
    .map(({ verdict, count }) => `${count} ${coverageWords[verdict]}`)
    .join(', ');
}

/** One score, as every format for people orders them; `name` is for those that do not group them. */
export interface ScoreLine {
  readonly id: 'awsConfigPack' | 'securityHub' | 'withWaivers' | 'withoutWaivers';
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
    {
      ...awsConfigPack,
      id: 'awsConfigPack',
      name: 'AWS Config pack, forecast',
      part: awsConfigPack.compliant,
      unit: 'pairs',
    },
    {
      ...securityHub,
      id: 'securityHub',
      name: 'Security Hub, forecast',
      part: securityHub.passed,
      unit: 'controls',
    },
    {
      ...withWaivers,
      id: 'withWaivers',
      name: 'Autoclave, with waivers',
      part: withWaivers.passed,
      unknown,
      unit: 'pairs',
    },
    {
      ...withoutWaivers,
      id: 'withoutWaivers',
      name: 'Autoclave, without waivers',
      part: withoutWaivers.passed,
      unknown,
      unit: 'pairs',
    },
  ];
}

/** A score in per cent; one of nothing is no score. */
export function percentText({ total, percent }: Pick<ScoreLine, 'total' | 'percent'>): string {
  return total === 0 ? 'no data' : `${percent}%`;
}

/** What a score leaves open, to stand behind it; empty where that is nothing. */
export function openText({ unknown }: Pick<ScoreLine, 'unknown'>): string {
  return unknown > 0 ? `; ${unknown} unknown` : '';
}
