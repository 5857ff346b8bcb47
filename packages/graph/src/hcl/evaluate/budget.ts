import { missingValue, type Unknown } from '../values/value.ts';

/** Steps that any input may take; a small one never needs as many. */
const baseSteps = 500_000;

/** Expressions inside of each other, over all references that are followed. The stack of Node holds some ten times as many. */
const deepest = 1000;

/**
 * Bounds the work of evaluation. A few lines of HCL can ask for more steps than there is time for; the bound is a count of
 * steps, not of seconds, so that a report does not depend on the machine.
 */
export class Budget {
  #left: number = baseSteps;
  #depth = 0;

  /** True from the moment on when steps were asked for that were no longer there. */
  isExhausted = false;

  /** Adds steps for a larger input, so that the bound grows with it. */
  grant(steps: number): void {
    this.#left += steps;
  }

  /** Takes steps. @returns false where none are left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    if (this.#left >= 0) return true;
    this.isExhausted = true;
    return false;
  }

  /** Goes one level down. @returns false where it is too deep; then `leave` must not be called. */
  enter(): boolean {
    if (this.#depth >= deepest) return false;
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }
}

/** Stands for what was not computed because no steps were left. */
export function tooMuchWork(): Unknown {
  return missingValue('a value that takes too many steps to compute');
}
