import { parseModuleAddress, resourceId, showKey, type InstanceKey } from '../address.ts';
import type { CallConfiguration, ModuleConfiguration } from '../plan/configuration.ts';
import type { PlanInstance } from '../plan/plan-instance.ts';

/** What stands under one name, by instance key. */
export type ByKey<Item> = ReadonlyMap<InstanceKey, Item>;

/** One instance of a module, with the resources and module instances in it. */
export class ModuleInstance {
  readonly address: string;
  readonly key: InstanceKey;
  /** Label of the call; '' for the root module. */
  readonly name: string;
  readonly parent: ModuleInstance | undefined;
  /** The call in the parent; undefined for the root module, and where the configuration lacks it. */
  readonly call: CallConfiguration | undefined;
  readonly configuration: ModuleConfiguration | undefined;
  readonly #resources = new Map<string, Map<InstanceKey, PlanInstance>>();
  readonly #children = new Map<string, Map<InstanceKey, ModuleInstance>>();

  constructor(place: ModulePlace) {
    this.address = place.address;
    this.key = place.key;
    this.name = place.name;
    this.parent = place.parent;
    this.call = place.call;
    this.configuration = place.configuration;
  }

  /** Instances of a resource in this module instance. @param id `type.name`, with `data.` before it for a data source. */
  resources(id: string): ByKey<PlanInstance> {
    return this.#resources.get(id) ?? none;
  }

  /** Instances of a module call in this module instance that the plan shows. */
  children(name: string): ByKey<ModuleInstance> {
    return this.#children.get(name) ?? none;
  }

  add(instance: PlanInstance): void {
    const id = resourceId(instance);
    let instances = this.#resources.get(id);
    if (instances === undefined) this.#resources.set(id, (instances = new Map()));
    if (!instances.has(instance.facts.key)) instances.set(instance.facts.key, instance);
  }

  /** Finds an instance of a module call, or makes one for a module that leaves no trace in the plan. */
  child(name: string, key: InstanceKey, address?: string): ModuleInstance {
    let children = this.#children.get(name);
    if (children === undefined) this.#children.set(name, (children = new Map()));
    let child = children.get(key);
    if (child === undefined) {
      const own = this.address === '' ? '' : `${this.address}.`;
      const call = this.configuration?.call(name);
      child = new ModuleInstance({
        address: address ?? `${own}module.${name}${showKey(key)}`,
        key,
        name,
        parent: this,
        call,
        configuration: call?.module,
      });
      children.set(key, child);
    }
    return child;
  }
}

interface ModulePlace {
  readonly address: string;
  readonly key: InstanceKey;
  readonly name: string;
  readonly parent: ModuleInstance | undefined;
  readonly call: CallConfiguration | undefined;
  readonly configuration: ModuleConfiguration | undefined;
}

/** The module instances of a plan, from the root module down. */
export class ModuleTree {
  readonly root: ModuleInstance;
  readonly #byAddress = new Map<string, ModuleInstance | undefined>();

  constructor(configuration: ModuleConfiguration | undefined) {
    this.root = new ModuleInstance({
      address: '',
      key: undefined,
      name: '',
      parent: undefined,
      call: undefined,
      configuration,
    });
  }

  /** Finds or makes the module instance with an address; undefined for text that is no module address. */
  at(address: string): ModuleInstance | undefined {
    if (this.#byAddress.has(address)) return this.#byAddress.get(address);
    const found = parseModuleAddress(address)?.reduce<ModuleInstance>(
      (module, step) => module.child(step.name, step.key, step.address),
      this.root,
    );
    this.#byAddress.set(address, found);
    return found;
  }
}

const none: ReadonlyMap<InstanceKey, never> = new Map<InstanceKey, never>();
