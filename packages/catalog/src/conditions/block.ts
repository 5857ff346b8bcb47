import { allOf, anyOf, fail, pass, unknown, type Outcome } from '../outcome.ts';
import type { Block, Blocks } from '../resource.ts';
import type { Setting } from '../setting.ts';
import { missingHop } from '../show.ts';
import type { Condition } from './condition.ts';
import { joinPath } from './predicate.ts';

/** The statements that can be made of the nested blocks under one name. */
export interface BlockConditions {
  /** At least one block is there. `settings` is what the fix writes into it. */
  exists(settings?: readonly Setting[]): Condition;
  /** No block is there. */
  isAbsent(): Condition;
  /** At least one block is there and meets the condition. */
  some(inner: Condition): Condition;
  /** Every block meets the condition; true when there is none. */
  every(inner: Condition): Condition;
}

/**
 * Starts a condition on the nested blocks called `name`.
 * @param options `whenAbsent: 'none'` is for blocks that the provider would compute when they are left out: they count
 * as none. A plan shows a `dynamic` block over a collection that is not known yet in the same way, unless the provider
 * declares the block as an attribute (`ingress`, `route`); so without the option they are unknown.
 */
export function block(name: string, options: { readonly whenAbsent?: 'none' } = {}): BlockConditions {
  const read = (owner: Block): Blocks =>
    options.whenAbsent === 'none' && owner.attribute(name).state === 'absent'
      ? { state: 'known', blocks: [] }
      : owner.blocks(name);
  return {
    exists: (settings = []) =>
      blockCondition(
        { name, read },
        {
          judge: (blocks, at) => (blocks.length > 0 ? pass({ at }) : fail(at, 'no such block', 'be there')),
          toHcl: (list) => `length(${list}) > 0`,
          must: 'be there',
          settings: [{ kind: 'block', name, settings }],
        },
      ),
    isAbsent: () =>
      blockCondition(
        { name, read },
        {
          judge: (blocks, at) =>
            blocks.length === 0 ? pass({ at, value: 'no such block' }) : fail(at, `${blocks.length}`, 'be left out'),
          toHcl: (list) => `length(${list}) == 0`,
          must: 'be left out',
          settings: [{ kind: 'remove', name }],
        },
      ),
    some: (inner) =>
      blockCondition(
        { name, read },
        {
          judge: (blocks, at) =>
            anyOf(
              blocks.map((one) => inner.evaluate(one)),
              fail(at, 'no such block', `be there, where ${inner.requirement}`),
            ),
          toHcl: (list, item) => `anytrue([for ${item} in ${list} : ${inner.toHcl(item)}])`,
          must: `be there, where ${inner.requirement}`,
          settings: [{ kind: 'block', name, settings: inner.settings() }],
        },
      ),
    every: (inner) =>
      blockCondition(
        { name, read },
        {
          judge: (blocks, at) =>
            blocks.length === 0
              ? pass({ at, value: 'no such block' })
              : allOf(blocks.map((one) => inner.evaluate(one))),
          toHcl: (list, item) => `alltrue([for ${item} in ${list} : ${inner.toHcl(item)}])`,
          must: `hold only blocks where ${inner.requirement}`,
          settings: [{ kind: 'block', name, settings: inner.settings() }],
        },
      ),
  };
}

interface BlockName {
  readonly name: string;
  read(owner: Block): Blocks;
}

interface BlockSpec {
  judge(blocks: readonly Block[], at: string): Outcome;
  toHcl(list: string, item: string): string;
  readonly must: string;
  readonly settings: readonly Setting[];
}

function blockCondition({ name, read }: BlockName, spec: BlockSpec): Condition {
  const condition: Condition = {
    kind: 'condition',
    evaluate: (owner) => judgeBlocks(read(owner), joinPath(owner.path, name), spec),
    toHcl: (subject) => spec.toHcl(`${subject}.${name}`, name),
    settings: () => spec.settings,
    requirement: `${name} must ${spec.must}`,
    get parts() {
      return [condition];
    },
    reads: [name],
  };
  return condition;
}

function judgeBlocks(blocks: Blocks, at: string, spec: BlockSpec): Outcome {
  if (blocks.state === 'unknown') return unknown(at, missingHop(blocks.references));
  return spec.judge(blocks.blocks, at);
}
