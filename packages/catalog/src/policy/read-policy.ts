import type { Attribute, Block, References, Resource, ResourceGraph } from '../resource.ts';
import { missingHop, reference } from '../show.ts';
import { parsePolicy } from './parse-policy.ts';
import type { PolicyReading } from './policy-reading.ts';
import { isDocumentText, readDocument } from './read-document.ts';

/** Arguments of other resources that hold a policy text. */
const policyAttribute = /(?:^|[._])(?:policy|json)$/;

/** References followed one after the other before the policy is taken as not known. */
const furthest = 8;

/**
 * Reads the policy that an argument of a resource holds: its JSON where that is known, else the policy document that
 * the argument refers to. Text that is not JSON, and text computed from more than one source, is unreadable, never empty.
 */
export function readPolicy(resource: Resource, argument: string, graph: ResourceGraph): PolicyReading {
  return readText(resource.attribute(argument), `${resource.address}.${argument}`, graph);
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
  return readText(block.attribute(argument), `${resource.address}.${block.path}.${argument}`, graph);
}

function readText(text: Attribute, at: string, graph: ResourceGraph, hops = 0): PolicyReading {
  if (text.state === 'absent' || (text.state === 'known' && text.value === '')) return { state: 'absent', at };
  if (text.state === 'unknown') return readReference(text.references, at, graph, hops);
  const policy = parsePolicy(text.value, '', text.sensitive);
  return 'unreadable' in policy
    ? { state: 'unreadable', at, missing: policy.unreadable }
    : { state: 'read', at, ...policy };
}

function readReference(references: References, at: string, graph: ResourceGraph, hops: number): PolicyReading {
  const [link, another] = references.links;
  const unreadable: PolicyReading = { state: 'unreadable', at, missing: missingHop(references) };
  if (link === undefined || another !== undefined) return unreadable;
  if (references.missing.length > 0 || link.strength === 'may' || hops === furthest) return unreadable;
  if (isDocumentText(link)) {
    // The document is known and this text is not: something else goes into it.
    if (link.target.attribute('json').state === 'known') {
      const source = reference(link.target.address, link.attribute);
      return { state: 'unreadable', at, missing: `known after apply, computed from ${source} and more` };
    }
    return { state: 'read', at, ...readDocument(link.target, graph) };
  }
  if (!policyAttribute.test(link.attribute)) return unreadable;
  const followed = readText(link.target.attribute(link.attribute), at, graph, hops + 1);
  return followed.state === 'read' ? followed : unreadable;
}
