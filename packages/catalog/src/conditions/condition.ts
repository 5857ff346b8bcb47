import type { Outcome } from '../outcome.ts';
import type { Block } from '../resource.ts';
import type { Setting } from '../setting.ts';

/** A statement about the arguments of one resource or block, with three readings. */
export interface Condition {
  readonly kind: 'condition';
  /** First reading: judges a block whose arguments are known, absent or unknown. */
  evaluate(block: Block): Outcome;
  /**
   * Second reading: an HCL expression that is true when the condition holds.
   * @param subject What the arguments hang on: `self` in a postcondition, `var` in a module, a loop variable in a block.
   */
  toHcl(subject: string): string;
  /** Third reading: the settings that make a failing resource pass. */
  settings(): readonly Setting[];
  /** The good state as a phrase: `storage_encrypted must be true`. */
  readonly requirement: string;
  /** Parts that can be checked one by one, each with a message of its own; itself when it is no conjunction. */
  readonly parts: readonly Condition[];
  /** Top-level argument names that the condition reads. */
  readonly reads: readonly string[];
  /** Set where the statement differs by resource type: the form of one type, undefined where nothing is stated of it. */
  forType?(type: string): Condition | undefined;
}

/** Puts an HCL expression in parentheses where an operator in it would bind less tightly than `&&` or `||` around it. */
export function inParentheses(hcl: string): string {
  return hcl.includes(' && ') || hcl.includes(' || ') || hcl.includes(' ? ') ? `(${hcl})` : hcl;
}
