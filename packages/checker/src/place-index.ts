import { inputsOf, placeOf, type Subject } from './judgement.ts';

/** Finds things by the subjects that they belong to, where two inputs may hold equal addresses. */
export class PlaceIndex<Thing> {
  readonly #things = new Map<string, Thing[]>();

  /** @param name What it is found by in each input that holds the subject, if not the address. */
  add(subject: Subject, thing: Thing, name: string = subject.address): void {
    const inputs = inputsOf(subject);
    if (inputs.length === 0) this.#append(placeOf({ address: name }), thing);
    for (const input of inputs) this.#append(placeOf({ input, address: name }), thing);
  }

  #append(place: string, thing: Thing): void {
    const things = this.#things.get(place);
    if (things === undefined) this.#things.set(place, [thing]);
    else things.push(thing);
  }

  /** What stands in an input under a name, and what is not told apart by input. */
  at(input: string, name: string): readonly Thing[] {
    const here = this.#things.get(placeOf({ input, address: name })) ?? [];
    const anywhere = this.#things.get(placeOf({ address: name }));
    return anywhere === undefined ? here : [...here, ...anywhere];
  }
}
