import type { Control } from '@autoclave/catalog';
import type { Judgement } from './judgement.ts';
import { OpenJudgements } from './waivers/open-judgements.ts';
import { waiverRules, type WaiverContext, type WaiverRule } from './waivers/rules.ts';
import type { Waiver } from './waivers/waiver.ts';

/** A waiver that breaks a rule. */
export interface WaiverBreach {
  readonly waiver: Waiver;
  /** The control that it waives. */
  readonly control: Control;
  readonly rule: WaiverRule;
  readonly got: string;
  readonly expected: string;
}

/** Judgements with their waivers, and what is wrong with the waivers themselves. */
export interface Waived {
  readonly judgements: readonly Judgement[];
  readonly breaches: readonly WaiverBreach[];
}

/**
 * Marks the fails that waivers cover; the first waiver in the file that covers one is named. The file speaks of an address
 * in every input, a comment of the resources that it stands with in its own. A waiver that is out of date, too long, too
 * broad, not approved by another or not permitted covers nothing. Waivers of controls that are not among `controls` wait for
 * the run that judges those.
 * @param now A waiver is in date through the end of its last day in UTC.
 */
export function waive(
  judgements: readonly Judgement[],
  waivers: readonly Waiver[],
  controls: readonly Control[],
  now: Date,
): Waived {
  if (waivers.length === 0) return { judgements, breaches: [] };
  const byId = new Map(controls.map((control) => [control.id, control]));
  const open = new OpenJudgements(judgements);
  const today = now.toISOString().slice(0, 10);
  const covered = new Map<Judgement, Waiver>();
  const breaches: WaiverBreach[] = [];
  for (const waiver of waivers.toSorted((one, other) => one.position - other.position)) {
    const control = byId.get(waiver.control);
    if (control === undefined) continue;
    const met = open.metBy(waiver);
    // What no plan shows, no plan can show as unused: such a waiver is there for the audit of live accounts.
    const matchesFinding = met.length > 0 || control.evidence !== 'plan';
    const broken = breachesOf(waiver, { control, today, matchesFinding });
    breaches.push(...broken);
    if (broken.some(({ rule }) => rule.voids)) continue;
    for (const judgement of met) if (!covered.has(judgement)) covered.set(judgement, waiver);
  }
  return { judgements: judgements.map((judgement) => withWaiver(judgement, covered.get(judgement))), breaches };
}

function breachesOf(waiver: Waiver, context: Omit<WaiverContext, 'sound'>): readonly WaiverBreach[] {
  const breaches: WaiverBreach[] = [];
  for (const rule of waiverRules) {
    const broken = rule.broken(waiver, { ...context, sound: breaches.length === 0 });
    if (broken !== undefined) breaches.push({ waiver, control: context.control, rule, ...broken });
  }
  return breaches;
}

function withWaiver(judgement: Judgement, waiver: Waiver | undefined): Judgement {
  return waiver === undefined || judgement.outcome.verdict !== 'fail' ? judgement : { ...judgement, waiver };
}
