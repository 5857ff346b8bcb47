import { UserError } from '@autoclave/catalog';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readInput } from '../../src/read-input.ts';
import { stories, storyText } from '../story.ts';

const texts: ReadonlyMap<string, string> = new Map([
  ...stories.map((story) => [story, storyText(story)] as const),
  ['a state', storyText('settled', 'shown-state.json')],
]);

/** Chosen by name, so that a failure prints no whole plan. */
const anyStory = fc.constantFrom(...texts.keys());

/** Values that a member may be replaced by: of every kind, and deeper than any provider nests. */
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(true, {}, [], null, '', 0, [null], { references: ['each.value', 7] }, ['delete'], '__proto__'),
  fc.constantFrom('module.a', 'local.x', 'var.key_arn', 'aws_kms_key.phi', 'module.storage').map((reference) => ({
    references: [reference],
  })),
  fc
    .integer({ min: 60, max: 400 })
    .map((depth) => JSON.parse(`${'['.repeat(depth)}true${']'.repeat(depth)}`) as unknown),
);

const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'references',
  'address',
  'module',
);

type Mutation =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'rename'; readonly at: number; readonly name: string }
  | { readonly kind: 'swap'; readonly at: number; readonly other: number };

const place = fc.nat({ max: 1_000_000 });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('replace'), at: place, value: strange }),
  fc.record({ kind: fc.constant('remove'), at: place }),
  fc.record({ kind: fc.constant('rename'), at: place, name: names }),
  fc.record({ kind: fc.constant('swap'), at: place, other: place }),
) as fc.Arbitrary<Mutation>;

describe('a mutated plan', () => {
  test('is read, or refused with an error that the user can act on', ({ expect }) => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyStory, fc.array(mutation, { minLength: 1, maxLength: 4 }), (story, mutations) => {
        const json: unknown = JSON.parse(texts.get(story)!);
        for (const one of mutations) mutate(json, one);
        try {
          readEverything(JSON.stringify(json));
          read += 1;
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          refused += 1;
        }
      }),
      { numRuns: 250 },
    );
    expect(read).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(5);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('cut anywhere is refused', ({ expect }) => {
    fc.assert(
      fc.property(anyStory, fc.double({ min: 0, max: 0.999, noNaN: true }), (story, share) => {
        const text = texts.get(story)!;
        const cut = text.trimEnd().slice(0, Math.floor(text.length * share));
        expect(() => readInput(cut, 'plan.json')).toThrow(UserError);
      }),
    );
  });

  test('any other text is refused', ({ expect }) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readInput(text, 'plan.json')).toThrow(UserError);
      }),
    );
  });
});

test('references that run in a circle end', ({ expect }) => {
  const call = (rest: object): object => ({ source: './m', ...rest });
  const plan = {
    format_version: '1.2',
    configuration: {
      root_module: {
        module_calls: {
          a: call({
            expressions: { x: { references: ['module.a.o.left', 'module.b.o.right'] } },
            module: { outputs: { o: { expression: { references: ['var.x.left', 'var.x.right'] } } } },
          }),
          b: call({
            expressions: { x: { references: ['module.a', 'module.b.o'] } },
            module: { outputs: { o: { expression: { references: ['var.x.left', 'var.x.right'] } } } },
          }),
        },
        resources: [
          {
            mode: 'managed',
            type: 'aws_x',
            name: 'y',
            expressions: { key: { references: ['module.b.o'] } },
          },
        ],
      },
    },
    resource_changes: [
      {
        address: 'aws_x.y',
        mode: 'managed',
        type: 'aws_x',
        name: 'y',
        change: { actions: ['create'], after: {}, after_unknown: { key: true } },
      },
    ],
  };
  const [instance] = readInput(JSON.stringify(plan), 'plan.json').instances;
  expect(instance?.resolve('key')).toEqual({ links: [], missing: [] });
});

/** Asks for all that controls may ask for. */
function readEverything(text: string): void {
  const input = readInput(text, 'plan.json');
  const graph = new LinkedGraph(input.instances);
  for (const resource of [...graph.resources(), ...graph.removed()]) {
    input.moduleCall(resource.module);
    const instance = input.instances.find((one) => one.address === resource.address);
    for (const name of Object.keys(instance?.values() ?? {})) {
      resource.attribute(name);
      graph.references(resource, `${name}.bucket`);
      const blocks = resource.blocks(name);
      const known = blocks.state === 'known' ? blocks.blocks : [];
      known.map((block) => [block.attribute('bucket'), block.attribute('id'), block.blocks('destination')]);
    }
    for (const name of ['bucket', 'kms_key_id', 'rule.destination.bucket', 'statement.resources']) {
      graph.references(resource, name);
    }
    graph.referrers(resource, 'aws_s3_bucket_versioning', 'bucket');
    resource.before?.attribute('id');
  }
}

type Holder = { [name: string]: unknown } | unknown[];

interface Slot {
  readonly holder: Holder;
  readonly name: string;
}

function mutate(json: unknown, mutation: Mutation): void {
  const slots = slotsOf(json);
  const slot = slots[mutation.at % Math.max(slots.length, 1)];
  if (slot === undefined) return;
  const value = read(slot);
  switch (mutation.kind) {
    case 'replace':
      return write(slot, mutation.value);
    case 'remove':
      return Array.isArray(slot.holder)
        ? void slot.holder.splice(Number(slot.name), 1)
        : void delete slot.holder[slot.name];
    case 'rename':
      return Array.isArray(slot.holder) ? undefined : write({ holder: slot.holder, name: mutation.name }, value);
    case 'swap': {
      const other = slots[mutation.other % slots.length];
      return other === undefined ? undefined : write(slot, structuredClone(read(other)));
    }
  }
}

function slotsOf(json: unknown): readonly Slot[] {
  const slots: Slot[] = [];
  const open: unknown[] = [json];
  for (const holder of open) {
    if (typeof holder !== 'object' || holder === null || slots.length > 20_000) continue;
    for (const [name, value] of Object.entries(holder)) {
      slots.push({ holder: holder as Holder, name });
      open.push(value);
    }
  }
  return slots;
}

function read({ holder, name }: Slot): unknown {
  return (holder as { [name: string]: unknown })[name];
}

function write({ holder, name }: Slot, value: unknown): void {
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}
