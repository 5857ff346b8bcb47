import { conditionFor } from './conditions/by-type.ts';
import { inParentheses, type Condition } from './conditions/condition.ts';
import { isDeclarative, type Control } from './control.ts';

/** A condition that Terraform itself can check on resources of one type. */
export interface Guard {
  readonly control: Control;
  /** Type whose `self` the expression reads: the judged type, or the companion's. */
  readonly type: string;
  /** HCL expressions on `self`, each a check of its own, with the good state as a phrase. */
  readonly checks: readonly { readonly hcl: string; readonly requirement: string }[];
}

/** Derives the postconditions of a control, one guard per resource type. Controls with a hand-written check have none. */
export function guardsOf(control: Control): readonly Guard[] {
  if (!isDeclarative(control)) return [];
  const { condition } = control;
  if (condition.kind === 'companion') {
    return [{ control, type: condition.type, checks: checksOf(condition.inner, 'self') }];
  }
  const applies = control.applies?.condition;
  return control.resources.flatMap((type) => {
    const form = conditionFor(condition, type);
    if (form === undefined) return [];
    return [{ control, type, checks: checksOf(form, 'self', applies && conditionFor(applies, type)) }];
  });
}

/**
 * Renders each part of a condition as HCL on `subject`.
 * @param applies Where it does not hold, the check is true.
 */
export function checksOf(
  condition: Condition,
  subject: string,
  applies?: Condition,
): readonly { readonly hcl: string; readonly requirement: string }[] {
  return condition.parts.map((part) => {
    const hcl = part.toHcl(subject);
    const scoped = applies === undefined ? hcl : `!(${applies.toHcl(subject)}) || ${inParentheses(hcl)}`;
    return { hcl: scoped, requirement: part.requirement };
  });
}

/**
 * Words the message of a refused plan, on one line that tools can parse:
 * `[id] HIPAA 164.312(a)(2)(iv); SOC 2 CC6.1; module rds: storage_encrypted must be true. Remedy.`
 */
export function guardMessage(control: Control, module: string, requirement: string): string {
  const { hipaa, soc2 } = control.citations;
  const citations = [
    ...(hipaa.length > 0 ? [`HIPAA ${hipaa.join(', ')}`] : []),
    ...(soc2.length > 0 ? [`SOC 2 ${soc2.join(', ')}`] : []),
    `module ${module}: ${requirement}.`,
  ];
  return `[${control.id}] ${citations.join('; ')} ${control.fix}`;
}
