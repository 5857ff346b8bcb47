import { withoutKeys } from '../address.ts';
import { identitiesOf, withoutParts } from '../identity.ts';
import type { Instance, InstanceLink } from '../instance.ts';

/**
 * Finds the instances behind `depends_on` of a state: addresses without instance keys, of everything that an instance
 * depends on, near or far. A hint for choosing among equal values, never a reference by itself.
 */
export class DependencyIndex {
  readonly #byResource = new Map<string, Instance[]>();
  /** By resource, then by the value that names an instance; made when somebody asks, since it reads every value. */
  readonly #named = new Map<string, ReadonlyMap<string, readonly Named[]>>();

  /** Adds an instance; all of them before the first question. */
  add(instance: Instance): void {
    const resource = withoutKeys(instance.address);
    const known = this.#byResource.get(resource);
    if (known === undefined) this.#byResource.set(resource, [instance]);
    else known.push(instance);
  }

  /** The instances of some resources that a value names. */
  named(resources: readonly string[], value: string): readonly InstanceLink[] {
    const named = resources.flatMap((resource) => this.#namesOf(withoutKeys(resource)).get(value) ?? []);
    return withoutParts(named).map(({ link }) => link);
  }

  #namesOf(resource: string): ReadonlyMap<string, readonly Named[]> {
    const known = this.#named.get(resource);
    if (known !== undefined) return known;
    const names = new Map<string, Named[]>();
    for (const { address, type, values } of this.#byResource.get(resource) ?? []) {
      for (const [value, attribute] of identitiesOf(type, values())) {
        const named = { type, link: { target: address, attribute, strength: 'literal', via: [] } } as const;
        const others = names.get(value);
        if (others === undefined) names.set(value, [named]);
        else others.push(named);
      }
    }
    this.#named.set(resource, names);
    return names;
  }
}

/** A link to an instance, and its type. */
interface Named {
  readonly type: string;
  readonly link: InstanceLink;
}
