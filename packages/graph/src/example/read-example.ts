import {
  isReference,
  UNKNOWN,
  type Action,
  type Example,
  type ExampleValue,
  type Value,
  type ValueMap,
} from '@autoclave/catalog';
import { noReferences, type Instance, type InstanceLink } from '../instance.ts';
import { LinkedGraph } from '../linked-graph.ts';

/** An example as a graph, and the resource in it that the control judges. */
export interface ExampleGraph {
  readonly graph: LinkedGraph;
  /** Address of the judged resource. */
  readonly address: string;
}

/**
 * Reads an example of a control into a graph, as a plan would show it: references are unknown, with a link.
 * @param firstType The type of the judged resource where the example names none.
 */
export function readExample(example: Example, firstType: string): ExampleGraph {
  const type = example.type ?? firstType;
  const address = `${type}.this`;
  const subject = instance(address, example.values, {
    action: example.action ?? 'create',
    replacePaths: example.replacePaths ?? [],
    ...(example.before === undefined ? {} : { before: example.before }),
  });
  const neighbours = (example.with ?? []).map((one) =>
    instance(one.address, one.values, {
      action: one.action ?? 'create',
      replacePaths: [],
      ...(one.action === 'no-op' ? { before: one.values } : {}),
    }),
  );
  return { graph: new LinkedGraph([subject, ...neighbours]), address };
}

interface Change {
  readonly action: Action;
  readonly replacePaths: readonly string[];
  readonly before?: Example['values'];
}

function instance(address: string, given: Example['values'], change: Change): Instance {
  const steps = address.split('.');
  const [type = '', name = ''] = steps[0] === 'data' ? steps.slice(1) : steps;
  const links = new Map<string, InstanceLink[]>();
  const values = toValueMap(given, '', links);
  const { action, replacePaths, before } = change;
  return {
    address,
    mode: steps[0] === 'data' ? 'data' : 'managed',
    type,
    name,
    module: '',
    realm: '',
    action,
    replacePaths,
    values: () => values,
    sensitive: false,
    ...(before === undefined ? {} : { before: () => toValueMap(before, '', new Map()) }),
    resolve: (path) => {
      const found = links.get(path);
      return found === undefined ? noReferences : { links: found, missing: [] };
    },
  };
}

function toValueMap(given: Example['values'], path: string, links: Map<string, InstanceLink[]>): ValueMap {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, toValue(value, path === '' ? name : `${path}.${name}`, links)]),
  );
}

function toValue(value: ExampleValue, path: string, links: Map<string, InstanceLink[]>): Value {
  if (isReference(value)) {
    const link: InstanceLink = { target: value.resource, attribute: value.attribute, strength: 'must', via: [] };
    links.set(path, [...(links.get(path) ?? []), link]);
    return UNKNOWN;
  }
  if (isList(value)) return value.map((item) => toValue(item, path, links));
  return typeof value === 'object' && value !== null ? toValueMap(value, path, links) : value;
}

function isList(value: ExampleValue): value is readonly ExampleValue[] {
  return Array.isArray(value);
}
