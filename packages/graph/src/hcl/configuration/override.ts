import type { Argument, Block } from '../syntax/body.ts';

/** Blocks after an override file, and blocks of it that override nothing. */
export interface Overridden {
  readonly blocks: readonly Block[];
  readonly unmatched: readonly Block[];
}

/**
 * Lays the blocks of an override file over those of the module: arguments replace those of their name, nested blocks
 * replace all of their type, and `lifecycle` is laid over argument by argument.
 * @see https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
 */
export function overrideBlocks(blocks: readonly Block[], overrides: readonly Block[]): Overridden {
  const result = [...blocks];
  const unmatched: Block[] = [];
  const places = placesByName(blocks);
  for (const override of overrides) {
    if (override.type === 'locals') overrideLocals(result, override);
    else if (override.type === 'terraform') result.push(override);
    else {
      const at = places.get(nameOf(override));
      const base = at === undefined ? undefined : result[at];
      if (at === undefined || base === undefined) unmatched.push(override);
      else result[at] = layOver(base, override);
    }
  }
  return { blocks: result, unmatched };
}

/** Where the first block of each name stands. A block keeps its name and its place whatever is laid over it. */
function placesByName(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [at, block] of blocks.entries()) {
    const name = nameOf(block);
    if (!places.has(name)) places.set(name, at);
  }
  return places;
}

/** Provider configurations of one name differ by their alias. */
function nameOf(block: Block): string {
  const alias = block.type === 'provider' ? block.body.arguments.get('alias')?.value : undefined;
  const suffix = alias?.kind === 'literal' ? String(alias.value) : '';
  return JSON.stringify([block.type, ...block.labels, suffix]);
}

/** Locals are overridden one by one, wherever they stand. */
function overrideLocals(blocks: Block[], override: Block): void {
  const names = override.body.arguments;
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'locals') continue;
    const kept = new Map([...block.body.arguments].filter(([name]) => !names.has(name)));
    blocks[at] = { ...block, body: { ...block.body, arguments: kept } };
  }
  blocks.push(override);
}

function layOver(base: Block, override: Block): Block {
  const replaced = new Set(override.body.blocks.map(nestedType));
  const kept = base.body.blocks.filter((block) => !replaced.has(nestedType(block)) || block.type === 'lifecycle');
  const added = override.body.blocks.filter((block) => block.type !== 'lifecycle');
  const lifecycle = override.body.blocks.find((block) => block.type === 'lifecycle');
  const given = new Map<string, Argument>([...base.body.arguments, ...override.body.arguments]);
  return { ...base, body: { arguments: given, blocks: [...withLifecycle(kept, lifecycle), ...added] } };
}

function withLifecycle(blocks: readonly Block[], override: Block | undefined): readonly Block[] {
  if (override === undefined) return blocks;
  const base = blocks.find((block) => block.type === 'lifecycle');
  if (base === undefined) return [...blocks, override];
  return blocks.map((block) => (block === base ? layOver(base, override) : block));
}

/** A dynamic block makes blocks of the type that it is labelled with. */
function nestedType(block: Block): string {
  return block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type;
}
