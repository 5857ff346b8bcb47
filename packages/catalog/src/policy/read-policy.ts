import type { Block, References, Resource, ResourceGraph } from '../resource.ts';
import { missingHop, reference } from '../show.ts';
import { isValueMap, type Value } from '../value.ts';
import { parsePolicy, type ParsedPolicy } from './parse-policy.ts';
import type { PolicyReading } from './policy-reading.ts';
import { isDocumentText, readDocument } from './read-document.ts';

/** Arguments of other resources that hold a policy text. */
const policyAttribute = /(?:^|[._])(?:policy|json)$/;

/** References followed one after the other before the policy is taken as not known. */
const furthest = 8;

/** What was read, by resource and argument: a dozen controls ask for the policy of the same bucket. */
const readings = new WeakMap<ResourceGraph, WeakMap<Resource, Map<string, PolicyReading>>>();

/**
 * Reads the policy that an argument of a resource holds: its JSON where that is known, else the policy document that
 * the argument refers to. Text that is not JSON, and text computed from more than one source, is unreadable, never empty.
 */
export function readPolicy(resource: Resource, argument: string, graph: ResourceGraph): PolicyReading {
  let ofGraph = readings.get(graph);
  if (ofGraph === undefined) readings.set(graph, (ofGraph = new WeakMap()));
  let ofResource = ofGraph.get(resource);
  if (ofResource === undefined) ofGraph.set(resource, (ofResource = new Map()));
  let reading = ofResource.get(argument);
  if (reading === undefined) {
    reading = readText({ resource, block: resource, argument }, `${resource.address}.${argument}`, graph);
    ofResource.set(argument, reading);
  }
  return reading;
}

/**
 * Reads the policy in an argument of a nested block.
 * @param block A block of `resource`.
 */
export function readBlockPolicy(
  resource: Resource,
  block: Block,
  argument: string,
  graph: ResourceGraph,
): PolicyReading {
  return readText({ resource, block, argument }, `${resource.address}.${block.path}.${argument}`, graph);
}

/** An argument of a resource, or of a block in it. */
interface Place {
  readonly resource: Resource;
  readonly block: Block;
  readonly argument: string;
}

function readText(place: Place, at: string, graph: ResourceGraph, hops = 0): PolicyReading {
  const text = place.block.attribute(place.argument);
  if (text.state === 'absent' || (text.state === 'known' && text.value === '')) return { state: 'absent', at };
  if (text.state === 'known') return toReading(parsePolicy(text.value, '', text.sensitive), at);
  const written = writtenDocument(place, graph);
  if (written === undefined) return readReference(text.references, at, graph, hops);
  return toReading(
    parsePolicy(written, '', false, () => text.references),
    at,
  );
}

function toReading(policy: ParsedPolicy, at: string): PolicyReading {
  return 'unreadable' in policy
    ? { state: 'unreadable', at, missing: policy.unreadable }
    : { state: 'read', at, ...policy };
}

/** The policy as the configuration writes it, with gaps where its parts are not known. */
function writtenDocument({ resource, block, argument }: Place, graph: ResourceGraph): Value | undefined {
  const path = block.path === '' ? argument : `${block.path.replaceAll(/\[\d+\]/g, '')}.${argument}`;
  const written = graph.document(resource, path, true);
  return isValueMap(written) ? written : undefined;
}

function readReference(references: References, at: string, graph: ResourceGraph, hops: number): PolicyReading {
  const [link, another] = references.links;
  const unreadable: PolicyReading = { state: 'unreadable', at, missing: missingHop(references) };
  if (link === undefined || another !== undefined) return unreadable;
  if (references.missing.length > 0 || link.strength === 'may' || hops === furthest) return unreadable;
  // Whatever a template or a function makes of a policy, it is another one.
  if (link.derived === true) {
    const source = reference(link.target.address, link.attribute);
    return { state: 'unreadable', at, missing: `known after apply, made from ${source}` };
  }
  if (isDocumentText(link)) {
    // The document is known and this text is not: something else goes into it.
    if (link.target.attribute('json').state === 'known') {
      const source = reference(link.target.address, link.attribute);
      return { state: 'unreadable', at, missing: `known after apply, computed from ${source} and more` };
    }
    return { state: 'read', at, ...readDocument(link.target, graph) };
  }
  if (!policyAttribute.test(link.attribute)) return unreadable;
  const place: Place = { resource: link.target, block: link.target, argument: link.attribute };
  const followed = readText(place, at, graph, hops + 1);
  return followed.state === 'read' ? followed : unreadable;
}
