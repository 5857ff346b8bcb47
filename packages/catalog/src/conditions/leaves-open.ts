import { pass, unknown, type Outcome } from '../outcome.ts';
import type { Attribute, Block } from '../resource.ts';
import { missingHop } from '../show.ts';
import { isValueList } from '../value.ts';
import type { Condition } from './condition.ts';
import { joinPath } from './predicate.ts';

/**
 * Where the argument is set, the verdict stays open, because what decides is not in the resource. Left out, it passes.
 * Terraform has no third answer: the expression is true once the argument is known, so it never refuses a plan.
 * @param missing What would decide: `the entries of the prefix list are not in this resource`.
 */
export function leavesOpen(name: string, missing: string): Condition {
  const condition: Condition = {
    kind: 'condition',
    evaluate: (block) => judge(block, name, missing),
    toHcl: (subject) => `can(${subject}.${name})`,
    settings: () => [{ kind: 'remove', name }],
    requirement: `${name} must be left out`,
    get parts() {
      return [condition];
    },
    reads: [name],
  };
  return condition;
}

function judge(block: Block, name: string, missing: string): Outcome {
  const at = joinPath(block.path, name);
  const attribute = block.attribute(name);
  if (attribute.state === 'unknown') return unknown(at, missingHop(attribute.references));
  return isEmpty(attribute) ? pass({ at, value: 'not set' }) : unknown(at, missing);
}

function isEmpty(attribute: Attribute): boolean {
  if (attribute.state !== 'known') return attribute.state === 'absent';
  return attribute.value === '' || (isValueList(attribute.value) && attribute.value.length === 0);
}
