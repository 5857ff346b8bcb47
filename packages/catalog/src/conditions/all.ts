import { allOf } from '../outcome.ts';
import { inParentheses, type Condition } from './condition.ts';

/** Every one of the conditions holds. In HCL each becomes a check of its own, so that one unknown hides no failure. */
export function all(...conditions: readonly [Condition, Condition, ...Condition[]]): Condition {
  return {
    kind: 'condition',
    evaluate: (block) => allOf(conditions.map((condition) => condition.evaluate(block))),
    toHcl: (subject) => conditions.map((condition) => inParentheses(condition.toHcl(subject))).join(' && '),
    settings: () => conditions.flatMap((condition) => condition.settings()),
    requirement: conditions.map((condition) => condition.requirement).join(' and '),
    parts: conditions.flatMap((condition) => condition.parts),
    reads: conditions.flatMap((condition) => condition.reads),
  };
}
