import {
  isReference,
  UNKNOWN,
  ValueBlock,
  type Action,
  type ExampleValues,
  type Link,
  type LinkStrength,
  type ResourceReference,
  type References,
  type Referrers,
  type Resource,
  type ResourceGraph,
  type Value,
  type ValueMap,
} from '../src/index.ts';

/** A resource of a story. References in its values are read as certain links to what is known after apply. */
export interface StoryResource {
  readonly address: string;
  readonly values: ExampleValues;
  readonly action?: Action;
  readonly sensitive?: boolean;
  /** Strength of every link, where it is not `must`. */
  readonly strength?: LinkStrength;
  /** Hops that cannot be seen, by argument. */
  readonly missing?: Readonly<Record<string, readonly string[]>>;
}

/** A graph made for one test, without a reader. */
export interface StoryGraph extends ResourceGraph {
  /** The resource at an address of the story. */
  at(address: string): Resource;
}

/** Builds the graph of a story. */
export function storyGraph(...story: readonly StoryResource[]): StoryGraph {
  const resources = new Map<string, Resource>();
  const references = new Map<string, Map<string, Link[]>>();
  const find = (address: string): Resource => resources.get(address)!;
  const resolve = (told: StoryResource, path: string): References => ({
    links: references.get(told.address)?.get(path) ?? [],
    missing: told.missing?.[path] ?? [],
  });
  for (const told of story) {
    const links = new Map<string, Link[]>();
    references.set(told.address, links);
    const values = read(told.values, '', (path, { resource, attribute, suffix }) => {
      const link: Link = {
        get target() {
          return find(resource);
        },
        attribute,
        ...(suffix === undefined ? {} : { derived: true }),
        strength: told.strength ?? 'must',
        via: [],
      };
      links.set(path, [...(links.get(path) ?? []), link]);
    });
    resources.set(
      told.address,
      resourceOf(told, values, (path) => resolve(told, path)),
    );
  }
  const ofType = (type?: string): readonly Resource[] =>
    [...resources.values()].filter((one) => type === undefined || one.type === type);
  const told = (source: Resource): StoryResource => story.find((one) => one.address === source.address)!;
  return {
    at: find,
    resources: ofType,
    removed: () => [],
    references: (source, attribute) => resolve(told(source), attribute),
    document: () => undefined,
    isSamePlace: () => true,
    referrers: (target, type, attribute) => referrersOf(target, ofType(type), (one) => resolve(told(one), attribute)),
  };
}

function referrersOf(
  target: Resource,
  candidates: readonly Resource[],
  resolve: (one: Resource) => References,
): Referrers {
  const found = candidates.flatMap((resource) =>
    resolve(resource).links.flatMap((link) => (link.target.address === target.address ? [{ resource, link }] : [])),
  );
  const unresolved = candidates.flatMap((resource) => {
    const { missing } = resolve(resource);
    return missing.length > 0 ? [{ resource, missing }] : [];
  });
  return { found, possible: [], unresolved };
}

function resourceOf(told: StoryResource, values: ValueMap, resolve: (path: string) => References): Resource {
  const steps = told.address.split('.');
  const isData = steps[0] === 'data';
  const [type = '', name = ''] = isData ? steps.slice(1) : steps;
  const block = new ValueBlock(values, told.sensitive ?? false, resolve);
  return {
    path: '',
    attribute: (argument) => block.attribute(argument),
    blocks: (argument) => block.blocks(argument),
    address: told.address,
    mode: isData ? 'data' : 'managed',
    type,
    name,
    module: '',
    input: '',
    action: told.action ?? 'create',
    replacePaths: [],
    before: undefined,
  };
}

type Noted = (path: string, reference: ResourceReference) => void;

function read(values: ExampleValues, path: string, note: Noted): ValueMap {
  const entries = Object.entries(values).map(([name, value]): readonly [string, Value] => {
    const at = path === '' ? name : `${path}.${name}`;
    return [name, valueOf(value, at, note)];
  });
  return Object.fromEntries(entries);
}

function valueOf(value: ExampleValues[string], at: string, note: Noted): Value {
  if (isReference(value)) {
    note(at, value);
    return UNKNOWN;
  }
  if (Array.isArray(value)) return value.map((item: ExampleValues[string]) => valueOf(item, at, note));
  if (typeof value === 'object' && value !== null) return read(value as ExampleValues, at, note);
  return value as Value;
}
