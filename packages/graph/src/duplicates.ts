import { property, type ValueMap } from '@autoclave/catalog';
import type { Instance } from './instance.ts';

const none: ReadonlyMap<Instance, Instance> = new Map<Instance, Instance>();

/**
 * Finds resources that several inputs hold, such as the plan of a stack and its state. Equal addresses alone prove nothing, since
 * every stack may call the same module; but inputs that have a resource of one address and one ARN in common are about one
 * state, and in one state an address is one resource.
 * @returns Each duplicate with the instance that counts: that of a plan, which knows more, else the first.
 */
export function duplicatesIn(instances: readonly Instance[]): ReadonlyMap<Instance, Instance> {
  const input = instances[0]?.input;
  if (instances.every((one) => one.input === input)) return none;
  const shared = [...Map.groupBy(instances, ({ address }) => address).values()].filter((same) => same.length > 1);
  const states = new States();
  for (const same of shared) states.learn(same);
  const duplicates = new Map<Instance, Instance>();
  for (const same of shared) {
    const kept: Instance[] = [];
    for (const instance of plansFirst(same)) {
      const known = kept.find((one) => states.isSame(one, instance));
      if (known === undefined) kept.push(instance);
      else duplicates.set(instance, known);
    }
  }
  return duplicates;
}

/** Which inputs are about one state. */
class States {
  readonly #pairs = new Set<string>();

  /** @param same Instances of one address. */
  learn(same: readonly Instance[]): void {
    const byArn = Map.groupBy(same, arnOf);
    for (const [arn, instances] of byArn) {
      if (arn === undefined) continue;
      for (const one of instances) for (const other of instances) this.#pairs.add(pairOf(one, other));
    }
  }

  /** @param other Has the same address. */
  isSame(one: Instance, other: Instance): boolean {
    if (one.input === other.input || !this.#pairs.has(pairOf(one, other))) return false;
    const [arn, otherArn] = [arnOf(one), arnOf(other)];
    return arn === undefined || otherArn === undefined || arn === otherArn;
  }
}

function pairOf(one: Instance, other: Instance): string {
  return `${one.input}\n${other.input}`;
}

function plansFirst(instances: readonly Instance[]): readonly Instance[] {
  return instances.toSorted((one, other) => Number(one.action === 'none') - Number(other.action === 'none'));
}

/** The ARN of what exists: a plan that replaces it knows the old one alone. */
function arnOf(instance: Instance): string | undefined {
  return arnIn(instance.values()) ?? (instance.before && arnIn(instance.before()));
}

function arnIn(values: ValueMap): string | undefined {
  const arn = property(values, 'arn');
  return typeof arn === 'string' && arn !== '' ? arn : undefined;
}
