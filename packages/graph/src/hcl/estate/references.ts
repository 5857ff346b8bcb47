import type { InstanceReferences } from '../../instance.ts';
import { asPossible, joinTrails, referencesOf, type Trail } from '../values/trail.ts';
import { bareOf, Dictionary, factsOf, inheriting, LazyObject, Sequence, type HclValue } from '../values/value.ts';
import type { BlockContent, NestedBlocks } from './block-content.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** What an argument of an instance refers to. @param path Without the indexes of blocks. */
export function resolveReferences(instance: ResourceInstance, path: string): InstanceReferences {
  const steps = path.split('.');
  const trail = steps[0] === 'tags_all' ? tagsTrail(instance, steps.slice(1)) : contentTrail(instance.content, steps);
  return referencesOf(instance.place.uncertain === undefined ? trail : asPossible(trail));
}

function tagsTrail(instance: ResourceInstance, steps: readonly string[]): Trail | undefined {
  const tags = instance.allTags();
  return tags === undefined ? undefined : valueTrail(tags, steps);
}

function contentTrail(content: BlockContent, [first = '', ...rest]: readonly string[]): Trail | undefined {
  const argument = content.argument(first);
  if (argument !== undefined) return valueTrail(argument.value(), rest);
  const blocks = content.blocks(first);
  return blocks === undefined ? undefined : blocksTrail(blocks, rest);
}

/** Blocks that are not known come from what they are made for; what stands in them is a possible reference. */
function blocksTrail(blocks: NestedBlocks, rest: readonly string[]): Trail | undefined {
  if (blocks.kind === 'open') {
    const inside = asPossible(rest.length === 0 ? wholeTrail(blocks.any) : contentTrail(blocks.any, rest));
    return joinTrails([asPossible(blocks.why.trail), inside]);
  }
  return joinTrails(blocks.items.map((item) => (rest.length === 0 ? wholeTrail(item) : contentTrail(item, rest))));
}

/** Everything that stands in a block. */
function wholeTrail(content: BlockContent): Trail | undefined {
  return joinTrails([...content.argumentNames, ...content.blockNames].map((name) => contentTrail(content, [name])));
}

function valueTrail(value: HclValue, steps: readonly string[]): Trail | undefined {
  const [first, ...rest] = steps;
  if (first === undefined) return factsOf(value).trail;
  const bare = bareOf(value);
  if (bare instanceof Dictionary) {
    const member = bare.entries.get(first);
    return member === undefined ? undefined : valueTrail(inheriting(member, value), rest);
  }
  if (bare instanceof Sequence) return joinTrails(bare.items.map((item) => valueTrail(inheriting(item, value), steps)));
  if (bare instanceof LazyObject) return valueTrail(inheriting(bare.member(first), value), rest);
  return factsOf(value).trail;
}

/** The values of an argument, one for each block that has it. A step may hold the index of a block: `statement[0]`. */
export function valuesOf(content: BlockContent, [first = '', ...rest]: readonly string[]): readonly HclValue[] {
  const [, name = first, index] = /^(.+)\[(\d+)\]$/.exec(first) ?? [];
  const argument = content.argument(name);
  if (argument !== undefined) return rest.length === 0 ? [argument.value()] : [];
  const blocks = content.blocks(name);
  if (blocks === undefined || rest.length === 0) return [];
  if (index === undefined) {
    return blocks.kind === 'open' ? valuesOf(blocks.any, rest) : blocks.items.flatMap((item) => valuesOf(item, rest));
  }
  const one = blocks.kind === 'open' ? undefined : blocks.items[Number(index)];
  return one === undefined ? [] : valuesOf(one, rest);
}
