import type { Control, Outcome, Resource } from '@autoclave/catalog';
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
  const totals: Record<Forecast, number> = { compliant: 0, noncompliant: 0, unknown: 0 };
  const shared = new SharedPairs(judgements);
  for (const { control, resource, outcome, freed } of judgements) {
    const forecast = forecastOf(resource, outcome, freed);
    if (forecast === undefined || resource === undefined) continue;
    for (const rule of control.awsConfig) {
      const isShared = shared.add({ rule, control, resource, forecast });
      if (!isShared && awsConfigHipaaPackNames.has(rule)) totals[forecast] += 1;
    }
  }
  for (const forecast of shared.forecasts()) totals[forecast] += 1;
  const { compliant, noncompliant, unknown } = totals;
  const total = compliant + noncompliant;
  return { compliant, total, percent: percent(compliant, total, 2), unknown };
}

/** What one control says of a rule on one resource. */
interface Pair {
  readonly rule: string;
  readonly control: Control;
  readonly resource: Resource;
  readonly forecast: Forecast;
}

/** Pairs of the rules that several controls name. */
class SharedPairs {
  /** By rule, then by resource. The least of the numbers that controls give a pair counts. */
  readonly #numbers: ReadonlyMap<string, Map<Resource, number>>;

  constructor(judgements: readonly Judgement[]) {
    this.#numbers = new Map([...namedTwice(judgements)].map((rule) => [rule, new Map<Resource, number>()]));
  }

  /** @returns false for a rule that no other control names: its pair is none of these. */
  add({ rule, control, resource, forecast }: Pair): boolean {
    const numbers = this.#numbers.get(rule);
    if (numbers === undefined) return false;
    // The control that carries the rule's name means the same; of others that also name it, the worst counts.
    const number = worstFirst.indexOf(forecast) + (control.id === rule ? 0 : worstFirst.length);
    numbers.set(resource, Math.min(number, numbers.get(resource) ?? number));
    return true;
  }

  forecasts(): readonly Forecast[] {
    const numbers = [...this.#numbers.values()].flatMap((ofRule) => [...ofRule.values()]);
    return numbers.flatMap((number) => worstFirst[number % worstFirst.length] ?? []);
  }
}

/** Rules of the pack that several of the controls name; the judgements of all others are pairs as they stand. */
function namedTwice(judgements: readonly Judgement[]): ReadonlySet<string> {
  const controls = new Set<Control>();
  for (const { control } of judgements) controls.add(control);
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const rule of [...controls].flatMap((control) => control.awsConfig)) {
    if (!awsConfigHipaaPackNames.has(rule)) continue;
    if (once.has(rule)) twice.add(rule);
    once.add(rule);
  }
  return twice;
}

/** Passed controls over controls with data: one failing resource fails its control. */
function hubScore(judgements: readonly Judgement[]): HubScore {
  const own = new Map<Control, Forecast>();
  for (const { control, resource, outcome, freed } of judgements) {
    const before = own.get(control);
    if (before === worstFirst[0]) continue;
    const forecast = forecastOf(resource, outcome, freed);
    if (forecast !== undefined) own.set(control, worse(forecast, before ?? forecast));
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
