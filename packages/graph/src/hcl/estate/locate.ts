import type { SourceLocation } from '../syntax/body.ts';
import type { BlockContent } from './block-content.ts';
import type { ResourceInstance } from './resource-instance.ts';

/**
 * Finds where an argument is written.
 * @param path `rule[0].destination[1].bucket`, with or without indexes; '' for the resource.
 * @returns Place of the argument, or of the nearest block around it that is written.
 */
export function locate(instance: ResourceInstance, path: string): SourceLocation {
  const { block } = instance.place.configuration;
  if (path === '') return block.location;
  const steps = path.split('.');
  if (steps[0] === 'tags_all') steps[0] = 'tags';
  return locateIn(instance.content, steps);
}

function locateIn(content: BlockContent, [first, ...rest]: readonly string[]): SourceLocation {
  if (first === undefined) return content.location;
  const match = /^(.*?)(?:\[(\d+)\])?$/.exec(first);
  const name = match?.[1] ?? first;
  const argument = content.argument(name);
  if (argument !== undefined) return argument.location;
  const blocks = content.blocks(name);
  if (blocks === undefined) return content.location;
  const inner = blocks.kind === 'open' ? blocks.any : blocks.items[Number(match?.[2] ?? 0)];
  return inner === undefined ? content.location : locateIn(inner, rest);
}
