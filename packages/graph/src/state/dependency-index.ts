import { parseSteps, stepName } from '../address.ts';
import type { Instance } from '../instance.ts';

/**
 * Finds the instances behind `depends_on` of a state: addresses without instance keys, of everything that an instance
 * depends on, near or far. A hint for choosing among equal values, never a reference by itself.
 */
export class DependencyIndex {
  readonly #byResource = new Map<string, Instance[]>();

  add(instance: Instance): void {
    const resource = withoutKeys(instance.address);
    const known = this.#byResource.get(resource);
    if (known === undefined) this.#byResource.set(resource, [instance]);
    else known.push(instance);
  }

  among(resources: readonly string[]): readonly Instance[] {
    return resources.flatMap((resource) => this.#byResource.get(withoutKeys(resource)) ?? []);
  }
}

function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  const steps = parseSteps(address);
  return steps === undefined ? address : steps.flatMap((step) => stepName(step) ?? []).join('.');
}
