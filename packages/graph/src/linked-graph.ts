import {
  isValueList,
  isValueMap,
  property,
  UNKNOWN,
  ValueBlock,
  type Attribute,
  type Block,
  type Blocks,
  type Link,
  type References,
  type Referrers,
  type Resource,
  type ResourceGraph,
  type Value,
  type ValueMap,
} from '@autoclave/catalog';
import type { Instance } from './instance.ts';

/** Attributes by whose value other resources name a resource when they name it literally. */
const identifying = ['id', 'arn', 'bucket', 'name', 'identifier', 'key_id'] as const;

const gone = new Set(['delete', 'forget']);

/** Links instances into a graph. Edges are resolved when they are first asked for, each once. */
export class LinkedGraph implements ResourceGraph {
  readonly #byAddress = new Map<string, LinkedResource>();
  readonly #present: LinkedResource[] = [];
  readonly #presentByType = new Map<string, LinkedResource[]>();
  readonly #removed: LinkedResource[] = [];
  readonly #referrers = new Map<string, ReferrerIndex>();
  #byIdentity: Map<string, LinkedResource[]> | undefined;

  /** @param instances In the order in which they are to be judged; a repeated address keeps the first. */
  constructor(instances: readonly Instance[]) {
    for (const instance of instances) {
      if (this.#byAddress.has(instance.address)) continue;
      const resource = new LinkedResource(instance, this);
      this.#byAddress.set(instance.address, resource);
      if (gone.has(instance.action)) {
        this.#removed.push(resource);
      } else {
        this.#present.push(resource);
        append(this.#presentByType, instance.type, resource);
      }
    }
  }

  resources(type?: string): readonly Resource[] {
    return type === undefined ? this.#present : (this.#presentByType.get(type) ?? []);
  }

  removed(type?: string): readonly Resource[] {
    return type === undefined ? this.#removed : this.#removed.filter((resource) => resource.type === type);
  }

  find(address: string): Resource | undefined {
    return this.#byAddress.get(address);
  }

  references(source: Resource, attribute: string): References {
    const resource = this.#byAddress.get(source.address);
    if (resource === undefined) return { links: [], missing: [] };
    const { links, missing } = resource.instance.resolve(attribute);
    const resolved = links.flatMap((link): Link[] => {
      const target = this.#byAddress.get(link.target);
      return target === undefined || gone.has(target.action) ? [] : [{ ...link, target }];
    });
    if (resolved.length > 0 || missing.length > 0) return { links: resolved, missing };
    return { links: this.#literalLinks(resource, attribute), missing };
  }

  referrers(target: Resource, type: string, attribute: string): Referrers {
    const key = `${type} ${attribute}`;
    let index = this.#referrers.get(key);
    if (index === undefined) {
      index = this.#indexReferrers(type, attribute);
      this.#referrers.set(key, index);
    }
    return { found: index.found.get(target.address) ?? [], unresolved: index.unresolved };
  }

  #indexReferrers(type: string, attribute: string): ReferrerIndex {
    const found = new Map<string, Referrers['found'][number][]>();
    const unresolved: Referrers['unresolved'][number][] = [];
    for (const resource of this.resources(type)) {
      const { links, missing } = this.references(resource, attribute);
      for (const link of links) append(found, link.target.address, { resource, link });
      const unknown = links.length === 0 && hasUnknown(valuesAt((resource as LinkedResource).instance.values(), attribute));
      if (missing.length > 0) unresolved.push({ resource, missing });
      else if (unknown) unresolved.push({ resource, missing: ['known after apply'] });
    }
    return { found, unresolved };
  }

  #literalLinks(source: LinkedResource, attribute: string): Link[] {
    const links: Link[] = [];
    for (const value of valuesAt(source.instance.values(), attribute)) {
      if (typeof value !== 'string' || value === '') continue;
      for (const target of this.#identities().get(identity(source.instance.realm, value)) ?? []) {
        if (target !== source) links.push({ target, attribute: '', strength: 'literal', via: [] });
      }
    }
    return links;
  }

  #identities(): Map<string, LinkedResource[]> {
    if (this.#byIdentity !== undefined) return this.#byIdentity;
    const byIdentity = new Map<string, LinkedResource[]>();
    for (const resource of this.#present) {
      const values = resource.instance.values();
      const names = new Set(identifying.map((name) => property(values, name)));
      for (const name of names) {
        if (typeof name === 'string' && name !== '') append(byIdentity, identity(resource.instance.realm, name), resource);
      }
    }
    this.#byIdentity = byIdentity;
    return byIdentity;
  }
}

interface ReferrerIndex {
  readonly found: ReadonlyMap<string, Referrers['found']>;
  readonly unresolved: Referrers['unresolved'];
}

/** A resource whose values are read when a control first asks for one. */
class LinkedResource implements Resource {
  readonly instance: Instance;
  readonly path = '';
  readonly #graph: LinkedGraph;
  #block: ValueBlock | undefined;

  constructor(instance: Instance, graph: LinkedGraph) {
    this.instance = instance;
    this.#graph = graph;
  }

  get address(): string {
    return this.instance.address;
  }
  get mode(): 'managed' | 'data' {
    return this.instance.mode;
  }
  get type(): string {
    return this.instance.type;
  }
  get name(): string {
    return this.instance.name;
  }
  get module(): string {
    return this.instance.module;
  }
  get action(): Resource['action'] {
    return this.instance.action;
  }
  get replacePaths(): readonly string[] {
    return this.instance.replacePaths;
  }
  get before(): Block | undefined {
    const { instance } = this;
    if (instance.before === undefined) return undefined;
    return new ValueBlock(instance.before(), instance.beforeSensitive ?? false, () => ({ links: [], missing: [] }));
  }

  attribute(name: string): Attribute {
    return this.#values().attribute(name);
  }

  blocks(name: string): Blocks {
    return this.#values().blocks(name);
  }

  #values(): ValueBlock {
    const { instance } = this;
    this.#block ??= new ValueBlock(instance.values(), instance.sensitive, (path) => this.#graph.references(this, path));
    return this.#block;
  }
}

/** Collects the values at a path without indexes, through every element of the lists on the way. */
function valuesAt(values: ValueMap, path: string): readonly Value[] {
  let current: readonly Value[] = [values];
  for (const step of path.split('.')) {
    current = current.flatMap(elements).flatMap((value): readonly Value[] => {
      if (value === UNKNOWN) return [UNKNOWN];
      const next = isValueMap(value) ? property(value, step) : undefined;
      return next === undefined ? [] : [next];
    });
  }
  return current.flatMap(elements);
}

function elements(value: Value): readonly Value[] {
  return isValueList(value) ? value : [value];
}

function hasUnknown(values: readonly Value[]): boolean {
  return values.includes(UNKNOWN);
}

function identity(realm: string, name: string): string {
  return `${realm}\n${name}`;
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
