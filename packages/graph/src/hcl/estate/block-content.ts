import { elementsOf } from '../evaluate/elements.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { withName, type Scope } from '../evaluate/scope.ts';
import type { Argument, Block, Body, SourceLocation } from '../syntax/body.ts';
import { traversalOf } from '../syntax/expression.ts';
import { asPossible, joinTrails, missingTrail } from '../values/trail.ts';
import {
  bareOf,
  contained,
  dictionary,
  factsOf,
  missingValue,
  Unknown,
  unknownValue,
  type HclValue,
} from '../values/value.ts';

/** The nested blocks under one name: a list, or not known, with one block that stands for any of them. */
export type NestedBlocks =
  | { readonly kind: 'known'; readonly items: readonly BlockContent[] }
  | { readonly kind: 'open'; readonly why: Unknown; readonly any: BlockContent };

/** What of a block is read in another way than as it is written. */
export interface BlockReading {
  /** Arguments and blocks that are no part of the content, such as `lifecycle`. */
  readonly skipped: ReadonlySet<string>;
  /** Says whether what is written only counts when the resource is created, by `ignore_changes`. */
  isIgnored(name: string): boolean;
}

const asWritten: BlockReading = { skipped: new Set(), isIgnored: () => false };

/** Something else may stand there by now. What is written is a possible source of it. */
function keptValue(written: HclValue): Unknown {
  const kept = missingTrail('the value that ignore_changes keeps');
  return new Unknown({ trail: joinTrails([kept, asPossible(factsOf(written).trail)]) });
}

/** An argument that is evaluated when it is first asked for. */
export class LazyArgument {
  readonly location: SourceLocation;
  readonly #argument: Argument;
  readonly #scope: Scope;
  readonly #isIgnored: boolean;
  #value: HclValue | undefined;
  #isRunning = false;

  constructor(argument: Argument, scope: Scope, isIgnored: boolean) {
    this.location = argument.location;
    this.#argument = argument;
    this.#scope = scope;
    this.#isIgnored = isIgnored;
  }

  /** A value that needs itself is not known. */
  value(): HclValue {
    if (this.#value !== undefined) return this.#value;
    if (this.#isRunning) return missingValue(`${this.#argument.name}, which refers to itself,`);
    this.#isRunning = true;
    const written = contained(evaluate(this.#argument.value, this.#scope));
    this.#value = this.#isIgnored ? keptValue(written) : written;
    this.#isRunning = false;
    return this.#value;
  }
}

/** The arguments and nested blocks of a block, with `dynamic` blocks expanded. */
export class BlockContent {
  readonly location: SourceLocation;
  readonly #body: Body;
  readonly #scope: Scope;
  readonly #reading: BlockReading;
  readonly #arguments = new Map<string, LazyArgument>();
  #blocks: Map<string, NestedBlocks> | undefined;

  constructor(block: Pick<Block, 'body' | 'location'>, scope: Scope, reading: BlockReading = asWritten) {
    this.location = block.location;
    this.#body = block.body;
    this.#scope = scope;
    this.#reading = reading;
  }

  get argumentNames(): readonly string[] {
    return [...this.#body.arguments.keys()].filter((name) => !this.#reading.skipped.has(name));
  }

  get blockNames(): readonly string[] {
    return [...this.#nested().keys()];
  }

  argument(name: string): LazyArgument | undefined {
    const known = this.#arguments.get(name);
    if (known !== undefined) return known;
    const written = this.#reading.skipped.has(name) ? undefined : this.#body.arguments.get(name);
    if (written === undefined) return undefined;
    const argument = new LazyArgument(written, this.#scope, this.#reading.isIgnored(name));
    this.#arguments.set(name, argument);
    return argument;
  }

  blocks(name: string): NestedBlocks | undefined {
    return this.#nested().get(name);
  }

  #nested(): Map<string, NestedBlocks> {
    if (this.#blocks !== undefined) return this.#blocks;
    // Set before it is filled: a dynamic block that refers to the blocks of its own resource sees none of them.
    this.#blocks = new Map();
    const collected = new Map<string, BlockContent[]>();
    const open = new Map<string, NestedBlocks>();
    for (const block of this.#body.blocks) {
      const isDynamic = block.type === 'dynamic';
      const name = isDynamic ? (block.labels[0] ?? '') : block.type;
      if (this.#reading.skipped.has(name)) continue;
      const found = isDynamic ? this.#expand(block, name) : [new BlockContent(block, this.#scope)];
      if (!isExpanded(found)) open.set(name, found);
      else append(collected, name, found);
    }
    for (const [name, items] of collected) this.#blocks.set(name, { kind: 'known', items });
    for (const [name, one] of open) this.#blocks.set(name, one);
    for (const [name, items] of collected) {
      const [any] = items;
      if (any !== undefined && this.#reading.isIgnored(name))
        this.#blocks.set(name, { kind: 'open', why: keptValue(null), any });
    }
    return this.#blocks;
  }

  #expand(block: Block, name: string): readonly BlockContent[] | NestedBlocks {
    const { body } = block;
    const content = body.blocks.find((inner) => inner.type === 'content');
    const forEach = body.arguments.get('for_each');
    if (content === undefined || forEach === undefined) return [];
    const iterator = iteratorName(body.arguments.get('iterator')) ?? name;
    const over = evaluate(forEach.value, this.#scope);
    const make = (key: HclValue, value: HclValue): BlockContent => {
      const element = dictionary('object', [
        ['key', key],
        ['value', value],
      ]);
      return new BlockContent(content, withName(this.#scope, iterator, element));
    };
    const elements = elementsOf(over);
    if (!(elements instanceof Unknown)) return elements.map(([key, value]) => make(key, value));
    const bare = bareOf(over);
    const leaf = bare instanceof Unknown ? bare.leaf : undefined;
    const any = make(unknownValue, new Unknown({ trail: factsOf(over).trail, leaf }));
    return { kind: 'open', why: elements, any };
  }
}

function isExpanded(found: readonly BlockContent[] | NestedBlocks): found is readonly BlockContent[] {
  return Array.isArray(found);
}

function iteratorName(argument: Argument | undefined): string | undefined {
  if (argument === undefined) return undefined;
  if (argument.value.kind === 'literal' && typeof argument.value.value === 'string') return argument.value.value;
  return traversalOf(argument.value)?.[0];
}

function append(map: Map<string, BlockContent[]>, name: string, items: readonly BlockContent[]): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [...items]);
  else for (const item of items) known.push(item);
}
