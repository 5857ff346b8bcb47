import { openKeys, showKey, type InstanceKey } from '../../address.ts';
import { elementsOf } from '../evaluate/elements.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { ModuleScope, Names } from '../evaluate/scope.ts';
import type { Argument, Block } from '../syntax/body.ts';
import { convertTo } from '../values/convert.ts';
import { asPossible } from '../values/trail.ts';
import {
  bareOf,
  Dictionary,
  dictionary,
  factsOf,
  LazyObject,
  Sequence,
  Unknown,
  type HclValue,
} from '../values/value.ts';
import type { Reading } from './reading.ts';

/** One instance that a block stands for. */
export interface ExpandedInstance {
  readonly key: InstanceKey;
  /** What follows the name in an address: `["a.b"]`, `[0]`, or `[each.key]` where the key is not known. */
  readonly suffix: string;
  /** `each` or `count`. */
  readonly names: Names | undefined;
}

/** The instances that `count` and `for_each` ask for. */
export interface Expansion {
  readonly kind: 'single' | 'count' | 'for_each';
  readonly instances: readonly ExpandedInstance[];
  /** Why the instances are not known; then there is one that stands for any of them. */
  readonly uncertain: string | undefined;
}

/** Reads `count` and `for_each` of a resource, data source or module call. */
export function expand(block: Block, module: ModuleScope, reading: Reading): Expansion {
  const count = block.body.arguments.get('count');
  if (count !== undefined) return expandCount(count, block, module, reading);
  const forEach = block.body.arguments.get('for_each');
  if (forEach !== undefined) return expandForEach(forEach, block, module, reading);
  return { kind: 'single', instances: [{ key: undefined, suffix: '', names: undefined }], uncertain: undefined };
}

function expandCount(argument: Argument, block: Block, module: ModuleScope, reading: Reading): Expansion {
  const value = evaluate(argument.value, { module, names: undefined });
  const count = bareOf(convertTo(value, 'number'));
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return uncertain('count', argument, value);
  if (!admit(count, block, reading)) return uncertain('count', argument, value);
  const instances = Array.from({ length: count }, (_, index) => instanceOf(index, 'count', [['index', index]]));
  return { kind: 'count', instances, uncertain: undefined };
}

function expandForEach(argument: Argument, block: Block, module: ModuleScope, reading: Reading): Expansion {
  const value = evaluate(argument.value, { module, names: undefined });
  const bare = bareOf(value);
  const isAllowed =
    bare instanceof Dictionary || bare instanceof LazyObject || (bare instanceof Sequence && bare.kind === 'set');
  const elements = isAllowed ? elementsOf(value) : undefined;
  if (elements === undefined || elements instanceof Unknown) return uncertain('for_each', argument, value);
  if (!admit(elements.length, block, reading)) return uncertain('for_each', argument, value);
  const instances: ExpandedInstance[] = [];
  for (const [key, one] of elements) {
    const name = bareOf(convertTo(key, 'string'));
    if (typeof name !== 'string') return uncertain('for_each', argument, value);
    instances.push(
      instanceOf(name, 'each', [
        ['key', name],
        ['value', one],
      ]),
    );
  }
  return { kind: 'for_each', instances, uncertain: undefined };
}

function admit(count: number, block: Block, reading: Reading): boolean {
  if (reading.admit(count)) return true;
  const title = [block.type, ...block.labels].join(' ');
  reading.diagnostics.add('hcl-limit', `${title} asks for more instances than are read`, block.location);
  return false;
}

function instanceOf(
  key: string | number,
  name: string,
  entries: readonly (readonly [string, HclValue])[],
): ExpandedInstance {
  return { key, suffix: showKey(key), names: { name, value: dictionary('object', entries), outer: undefined } };
}

function uncertain(kind: 'count' | 'for_each', argument: Argument, value: HclValue): Expansion {
  const { trail, failure } = factsOf(value);
  const bare = bareOf(value);
  const any =
    bare instanceof Unknown ? new Unknown({ trail, leaf: bare.leaf }) : new Unknown({ trail: asPossible(trail) });
  const key = new Unknown({ isNotNull: true });
  const names =
    kind === 'count'
      ? instanceOf('', 'count', [['index', key]])
      : instanceOf('', 'each', [
          ['key', key],
          ['value', any],
        ]);
  const { file, line } = argument.location;
  const reason = failure === undefined ? 'is not known' : `cannot be computed (${failure})`;
  return {
    kind,
    instances: [{ key: undefined, suffix: openKeys[kind], names: names.names }],
    uncertain: `${kind} at ${file}:${line} ${reason}`,
  };
}
