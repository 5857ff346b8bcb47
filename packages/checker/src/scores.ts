import { awsConfigHipaaPack } from '@autoclave/catalog/frameworks';
import type { Judgement } from './judgement.ts';
import type { HubScore, OwnScores, PackScore, PassedScore, Scores } from './report.ts';

/** What AWS will say of a pair, or `unknown` where the input does not decide it. */
type Forecast = 'compliant' | 'noncompliant' | 'unknown';

const packRules: ReadonlySet<string> = new Set(awsConfigHipaaPack.map((rule) => rule.name));

/**
 * Forecasts both scores of AWS and counts our own.
 *
 * AWS knows neither our waivers nor the roles of resources: a waived fail is noncompliant to it, and so is a resource
 * that a role frees from a control (an access-log bucket without a KMS key, say). What our controls leave out for any
 * other reason, its rules do not evaluate either. Unknown pairs count nowhere in a total, and beside it.
 */
export function scoresOf(judgements: readonly Judgement[]): Scores {
  return {
    awsConfigPack: packScore(judgements),
    securityHub: hubScore(judgements),
    autoclave: ownScores(judgements),
  };
}

/** Compliant pairs of rule and resource over all evaluated ones: every pair weighs the same, as in a conformance pack. */
function packScore(judgements: readonly Judgement[]): PackScore {
  const pairs = new Map<string, { readonly forecast: Forecast; readonly own: boolean }>();
  for (const judgement of judgements) {
    const forecast = forecastOf(judgement);
    if (forecast === undefined) continue;
    for (const rule of judgement.control.awsConfig) {
      if (!packRules.has(rule)) continue;
      const pair = `${rule}\n${judgement.subject.address}`;
      const own = judgement.control.id === rule;
      const before = pairs.get(pair);
      // The control that carries the rule's name means the same; of others that also name it, the worst counts.
      if (before === undefined || (own && !before.own)) pairs.set(pair, { forecast, own });
      else if (own === before.own) pairs.set(pair, { forecast: worse(forecast, before.forecast), own });
    }
  }
  const forecasts = [...pairs.values()].map((pair) => pair.forecast);
  const compliant = count(forecasts, 'compliant');
  const total = compliant + count(forecasts, 'noncompliant');
  return { compliant, total, percent: percent(compliant, total, 2), unknown: count(forecasts, 'unknown') };
}

/** Passed controls over controls with data: one failing resource fails its control. */
function hubScore(judgements: readonly Judgement[]): HubScore {
  const controls = new Map<string, Forecast>();
  for (const judgement of judgements) {
    const forecast = forecastOf(judgement);
    if (forecast === undefined) continue;
    for (const id of judgement.control.securityHub) controls.set(id, worse(forecast, controls.get(id) ?? forecast));
  }
  const forecasts = [...controls.values()];
  const passed = count(forecasts, 'compliant');
  const total = passed + count(forecasts, 'noncompliant');
  return { passed, total, percent: percent(passed, total, 0), unknown: count(forecasts, 'unknown') };
}

function ownScores(judgements: readonly Judgement[]): OwnScores {
  const passed = judgements.filter(({ outcome }) => outcome.verdict === 'pass').length;
  const fails = judgements.filter(({ outcome }) => outcome.verdict === 'fail');
  const waived = fails.filter(({ waiver }) => waiver !== undefined).length;
  const total = passed + fails.length;
  return {
    withWaivers: passedScore(passed + waived, total),
    withoutWaivers: passedScore(passed, total),
    unknown: judgements.filter(({ outcome }) => outcome.verdict === 'unknown').length,
  };
}

function passedScore(passed: number, total: number): PassedScore {
  return { passed, total, percent: percent(passed, total, 2) };
}

/** Undefined for what AWS does not evaluate: what is no resource, and what the control leaves out. */
function forecastOf({ outcome, freed, resource }: Judgement): Forecast | undefined {
  if (resource === undefined) return undefined;
  if (outcome.verdict === 'pass') return 'compliant';
  if (outcome.verdict === 'fail' || freed) return 'noncompliant';
  return outcome.verdict === 'unknown' ? 'unknown' : undefined;
}

function worse(one: Forecast, other: Forecast): Forecast {
  const rank: readonly Forecast[] = ['noncompliant', 'unknown', 'compliant'];
  return rank.find((forecast) => forecast === one || forecast === other) ?? one;
}

function count(forecasts: readonly Forecast[], wanted: Forecast): number {
  return forecasts.filter((forecast) => forecast === wanted).length;
}

function percent(part: number, total: number, decimals: 0 | 2): number {
  if (total === 0) return 0;
  const scale = decimals === 0 ? 1 : 100;
  return Math.round((part / total) * 100 * scale) / scale;
}
