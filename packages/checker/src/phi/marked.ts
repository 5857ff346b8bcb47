import { isValueMap, type Resource, type ResourceGraph } from '@autoclave/catalog';
import { compilePattern } from '../waivers/pattern.ts';
import { storeTypes } from './flows.ts';

/** How a resource was marked as holding PHI. */
export type PhiMark = 'tag' | 'option';

/**
 * Finds the resources that somebody marked as holding PHI: stores with the tag `DataClassification` PHI, both in any letter
 * case, and whatever the patterns of the run name.
 * @param patterns Address patterns, see `compilePattern`.
 */
export function markedResources(graph: ResourceGraph, patterns: readonly string[]): ReadonlyMap<Resource, PhiMark> {
  const matchers = patterns.map(compilePattern);
  const marked = new Map<Resource, PhiMark>();
  for (const resource of graph.resources()) {
    if (resource.mode === 'data') continue;
    if (matchers.some((matches) => matches(resource.address))) marked.set(resource, 'option');
    else if (storeTypes.has(resource.type) && isTagged(resource)) marked.set(resource, 'tag');
  }
  return marked;
}

/** `tags_all` holds the default tags of the provider too; inputs that are no plan may have `tags` alone. */
function isTagged(resource: Resource): boolean {
  return ['tags_all', 'tags'].some((name) => {
    const tags = resource.attribute(name);
    if (tags.state !== 'known' || !isValueMap(tags.value)) return false;
    return Object.entries(tags.value).some(
      ([key, value]) => isEqual(key, 'dataclassification') && isEqual(value, 'phi'),
    );
  });
}

function isEqual(value: unknown, lower: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === lower;
}
