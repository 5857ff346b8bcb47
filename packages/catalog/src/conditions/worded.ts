import type { Condition } from './condition.ts';

/** Gives a condition a phrase of its own, where the one put together from its parts would be too long to read. */
export function worded(requirement: string, condition: Condition): Condition {
  const { kind, evaluate, toHcl, settings, reads } = condition;
  const reworded: Condition = {
    kind,
    evaluate,
    toHcl,
    settings,
    reads,
    requirement,
    get parts() {
      return [reworded];
    },
  };
  return reworded;
}
