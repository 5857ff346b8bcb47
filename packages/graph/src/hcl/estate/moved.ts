import { showKey } from '../../address.ts';
import type { Block } from '../syntax/body.ts';
import type { Expression } from '../syntax/expression.ts';
import type { ResourceInstance } from './resource-instance.ts';

/** The address that an instance had before a `moved` block of its module, or of one above it. */
export function previousAddress({ address, place }: ResourceInstance): string | undefined {
  let module: typeof place.module | undefined = place.module;
  while (module !== undefined) {
    const inside = module.address === '' ? address : address.slice(module.address.length + 1);
    for (const block of module.configuration.moved) {
      const before = movedFrom(block, inside);
      if (before !== undefined) return module.inside(before);
    }
    module = module.place.parent?.module;
  }
  return undefined;
}

function movedFrom({ body }: Block, address: string): string | undefined {
  const [from, to] = [body.arguments.get('from'), body.arguments.get('to')].map((one) => one && addressOf(one.value));
  if (from === undefined || to === undefined || !address.startsWith(to)) return undefined;
  const rest = address.slice(to.length);
  return rest === '' || rest.startsWith('.') || rest.startsWith('[') ? from + rest : undefined;
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
