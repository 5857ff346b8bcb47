import type { Judgement } from '../judgement.ts';
import { PlaceIndex } from '../place-index.ts';
import { compileMarked, isExact, markAddress, type MarkedAddress } from './pattern.ts';
import type { Waiver } from './waiver.ts';

/**
 * The fails and unknowns that waivers may meet, by what waivers name them by: there may be thousands of both. An index is
 * made when the first waiver asks for it.
 */
export class OpenJudgements {
  readonly #byControl: ReadonlyMap<string, OpenOfControl>;

  constructor(judgements: readonly Judgement[]) {
    const byControl = Map.groupBy(judgements.filter(isOpen), ({ control }) => control.id);
    this.#byControl = new Map([...byControl].map(([control, open]) => [control, new OpenOfControl(open)]));
  }

  /** Finds what a waiver is about, whatever else it says. One judgement may come twice. */
  metBy({ control, addresses, resource }: Waiver): readonly Judgement[] {
    const open = this.#byControl.get(control);
    if (open === undefined) return [];
    if (addresses !== undefined) return addresses.flatMap(({ input, address }) => open.at(input, address));
    return isExact(resource) ? open.named(resource) : open.like(resource);
  }
}

/** What is open of one control. */
class OpenOfControl {
  readonly #open: readonly Judgement[];
  #byAddress: ReadonlyMap<string, readonly Judgement[]> | undefined;
  #byPlace: PlaceIndex<Judgement> | undefined;
  #marked: readonly (readonly [address: MarkedAddress, open: readonly Judgement[]])[] | undefined;

  constructor(open: readonly Judgement[]) {
    this.#open = open;
  }

  at(input: string, address: string): readonly Judgement[] {
    if (this.#byPlace === undefined) {
      this.#byPlace = new PlaceIndex();
      for (const judgement of this.#open) this.#byPlace.add(judgement.subject, judgement);
    }
    return this.#byPlace.at(input, address);
  }

  /** Those of an address, in every input. */
  named(address: string): readonly Judgement[] {
    return this.#addresses().get(address) ?? [];
  }

  /** Those whose address a pattern stands for, in every input. */
  like(pattern: string): readonly Judgement[] {
    this.#marked ??= [...this.#addresses()].map(([address, open]) => [markAddress(address), open]);
    const matches = compileMarked(pattern);
    return this.#marked.flatMap(([address, open]) => (matches(address) ? open : []));
  }

  #addresses(): ReadonlyMap<string, readonly Judgement[]> {
    this.#byAddress ??= Map.groupBy(this.#open, ({ subject }) => subject.address);
    return this.#byAddress;
  }
}

function isOpen({ outcome }: Judgement): boolean {
  return outcome.verdict === 'fail' || outcome.verdict === 'unknown';
}
