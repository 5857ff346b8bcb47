import { dictionary, failure, LazyObject, sequence, Unknown, type Facts, type HclValue } from '../values/value.ts';
import type { Expansion } from './expansion.ts';
import { AnyInstance } from './resource-value.ts';

/** A module instance that expressions can refer to. */
interface ReferableModule {
  readonly address: string;
  readonly configuration: { readonly outputs: ReadonlyMap<string, unknown> };
  output(name: string): HclValue;
}

/** A module instance as an object of its outputs. */
export class ModuleValue extends LazyObject {
  readonly #module: ReferableModule;
  #whole: HclValue | undefined;

  constructor(module: ReferableModule) {
    super();
    this.#module = module;
  }

  member(name: string): HclValue {
    return this.#module.output(name);
  }

  whole(): HclValue {
    const names = [...this.#module.configuration.outputs.keys()];
    this.#whole ??= dictionary(
      'object',
      names.map((name) => [name, this.#module.output(name)] as const),
    );
    return this.#whole;
  }

  /** Its outputs are not evaluated for this: most of them are never asked for. */
  facts(): Facts {
    return { isKnown: false, failure: undefined, isSensitive: false, trail: undefined, size: 1 };
  }
}

/** The value that all instances of a resource or module make together: an object, a list by `count`, or a map. */
export function instancesAsValue<Item>(
  { expansion, items }: { readonly expansion: Expansion; readonly items: readonly Item[] },
  toValue: (item: Item) => HclValue,
): HclValue {
  const values = items.map(toValue);
  const [first] = values;
  if (expansion.uncertain !== undefined) return first === undefined ? new Unknown({}) : new AnyInstance(first);
  if (expansion.kind === 'count') return sequence('tuple', values);
  if (expansion.kind === 'single') return first ?? failure('a resource needs itself to be counted');
  return dictionary(
    'object',
    expansion.instances.map((one, at) => [String(one.key), values[at] ?? null] as const),
  );
}
