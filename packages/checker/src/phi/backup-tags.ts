import { isValueMap, property, type Block, type Resource, type ResourceGraph } from '@autoclave/catalog';
import { managed } from './store-names.ts';

/** Says which backup selections take a resource by its tags. */
export type SelectionsByTag = (resource: Resource) => readonly Resource[];

/**
 * Reads what backup selections take by tag: any of the `selection_tag` blocks, or all `string_equals` conditions over
 * everything. Other operators are left out: a label must not spread by a guess.
 */
export function selectionsByTag(graph: ResourceGraph): SelectionsByTag {
  const tests = managed(graph, 'aws_backup_selection').map((selection) => ({ selection, takes: testOf(selection) }));
  return (resource) => tests.flatMap(({ selection, takes }) => (takes(resource) ? [selection] : []));
}

interface Tag {
  readonly name: string;
  readonly value: string;
}

function testOf(selection: Resource): (resource: Resource) => boolean {
  const any = tagsIn(selection, 'selection_tag').filter(({ type }) => type === undefined || type === 'STRINGEQUALS');
  if (any.length > 0) return (resource) => any.some((tag) => hasTag(resource, tag));
  const conditions = selection.blocks('condition');
  const blocks = conditions.state === 'known' ? conditions.blocks : [];
  const all = blocks.flatMap((block) => tagsIn(block, 'string_equals'));
  const resources = selection.attribute('resources');
  const takesAll = resources.state === 'known' && Array.isArray(resources.value) && resources.value.includes('*');
  return (resource) => takesAll && all.every((tag) => hasTag(resource, tag));
}

function tagsIn(block: Block, name: string): readonly (Tag & { readonly type: string | undefined })[] {
  const inner = block.blocks(name);
  if (inner.state === 'unknown') return [];
  return inner.blocks.flatMap((one) => {
    const [key, value, type] = [textAt(one, 'key'), textAt(one, 'value'), textAt(one, 'type')];
    return key === undefined || value === undefined
      ? []
      : [{ name: key.replace(/^aws:ResourceTag\//, ''), value, type }];
  });
}

function hasTag(resource: Resource, { name, value }: Tag): boolean {
  return ['tags_all', 'tags'].some((argument) => {
    const tags = resource.attribute(argument);
    return tags.state === 'known' && isValueMap(tags.value) && property(tags.value, name) === value;
  });
}

function textAt(block: Block, name: string): string | undefined {
  const attribute = block.attribute(name);
  return attribute.state === 'known' && typeof attribute.value === 'string' ? attribute.value : undefined;
}
