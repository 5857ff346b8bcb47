import {
  isReference,
  REFERENCE_MARK,
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
 * Reads an example of a control into a graph, as a saved plan would show it: references are unknown, with a link.
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
    document: (path, asWritten = false) => (asWritten ? writtenTexts(given, path) : undefined),
  };
}

/** The texts of a list with the references in them, as a saved plan shows them. */
function writtenTexts(given: Example['values'], path: string): Value | undefined {
  let current: ExampleValue | undefined = given;
  for (const step of path.split(/[.[\]]+/).filter((one) => one !== '')) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.entries(current).find(([name]) => name === step)?.[1];
  }
  return current !== undefined && isList(current) ? current.map(writtenText) : undefined;
}

function writtenText(value: ExampleValue): Value {
  if (isReference(value)) {
    return `${REFERENCE_MARK}${value.resource}.${value.attribute}${REFERENCE_MARK}${value.suffix ?? ''}`;
  }
  return typeof value === 'string' ? value : UNKNOWN;
}

function toValueMap(given: Example['values'], path: string, links: Map<string, InstanceLink[]>): ValueMap {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, toValue(value, path === '' ? name : `${path}.${name}`, links)]),
  );
}

function toValue(value: ExampleValue, path: string, links: Map<string, InstanceLink[]>): Value {
  if (isReference(value)) {
    const { resource: target, attribute, suffix } = value;
    const derived = suffix === undefined ? {} : { derived: true };
    const link: InstanceLink = { target, attribute, ...derived, strength: 'must', via: [] };
    links.set(path, [...(links.get(path) ?? []), link]);
    return UNKNOWN;
  }
  if (isList(value)) return value.map((item) => toValue(item, path, links));
  return typeof value === 'object' && value !== null ? toValueMap(value, path, links) : value;
}

function isList(value: ExampleValue): value is readonly ExampleValue[] {
  return Array.isArray(value);
}
