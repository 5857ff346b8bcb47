import { compareText } from '../findings.ts';
import { placeOf, worstFirst, type Judgement } from '../judgement.ts';

/**
 * Collects what removals mean for the resources that stay. Two removals may take the same protection from one resource,
 * as a backup plan and its selection do: of the judgements by one control, the worst stands for all.
 */
export class Losses {
  readonly #byPlace = new Map<string, Judgement>();

  push(judgement: Judgement): void {
    const place = `${judgement.control.id}\n${placeOf(judgement.subject)}`;
    const known = this.#byPlace.get(place);
    if (known === undefined || compare(judgement, known) < 0) this.#byPlace.set(place, judgement);
  }

  judgements(): readonly Judgement[] {
    return [...this.#byPlace.values()];
  }
}

/** Equal outcomes are told apart by what they say, so that the order of the input does not matter. */
function compare(one: Judgement, other: Judgement): number {
  const rank = ({ outcome }: Judgement): number => worstFirst.indexOf(outcome.verdict);
  return rank(one) - rank(other) || compareText(JSON.stringify(one.outcome), JSON.stringify(other.outcome));
}
