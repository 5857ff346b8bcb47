import { isValueMap, property, type Control, type Value } from '@autoclave/catalog';
import type { JudgedInput, ModuleWaivers } from '../judged-input.ts';
import type { Judgement } from '../judgement.ts';
import { isCalendarDate } from './calendar-date.ts';
import { waiverRules } from './rules.ts';

/** A waiver that a module call carries in its input `waivers`. The guards of the module read the same. */
export interface ModuleWaiver {
  readonly source: 'module';
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly expires: string;
}

/**
 * Marks the fails that the module calls of the inputs waive, after the waiver file had its turn. A waiver holds for the
 * resources of that call in its own input, and for no module below it, as the guards do; a fail that Terraform itself
 * found stands.
 * @param holders Finds the inputs that hold what was judged.
 * @param now A waiver is in date through the end of its last day in UTC.
 */
export function waiveByModules(
  judgements: readonly Judgement[],
  holders: (judgement: Judgement) => readonly JudgedInput[],
  now: Date,
): readonly Judgement[] {
  if (!judgements.some(({ outcome, subject }) => outcome.verdict === 'fail' && subject.module !== ''))
    return judgements;
  const today = now.toISOString().slice(0, 10);
  return judgements.map((judgement) => {
    const { subject, outcome, waiver } = judgement;
    if (outcome.verdict !== 'fail' || waiver !== undefined || subject.module === '') return judgement;
    for (const input of holders(judgement)) {
      const given = input.moduleWaivers?.(subject.module);
      const answer = given && isBorneOut(judgement, given) ? answerOf(given, judgement, today) : undefined;
      if (answer !== undefined) return { ...judgement, ...answer };
    }
    return judgement;
  });
}

/** The waiver, or why there is none although one may be meant; undefined where the call says nothing of the control. */
function answerOf(
  given: ModuleWaivers,
  { control, subject }: Judgement,
  today: string,
): Pick<Judgement, 'waiver'> | Pick<Judgement, 'refusedWaiver'> | undefined {
  const found = waiverOf(given, control.id);
  if (found === undefined) {
    if (given.value !== undefined || !control.waivable) return undefined;
    const unseen = `${given.references.join(', ') || 'its value'} cannot be seen in this input`;
    return { refusedWaiver: `perhaps waived in ${subject.module}: ${unseen}` };
  }
  const refusal = refusalOf(found, control, today);
  if (refusal === undefined) return { waiver: found };
  return { refusedWaiver: `the waiver in ${subject.module} does not apply: ${refusal}` };
}

function waiverOf({ value }: ModuleWaivers, control: string): ModuleWaiver | undefined {
  const entry = isValueMap(value) ? property(value, control) : undefined;
  if (!isValueMap(entry)) return undefined;
  const [reason, owner, expires] = ['reason', 'owner', 'expires'].map((name) => textOf(property(entry, name)));
  if (reason === undefined || owner === undefined || expires === undefined || !isCalendarDate(expires))
    return undefined;
  return { source: 'module', reason, owner, expires };
}

/**
 * The conditions that Terraform evaluated on the object hold although ours fails: the waiver lifted the guard. Where the
 * value is certain, no check need say so, as plans before the guard and modules without one have none.
 */
function isBorneOut({ terraform }: Judgement, { certain }: ModuleWaivers): boolean {
  if (terraform.some(({ value }) => value === 'fail')) return false;
  return certain || terraform.some(({ value }) => value === 'pass');
}

const rules = waiverRules.filter((rule) => rule.scope === 'every');

function refusalOf({ expires }: ModuleWaiver, control: Control, today: string): string | undefined {
  for (const rule of rules) {
    const broken = rule.broken({ control: control.id, expires }, { control, today });
    if (broken !== undefined) return `${rule.field} is ${broken.got}, must be ${broken.expected}`;
  }
  return undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
