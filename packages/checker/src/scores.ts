import type { Control, Outcome, Resource } from '@autoclave/catalog';
import { awsConfigHipaaPackNames } from '@autoclave/catalog/pack-names';
import { verdictTotals, type Judgement } from './judgement.ts';
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
  const tallies = tallyByControl(judgements);
  return {
    awsConfigPack: packScore(tallies, judgements),
    securityHub: hubScore(tallies),
    autoclave: ownScores(judgements),
  };
}

type Tally = Record<Forecast, number>;

/** How often AWS will say what by each control. Most rules and all Security Hub controls need no more than that. */
function tallyByControl(judgements: readonly Judgement[]): ReadonlyMap<Control, Tally> {
  const tallies = new Map<Control, Tally>();
  for (const { control, resource, outcome, freed } of judgements) {
    const forecast = forecastOf(resource, outcome, freed);
    if (forecast === undefined) continue;
    let tally = tallies.get(control);
    if (tally === undefined) tallies.set(control, (tally = { compliant: 0, noncompliant: 0, unknown: 0 }));
    tally[forecast] += 1;
  }
  return tallies;
}

/** Compliant pairs of rule and resource over all evaluated ones: every pair weighs the same, as in a conformance pack. */
function packScore(tallies: ReadonlyMap<Control, Tally>, judgements: readonly Judgement[]): PackScore {
  const naming = new Map<string, Control[]>();
  for (const control of tallies.keys()) {
    for (const rule of control.awsConfig) {
      if (awsConfigHipaaPackNames.has(rule)) naming.set(rule, [...(naming.get(rule) ?? []), control]);
    }
  }
  const totals: Tally = { compliant: 0, noncompliant: 0, unknown: 0 };
  const shared = new Map<string, Map<Resource, number>>();
  for (const [rule, [control, another]] of naming) {
    const tally = control && tallies.get(control);
    if (another !== undefined) shared.set(rule, new Map());
    else if (tally !== undefined) for (const forecast of worstFirst) totals[forecast] += tally[forecast];
  }
  for (const forecast of sharedForecasts(shared, judgements)) totals[forecast] += 1;
  const { compliant, noncompliant, unknown } = totals;
  const total = compliant + noncompliant;
  return { compliant, total, percent: percent(compliant, total, 2), unknown };
}

/**
 * What AWS will say of the pairs of rules that several controls name.
 * @param shared By rule, then by resource. The least of the numbers that controls give a pair counts.
 */
function sharedForecasts(
  shared: ReadonlyMap<string, Map<Resource, number>>,
  judgements: readonly Judgement[],
): readonly Forecast[] {
  if (shared.size === 0) return [];
  for (const { control, resource, outcome, freed } of judgements) {
    for (const rule of control.awsConfig) {
      const numbers = shared.get(rule);
      const forecast = numbers && forecastOf(resource, outcome, freed);
      if (forecast === undefined || resource === undefined) continue;
      // The control that carries the rule's name means the same; of others that also name it, the worst counts.
      const number = worstFirst.indexOf(forecast) + (control.id === rule ? 0 : worstFirst.length);
      numbers?.set(resource, Math.min(number, numbers.get(resource) ?? number));
    }
  }
  const numbers = [...shared.values()].flatMap((ofRule) => [...ofRule.values()]);
  return numbers.flatMap((number) => worstFirst[number % worstFirst.length] ?? []);
}

/** Passed controls over controls with data: one failing resource fails its control. */
function hubScore(tallies: ReadonlyMap<Control, Tally>): HubScore {
  const controls = new Map<string, Forecast>();
  for (const [{ securityHub }, tally] of tallies) {
    const forecast = worstFirst.find((one) => tally[one] > 0) ?? 'unknown';
    for (const id of securityHub) controls.set(id, worse(forecast, controls.get(id) ?? forecast));
  }
  const forecasts = [...controls.values()];
  const passed = count(forecasts, 'compliant');
  const total = passed + count(forecasts, 'noncompliant');
  return { passed, total, percent: percent(passed, total, 0), unknown: count(forecasts, 'unknown') };
}

function ownScores(judgements: readonly Judgement[]): OwnScores {
  const counts = verdictTotals(judgements);
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
function forecastOf(resource: Resource | undefined, outcome: Outcome, freed: boolean): Forecast | undefined {
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
