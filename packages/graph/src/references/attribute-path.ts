import { stepKey, stepName, type Step } from '../address.ts';
import { isJsonList, isJsonObject } from '../json.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';

/**
 * Reads which attribute of a resource is meant.
 * @param written Steps behind the resource in its own reference.
 * @param further Steps from the references through which it was reached. Through an object that the plan does not show
 * (`{ key = aws_kms_key.phi }`), the first of them name its members: they are dropped until one is an attribute.
 * @returns Path without indexes, as in `rule.destination.bucket`; '' for the whole object.
 */
export function attributePath(target: PlanInstance, written: readonly Step[], further: readonly Step[]): string {
  if (written.length > 0) {
    const whole = [...written, ...further];
    return toPath(isAttribute(target, whole) ? whole : written);
  }
  for (let start = 0; start < further.length; start += 1) {
    const rest = further.slice(start);
    if (isAttribute(target, rest)) return toPath(rest);
  }
  return '';
}

function toPath(steps: readonly Step[]): string {
  return steps.flatMap((step) => stepName(step) ?? textOf(step)).join('.');
}

function isAttribute(target: PlanInstance, [first, ...rest]: readonly Step[]): boolean {
  const name = stepName(first);
  const attribute = name === undefined ? undefined : target.raw(name);
  if (attribute === undefined) return false;
  if (rest.length === 0) return true;
  // Text has no members, so further steps mean that this one was a member of the hidden object.
  const { value, unknown } = attribute;
  return isJsonObject(value) || isJsonList(value) || (unknown === true && typeof stepKey(rest[0]) === 'number');
}

function textOf(step: Step): readonly string[] {
  const key = stepKey(step);
  return typeof key === 'string' ? [key] : [];
}
