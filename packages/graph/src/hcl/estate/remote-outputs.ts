import { inInput, linkTrail } from '../values/trail.ts';
import {
  bareOf,
  Dictionary,
  dictionary,
  factsOf,
  inheriting,
  LazyObject,
  mark,
  Sequence,
  sequence,
  throughValue,
  Unknown,
  unknownAttribute,
  type Facts,
  type HclValue,
  type PartialText,
} from '../values/value.ts';

/** The outputs of another configuration, as `data.terraform_remote_state.x.outputs` has them. */
export class RemoteOutputs extends LazyObject {
  readonly #address: string;
  readonly #outputs: (output: string) => HclValue;

  /** @param address Of the data source. */
  constructor(address: string, outputs: (output: string) => HclValue) {
    super();
    this.#address = address;
    this.#outputs = outputs;
  }

  member(name: string): HclValue {
    return throughValue(`${this.#address}.outputs.${name}`, this.#outputs(name));
  }

  whole(): HclValue {
    return unknownAttribute({ target: this.#address, attribute: 'outputs', isCertain: true });
  }

  facts(): Facts {
    const trail = linkTrail(this.#address, 'outputs');
    return { isKnown: false, failure: undefined, isSensitive: false, trail, size: 1 };
  }
}

/** Says of a value and all its parts that what they refer to lies in another input. @param input Path of that. */
export function fromInput(value: HclValue, input: string): HclValue {
  const bare = bareOf(value);
  const part = (one: HclValue): HclValue => fromInput(inheriting(one, value), input);
  if (bare instanceof Sequence) return sequence(bare.kind, bare.items.map(part));
  if (bare instanceof Dictionary) {
    return dictionary(
      bare.kind,
      [...bare.entries].map(([key, one]) => [key, part(one)] as const),
    );
  }
  const { trail, isSensitive, failure } = factsOf(value);
  const away = inInput(input, trail);
  if (bare instanceof LazyObject) return mark(new Unknown({ trail: away, failure }), undefined, isSensitive);
  if (!(bare instanceof Unknown)) return mark(bare, away, isSensitive);
  const { isNotNull, partial } = bare;
  const unknown = new Unknown({ trail: away, failure, isNotNull, partial: partial && partialFrom(partial, input) });
  return mark(unknown, undefined, isSensitive);
}

function partialFrom(partial: PartialText, input: string): PartialText {
  if (partial.kind === 'json') return { kind: 'json', value: fromInput(partial.value, input) };
  return { kind: 'template', parts: partial.parts.map((one) => fromInput(one, input)) };
}
