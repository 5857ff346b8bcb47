import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import type { Condition } from '../../conditions/condition.ts';

const withoutTemplate = block('launch_template').isAbsent();

/** The instance says it itself: it has no launch template, or the condition that it sets the argument all the same. */
export function saidByInstance(isSet: Condition): Condition {
  return any(withoutTemplate, isSet);
}

/** As `saidByInstance`, for a switch: on or off, as long as it is written. */
export function switchedByInstance(name: string): Condition {
  return any(withoutTemplate, attribute(name).isTrue(), attribute(name).isFalse());
}
