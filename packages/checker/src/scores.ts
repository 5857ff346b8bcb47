import type { Control } from '@autoclave/catalog';
import { awsConfigHipaaPackNames } from '@autoclave/catalog/pack-names';
import type { Judgement } from './judgement.ts';
import type { HubScore, OwnScores, PackScore, PassedScore, Scores } from './report.ts';

/** What AWS will say of a pair, or `unknown` where the input does not decide it. */
type Forecast = 'compliant' | 'noncompliant' | 'unknown';

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
  // By rule, then by address. The least of the numbers that controls give a pair counts.
  const rules = new Map([...awsConfigHipaaPackNames].map((rule) => [rule, new Map<string, number>()]));
  for (const judgement of judgements) {
    const forecast = forecastOf(judgement);
    if (forecast === undefined) continue;
    for (const rule of judgement.control.awsConfig) {
      const pairs = rules.get(rule);
      if (pairs === undefined) continue;
      const { address } = judgement.subject;
      // The control that carries the rule's name means the same; of others that also name it, the worst counts.
      const number = worstFirst.indexOf(forecast) + (judgement.control.id === rule ? 0 : worstFirst.length);
      pairs.set(address, Math.min(number, pairs.get(address) ?? number));
    }
  }
  const forecasts = [...rules.values()].flatMap((pairs) =>
    [...pairs.values()].flatMap((number) => worstFirst[number % worstFirst.length] ?? []),
  );
  const compliant = count(forecasts, 'compliant');
  const total = compliant + count(forecasts, 'noncompliant');
  return { compliant, total, percent: percent(compliant, total, 2), unknown: count(forecasts, 'unknown') };
}

/** Passed controls over controls with data: one failing resource fails its control. */
function hubScore(judgements: readonly Judgement[]): HubScore {
  const own = new Map<Control, Forecast>();
  for (const judgement of judgements) {
    const forecast = forecastOf(judgement);
    if (forecast !== undefined) own.set(judgement.control, worse(forecast, own.get(judgement.control) ?? forecast));
  }
  const controls = new Map<string, Forecast>();
  for (const [{ securityHub }, forecast] of own) {
    for (const id of securityHub) controls.set(id, worse(forecast, controls.get(id) ?? forecast));
  }
  const forecasts = [...controls.values()];
  const passed = count(forecasts, 'compliant');
  const total = passed + count(forecasts, 'noncompliant');
  return { passed, total, percent: percent(passed, total, 0), unknown: count(forecasts, 'unknown') };
}

function ownScores(judgements: readonly Judgement[]): OwnScores {
  const counts = { pass: 0, fail: 0, waived: 0, unknown: 0, notApplicable: 0 };
  for (const { outcome, waiver } of judgements) {
    counts[outcome.verdict === 'fail' && waiver !== undefined ? 'waived' : outcome.verdict] += 1;
  }
  const total = counts.pass + counts.fail + counts.waived;
  return {
    withWaivers: passedScore(counts.pass + counts.waived, total),
    withoutWaivers: passedScore(counts.pass, total),
    unknown: counts.unknown,
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

const worstFirst: readonly Forecast[] = ['noncompliant', 'unknown', 'compliant'];

function worse(one: Forecast, other: Forecast): Forecast {
  return worstFirst.indexOf(one) < worstFirst.indexOf(other) ? one : other;
}

function count(forecasts: readonly Forecast[], wanted: Forecast): number {
  return forecasts.filter((forecast) => forecast === wanted).length;
}

function percent(part: number, total: number, decimals: 0 | 2): number {
  if (total === 0) return 0;
  const scale = decimals === 0 ? 1 : 100;
  return Math.round((part / total) * 100 * scale) / scale;
}
