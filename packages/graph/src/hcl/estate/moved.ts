import { showKey } from '../../address.ts';
import type { ModuleConfiguration } from '../configuration/module-configuration.ts';
import type { Expression } from '../syntax/expression.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** The address that an instance had before a `moved` block of its module, or of one above it. */
export function previousAddress({ address, place }: ResourceInstance): string | undefined {
  let module: typeof place.module | undefined = place.module;
  while (module !== undefined) {
    const inside = module.address === '' ? address : address.slice(module.address.length + 1);
    const before = movedFrom(movesOf(module.configuration), inside);
    if (before !== undefined) return module.inside(before);
    module = module.place.parent?.module;
  }
  return undefined;
}

/** What a `moved` block says, and which one of its module it is. */
interface Move {
  readonly from: string;
  readonly order: number;
}

const moves = new WeakMap<ModuleConfiguration, ReadonlyMap<string, Move>>();

/** The `moved` blocks of a module by the address that they move to; of several to one address, the first. */
function movesOf(configuration: ModuleConfiguration): ReadonlyMap<string, Move> {
  const known = moves.get(configuration);
  if (known !== undefined) return known;
  const byTarget = new Map<string, Move>();
  for (const [order, { body }] of configuration.moved.entries()) {
    const [from, to] = [body.arguments.get('from'), body.arguments.get('to')].map((one) => one && addressOf(one.value));
    if (from !== undefined && to !== undefined && !byTarget.has(to)) byTarget.set(to, { from, order });
  }
  moves.set(configuration, byTarget);
  return byTarget;
}

/** The first block counts that moves the address, or something that it lies in. */
function movedFrom(byTarget: ReadonlyMap<string, Move>, address: string): string | undefined {
  if (byTarget.size === 0) return undefined;
  const ends = [...[...address.matchAll(/[.[]/g)].map(({ index }) => index), address.length];
  let first: (Move & { readonly end: number }) | undefined;
  for (const end of ends) {
    const move = byTarget.get(address.slice(0, end));
    if (move !== undefined && (first === undefined || move.order < first.order)) first = { ...move, end };
  }
  return first && first.from + address.slice(first.end);
}

/** An address that is written as an expression. */
function addressOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute' && expression.kind !== 'index') return undefined;
  const on = addressOf(expression.on);
  if (on === undefined) return undefined;
  if (expression.kind === 'attribute') return `${on}.${expression.name}`;
  const { key } = expression;
  const isKey = key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number');
  return isKey ? `${on}${showKey(key.value)}` : undefined;
}
