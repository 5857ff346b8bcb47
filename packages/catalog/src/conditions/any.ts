import { anyOf, fail } from '../outcome.ts';
import { joinPath } from './predicate.ts';
import { inParentheses, type Condition } from './condition.ts';

/** At least one of the conditions holds. The fix takes the first. */
export function any(...conditions: readonly [Condition, Condition, ...Condition[]]): Condition {
  const requirement = conditions.map((condition) => condition.requirement).join(' or ');
  const condition: Condition = {
    kind: 'condition',
    evaluate: (block) =>
      anyOf(
        conditions.map((one) => one.evaluate(block)),
        fail(joinPath(block.path, conditions[0].reads[0] ?? ''), 'none of the alternatives', requirement),
      ),
    toHcl: (subject) => conditions.map((one) => inParentheses(one.toHcl(subject))).join(' || '),
    settings: () => conditions[0].settings(),
    requirement,
    get parts() {
      return [condition];
    },
    reads: conditions.flatMap((one) => one.reads),
  };
  return condition;
}
