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
  type Value,
} from '@autoclave/catalog';
import { duplicatesIn } from './duplicates.ts';
import { identitiesOf, identityAttribute, isUniqueName, withoutParts } from './identity.ts';
import type { Instance } from './instance.ts';
import { valuesAt } from './paths.ts';
import { isSamePlace } from './place.ts';
import { isGone } from './plan/actions.ts';

/** Links instances into a graph. Edges are resolved when they are first asked for, each once. */
export class LinkedGraph implements ResourceGraph {
  /** By input, then by address. */
  readonly #byInput = new Map<string, Map<string, LinkedResource>>();
  /** By address alone, the first of several inputs; made when somebody asks. */
  #byAddress: Map<string, LinkedResource> | undefined;
  readonly #present: LinkedResource[] = [];
  readonly #presentByType = new Map<string, LinkedResource[]>();
  readonly #removed: LinkedResource[] = [];
  readonly #removedByType = new Map<string, LinkedResource[]>();
  /** By type, then by argument. */
  readonly #referrers = new Map<string, Map<string, ReferrerIndex>>();
  /** By realm, then by name. */
  #byIdentity: IdentityIndex | undefined;
  /** By input, then by name. */
  #byInputIdentity: IdentityIndex | undefined;
  /** Of all inputs, by names that are unique in AWS. */
  #byUniqueName: IdentityIndex | undefined;

  /**
   * @param instances In the order in which they are to be judged. An address repeated in one input keeps the first, and a
   * resource that several inputs hold is one.
   */
  constructor(instances: readonly Instance[]) {
    const duplicates = duplicatesIn(instances);
    for (const instance of instances) {
      const input = inner(this.#byInput, instance.input ?? '');
      if (input.has(instance.address) || duplicates.has(instance)) continue;
      const resource = new LinkedResource(instance, this);
      input.set(instance.address, resource);
      if (isGone(instance)) {
        this.#removed.push(resource);
        append(this.#removedByType, instance.type, resource);
      } else {
        this.#present.push(resource);
        append(this.#presentByType, instance.type, resource);
      }
    }
    this.#alias(duplicates);
  }

  /** References in one input lead to the resource that counts, though another input holds it. */
  #alias(duplicates: ReadonlyMap<Instance, Instance>): void {
    for (const [duplicate, kept] of duplicates) {
      const resource = inner(this.#byInput, kept.input ?? '').get(kept.address);
      if (resource === undefined) continue;
      inner(this.#byInput, duplicate.input ?? '').set(duplicate.address, resource);
      resource.alsoIn.push(duplicate.input ?? '');
    }
  }

  resources(type?: string): readonly Resource[] {
    return type === undefined ? this.#present : (this.#presentByType.get(type) ?? []);
  }

  removed(type?: string): readonly Resource[] {
    return type === undefined ? this.#removed : (this.#removedByType.get(type) ?? []);
  }

  find(address: string): Resource | undefined {
    return this.#find(address);
  }

  #find(address: string): LinkedResource | undefined {
    this.#byAddress ??= new Map([...this.#byInput.values()].toReversed().flatMap((input) => [...input]));
    return this.#byAddress.get(address);
  }

  references(source: Resource, attribute: string): References {
    const resource = source instanceof LinkedResource ? source : this.#find(source.address);
    if (resource === undefined) return { links: [], missing: [] };
    return resource.references(attribute, () => this.#resolve(resource, attribute));
  }

  #resolve(resource: LinkedResource, attribute: string): References {
    const { instance } = resource;
    const { links, missing } = instance.resolve(attribute);
    const input = inner(this.#byInput, instance.input ?? '');
    const resolved = links.flatMap((link): Link[] => {
      const holding = link.input === undefined ? input : inner(this.#byInput, link.input);
      const target = holding.get(link.target);
      return target === undefined || isGone(target) ? [] : [{ ...link, target }];
    });
    const literals = this.#literalLinks(resource, attribute, resolved);
    return { links: literals.length > 0 ? [...resolved, ...literals] : resolved, missing };
  }

  isSamePlace(one: Resource, other: Resource): boolean | undefined {
    const [here, there] = [one, other].map((each) =>
      each instanceof LinkedResource ? each : this.#find(each.address),
    );
    return here === undefined || there === undefined ? undefined : isSamePlace(here.instance, there.instance);
  }

  document(source: Resource, attribute: string, asWritten = false): Value | undefined {
    const resource = source instanceof LinkedResource ? source : this.#find(source.address);
    return resource?.instance.document?.(attribute, asWritten);
  }

  referrers(target: Resource, type: string, attribute: string): Referrers {
    const indexes = inner(this.#referrers, type);
    let index = indexes.get(attribute);
    if (index === undefined) indexes.set(attribute, (index = this.#indexReferrers(type, attribute)));
    const resource = target instanceof LinkedResource ? target : this.#find(target.address);
    if (resource === undefined) return { found: [], possible: [], unresolved: index.unresolved };
    const found = index.found.get(resource) ?? [];
    const possible = index.possible.get(resource);
    if (possible === undefined) return { found, possible: [], unresolved: index.unresolved };
    const { unresolved } = index;
    return {
      found,
      possible,
      get unresolved() {
        const here = new Set(possible.map((one) => one.resource));
        return [...possible, ...unresolved.filter((one) => !here.has(one.resource))];
      },
    };
  }

  #indexReferrers(type: string, attribute: string): ReferrerIndex {
    const found = new Map<Resource, Referrers['found'][number][]>();
    const possible = new Map<Resource, Referrers['unresolved'][number][]>();
    const unresolved: Referrers['unresolved'][number][] = [];
    for (const resource of this.#presentByType.get(type) ?? []) {
      const { links, missing } = this.references(resource, attribute);
      const isOpen = valuesAt(resource.instance.values(), attribute).includes(UNKNOWN);
      for (const link of links) {
        if (link.derived !== true && link.strength !== 'may') append(found, link.target, { resource, link });
        // A value that is known is found by its own name, whatever it was made of.
        else if (link.derived !== true || isOpen)
          append(possible, link.target, { resource, missing: [...missing, perhaps(link)], link });
      }
      if (missing.length > 0) unresolved.push({ resource, missing });
      else if (isOpen && links.every(isLookup)) unresolved.push({ resource, missing: lookups(links) });
    }
    return { found, possible, unresolved };
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
    const named = this.#byIdentity.get(source.instance.realm)?.get(value) ?? [];
    if (named.length > 0) return named;
    if (!isGone(source)) return this.#namedAnywhere(value);
    this.#byInputIdentity ??= this.#indexIdentities(({ input }) => input ?? '');
    const inInput = withoutParts(this.#byInputIdentity.get(source.instance.input ?? '')?.get(value) ?? []);
    return inInput.length === 1 ? inInput : [];
  }

  /** Stacks of one estate name each other's resources by what is unique in all of AWS. */
  #namedAnywhere(value: string): readonly Named[] {
    if ((this.#byIdentity?.size ?? 0) < 2) return [];
    this.#byUniqueName ??= this.#indexIdentities(() => '', isUniqueName);
    return this.#byUniqueName.get('')?.get(value) ?? [];
  }

  #indexIdentities(
    scopeOf: (instance: Instance) => string,
    isMeant: (type: string, name: string) => boolean = () => true,
  ): IdentityIndex {
    const index = new Map<string, Map<string, Named[]>>();
    for (const resource of this.#present) {
      const { instance } = resource;
      const names = inner(index, scopeOf(instance));
      for (const [value, attribute] of identitiesOf(instance.type, instance.values())) {
        if (isMeant(instance.type, value)) append(names, value, { resource, type: instance.type, attribute });
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

type IdentityIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Named[]>>;

interface ReferrerIndex {
  readonly found: ReadonlyMap<Resource, Referrers['found']>;
  /** Those of which it is only one of several targets. */
  readonly possible: ReadonlyMap<Resource, Referrers['unresolved']>;
  readonly unresolved: Referrers['unresolved'];
}

/** What is looked up may be any resource, in this input or in another one. */
function isLookup({ target }: Link): boolean {
  return target.mode === 'data';
}

function lookups(links: readonly Link[]): readonly string[] {
  if (links.length === 0) return ['known after apply'];
  return links.map(({ target, attribute }) => `${target.address}${attribute === '' ? '' : `.${attribute}`}`);
}

function perhaps({ target, attribute, derived }: Link): string {
  if (derived === true) return `made out of ${target.address}${attribute === '' ? '' : `.${attribute}`}`;
  return `perhaps ${target.address}, by a condition`;
}

/** A resource whose values are read when a control first asks for one. */
class LinkedResource implements Resource {
  readonly instance: Instance;
  readonly path = '';
  readonly alsoIn: string[] = [];
  readonly #graph: LinkedGraph;
  #block: ValueBlock | undefined;
  #references: Map<string, References> | undefined;

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
  get input(): string {
    return this.instance.input ?? '';
  }
  get action(): Resource['action'] {
    return this.instance.action;
  }
  get uncertain(): string | undefined {
    return this.instance.uncertain;
  }
  get replacePaths(): readonly string[] {
    return this.instance.replacePaths;
  }
  get before(): Block | undefined {
    const { instance } = this;
    if (instance.before === undefined) return undefined;
    return new ValueBlock(instance.before(), instance.beforeSensitive ?? false, () => ({ links: [], missing: [] }));
  }

  /** What an argument refers to; `resolve` finds it when it is first asked for. */
  references(attribute: string, resolve: () => References): References {
    this.#references ??= new Map();
    let references = this.#references.get(attribute);
    if (references === undefined) this.#references.set(attribute, (references = resolve()));
    return references;
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
    ({ target }) =>
      target instanceof LinkedResource && identityAttribute(target.type, target.instance.values(), name) !== undefined,
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

/** The inner map of a key, made where there is none. Two maps spare the text that would join two keys. */
function inner<Outer, Key, Item>(map: Map<Outer, Map<Key, Item>>, key: Outer): Map<Key, Item> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}

function append<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
