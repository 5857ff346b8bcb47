import type { Instance } from '@autoclave/graph';
import {
  Blocks,
  idOf,
  Raw,
  refsIn,
  type Argument,
  type Arguments,
  type Configuration,
  type Declaration,
} from './model.ts';
import { printDeclaration, printExpression, type Spelling } from './print.ts';
import { Declared, withProvider, type Transformation } from './transformation.ts';

/**
 * Writes resources of one type and one shape as one block with `for_each` over a map of objects, the way most modules take
 * them. Each resource keeps its name as its key.
 */
export const grouped: Transformation = {
  name: 'resources of one shape as for_each over a map of objects',
  moves: true,
  write: (configurations) =>
    withProvider(Object.fromEntries(configurations.map((one) => [`${one.name}.tf`, printGroups(one)]))),
  base: ({ mode, type, address }: Instance) => {
    const key = /\["(\w+)"\]$/.exec(address)?.[1] ?? '';
    return `${mode === 'data' ? 'data.' : ''}${type}.${key}`;
  },
};

interface Group {
  readonly name: string;
  readonly members: readonly Declaration[];
}

function printGroups(configuration: Configuration): string {
  const groups = groupsOf(configuration);
  const nameOf = new Map(groups.flatMap(({ name, members }) => members.map((one) => [idOf(one), name] as const)));
  const declared = new Declared(configuration);
  const spelling: Spelling = {
    refer: ({ target, attribute }) => {
      const { mode, type, name } = declared.get(target);
      return `${mode === 'data' ? 'data.' : ''}${type}.${nameOf.get(target)}["${name}"].${attribute}`;
    },
  };
  return groups.map((group) => printGroup(group, spelling)).join('\n');
}

function printGroup({ name, members }: Group, spelling: Spelling): string {
  const [first] = members;
  if (first === undefined) return '';
  const objects = members.map((one) => {
    const leaves = leavesOf(one.values).map(
      (leaf, index) => `v${index} = ${printExpression(leaf, { spelling, from: one })}\n`,
    );
    return `${one.name} = {\n${leaves.join('')}}\n`;
  });
  let next = 0;
  // Every leaf is written as a member of each.value, in the order of the leaves.
  const values = hollow(first.values, () => new Raw(`each.value.v${(next += 1) - 1}`));
  return printDeclaration(
    { ...first, name, values },
    { ...spelling, meta: () => `for_each = {\n${objects.join('')}}\n` },
  );
}

function isBlocks(value: Argument): value is Blocks {
  return value instanceof Blocks;
}

function leavesOf(values: Arguments): readonly Argument[] {
  return Object.values(values).flatMap((value) => (isBlocks(value) ? value.list.flatMap(leavesOf) : [value]));
}

function hollow(values: Arguments, make: () => Raw): Arguments {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isBlocks(value) ? new Blocks(value.list.map((block) => hollow(block, make))) : make(),
    ]),
  );
}

function groupsOf(configuration: Configuration): readonly Group[] {
  const levels = levelsOf(configuration);
  // Members of one level never refer to each other, so that no group depends on itself.
  const byShape = Map.groupBy(configuration.declarations, (one) => {
    const shape = JSON.stringify(hollow(one.values, () => new Raw('')));
    return `${one.mode} ${one.type} ${levels.get(idOf(one))} ${shape}`;
  });
  return [...byShape.values()].map((members) => ({ name: `each_${members[0]?.name ?? ''}`, members }));
}

function levelsOf(configuration: Configuration): ReadonlyMap<string, number> {
  const declared = new Declared(configuration);
  const levels = new Map<string, number>();
  const levelOf = (id: string): number => {
    const known = levels.get(id);
    if (known !== undefined) return known;
    const level = Math.max(0, ...refsIn(declared.get(id).values).map(({ target }) => levelOf(target) + 1));
    levels.set(id, level);
    return level;
  };
  for (const one of declared.all) levelOf(idOf(one));
  return levels;
}
