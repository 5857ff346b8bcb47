import { fingerprint } from '../fingerprint.ts';
import type { Finding, FixedFinding } from '../report.ts';
import type { Baseline } from './baseline.ts';

/**
 * The open findings of a baseline, found by name and input. Stacks that are made from one configuration hold equal
 * addresses, so a name alone would let the finding of one stack excuse that of the next. An input that one side alone has
 * may be the other's under a new path: then each finding of the baseline stands for one input at most.
 */
export class EarlierFindings {
  readonly #byName = new Map<string, Map<string, FixedFinding>>();
  readonly #inputs: ReadonlySet<string>;
  readonly #inputsNow: ReadonlySet<string>;
  readonly #taken = new Map<FixedFinding, string>();

  /** @param inputsNow Paths of what is judged now. */
  constructor(baseline: Baseline, inputsNow: readonly string[]) {
    this.#inputs = new Set(baseline.inputs);
    this.#inputsNow = new Set(inputsNow);
    for (const finding of baseline.open) for (const name of namesOf(finding)) this.#add(name, finding);
  }

  /** Finds what the baseline holds of a finding. */
  of(finding: Finding): readonly FixedFinding[] {
    const input = finding.input ?? '';
    const found = namesOf(finding).flatMap((name) => this.#find(name, input) ?? []);
    for (const one of found) this.#taken.set(one, input);
    return found;
  }

  #add(name: string, finding: FixedFinding): void {
    let byInput = this.#byName.get(name);
    if (byInput === undefined) this.#byName.set(name, (byInput = new Map()));
    const input = finding.input ?? '';
    if (byInput.get(input)?.verdict !== 'fail') byInput.set(input, finding);
  }

  #find(name: string, input: string): FixedFinding | undefined {
    const byInput = this.#byName.get(name);
    const same = byInput?.get(input);
    if (byInput === undefined || same !== undefined || this.#inputs.has(input)) return same;
    return [...byInput].find(
      ([earlier, finding]) => !this.#inputsNow.has(earlier) && this.#isFree(finding, input),
    )?.[1];
  }

  #isFree(finding: FixedFinding, input: string): boolean {
    return (this.#taken.get(finding) ?? input) === input;
  }
}

/** In the plan that moves a resource the fingerprint is that of the old address, and afterwards that of the new one. */
function namesOf({ control, resource, fingerprint: name }: FixedFinding | Finding): readonly string[] {
  return [...new Set([name, fingerprint(control, resource)])];
}
