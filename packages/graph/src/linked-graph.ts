import {
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
} from '@autoclave/catalog';
import { identitiesOf, withoutParts } from './identity.ts';
import type { Instance } from './instance.ts';
import { valuesAt } from './paths.ts';

const gone = new Set(['delete', 'forget']);

/** Links instances into a graph. Edges are resolved when they are first asked for, each once. */
export class LinkedGraph implements ResourceGraph {
  /** By input and address. */
  readonly #byPlace = new Map<string, LinkedResource>();
  /** By address alone: the first of several inputs. */
  readonly #byAddress = new Map<string, LinkedResource>();
  readonly #present: LinkedResource[] = [];
  readonly #presentByType = new Map<string, LinkedResource[]>();
  readonly #removed: LinkedResource[] = [];
  readonly #removedByType = new Map<string, LinkedResource[]>();
  readonly #referrers = new Map<string, ReferrerIndex>();
  #byIdentity: Map<string, Named[]> | undefined;
  #byInputIdentity: Map<string, Named[]> | undefined;

  /** @param instances In the order in which they are to be judged; an address repeated in one input keeps the first. */
  constructor(instances: readonly Instance[]) {
    for (const instance of instances) {
      const place = placeOf(instance.input, instance.address);
      if (this.#byPlace.has(place)) continue;
      const resource = new LinkedResource(instance, this);
      this.#byPlace.set(place, resource);
      if (!this.#byAddress.has(instance.address)) this.#byAddress.set(instance.address, resource);
      if (gone.has(instance.action)) {
        this.#removed.push(resource);
        append(this.#removedByType, instance.type, resource);
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
    return type === undefined ? this.#removed : (this.#removedByType.get(type) ?? []);
  }

  find(address: string): Resource | undefined {
    return this.#byAddress.get(address);
  }

  references(source: Resource, attribute: string): References {
    const resource = source instanceof LinkedResource ? source : this.#byAddress.get(source.address);
    if (resource === undefined) return { links: [], missing: [] };
    const { instance } = resource;
    const { links, missing } = instance.resolve(attribute);
    const resolved = links.flatMap((link): Link[] => {
      const target = this.#byPlace.get(placeOf(instance.input, link.target));
      return target === undefined || gone.has(target.action) ? [] : [{ ...link, target }];
    });
    const literals = this.#literalLinks(resource, attribute, resolved);
    return { links: literals.length > 0 ? [...resolved, ...literals] : resolved, missing };
  }

  referrers(target: Resource, type: string, attribute: string): Referrers {
    const key = `${type} ${attribute}`;
    let index = this.#referrers.get(key);
    if (index === undefined) {
      index = this.#indexReferrers(type, attribute);
      this.#referrers.set(key, index);
    }
    const resource = target instanceof LinkedResource ? target : this.#byAddress.get(target.address);
    const found = resource === undefined ? undefined : index.found.get(resource);
    return { found: found ?? [], unresolved: index.unresolved };
  }

  #indexReferrers(type: string, attribute: string): ReferrerIndex {
    const found = new Map<Resource, Referrers['found'][number][]>();
    const unresolved: Referrers['unresolved'][number][] = [];
    for (const resource of this.#presentByType.get(type) ?? []) {
      const { links, missing } = this.references(resource, attribute);
      for (const link of links) append(found, link.target, { resource, link });
      const unknown = links.length === 0 && valuesAt(resource.instance.values(), attribute).includes(UNKNOWN);
      if (missing.length > 0) unresolved.push({ resource, missing });
      else if (unknown) unresolved.push({ resource, missing: ['known after apply'] });
    }
    return { found, unresolved };
  }

  /**
   * Joins by equal literals: in one realm, and never with a resource that states another region.
   * @param resolved Links by reference. What names their targets is not joined again.
   */
  #literalLinks(source: LinkedResource, attribute: string, resolved: readonly Link[]): Link[] {
    // A prefix is the beginning of many names.
    if (attribute.endsWith('_prefix')) return [];
    const region = regionOf(source);
    return valuesAt(source.instance.values(), attribute).flatMap((value) => {
      if (typeof value !== 'string' || value === '' || isNamed(resolved, value)) return [];
      const named = this.#namedBy(source, value).filter(
        ({ resource }) => resource !== source && isSameRegion(region, regionOf(resource)),
      );
      return withoutParts(named).map((one): Link => ({
        target: one.resource,
        attribute: one.attribute,
        strength: 'literal',
        via: [],
      }));
    });
  }

  /**
   * What is removed has no provider configuration in a plan. Where there are several, so that its realm is not known, the
   * only resource of the input with that name is meant.
   */
  #namedBy(source: LinkedResource, value: string): readonly Named[] {
    this.#byIdentity ??= this.#indexIdentities(({ realm }) => realm);
    const named = this.#byIdentity.get(identity(source.instance.realm, value)) ?? [];
    if (named.length > 0 || !gone.has(source.action)) return named;
    this.#byInputIdentity ??= this.#indexIdentities(({ input }) => input ?? '');
    const inInput = withoutParts(this.#byInputIdentity.get(identity(source.instance.input ?? '', value)) ?? []);
    return inInput.length === 1 ? inInput : [];
  }

  #indexIdentities(scopeOf: (instance: Instance) => string): Map<string, Named[]> {
    const index = new Map<string, Named[]>();
    for (const resource of this.#present) {
      const { instance } = resource;
      for (const [value, attribute] of identitiesOf(instance.type, instance.values())) {
        append(index, identity(scopeOf(instance), value), { resource, type: instance.type, attribute });
      }
    }
    return index;
  }
}

/** A resource, and the attribute by which a literal names it. */
interface Named {
  readonly resource: LinkedResource;
  readonly type: string;
  readonly attribute: string;
}

interface ReferrerIndex {
  readonly found: ReadonlyMap<Resource, Referrers['found']>;
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

function isNamed(links: readonly Link[], name: string): boolean {
  return links.some(
    ({ target }) => target instanceof LinkedResource && identitiesOf(target.type, target.instance.values()).has(name),
  );
}

/** Region of a resource, where its values state one. */
function regionOf(resource: LinkedResource): string | undefined {
  const region = property(resource.instance.values(), 'region');
  return typeof region === 'string' && region !== '' ? region : undefined;
}

function isSameRegion(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function placeOf(input: string | undefined, address: string): string {
  return `${input ?? ''}\n${address}`;
}

function identity(realm: string, name: string): string {
  return `${realm}\n${name}`;
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
