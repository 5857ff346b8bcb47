import { asPossible, linkTrail } from '../values/trail.ts';
import {
  bareOf,
  dictionary,
  Dictionary,
  factsOf,
  isWrapped,
  LazyObject,
  mark,
  sequence,
  Sequence,
  Unknown,
  unknownAttribute,
  unknownFrom,
  type Facts,
  type HclValue,
  type Leaf,
} from '../values/value.ts';
import type { BlockContent, NestedBlocks } from './block-content.ts';

/** A resource instance that expressions can refer to. */
export interface Referable {
  readonly address: string;
  attribute(name: string): HclValue;
}

/** A resource instance as an object. Its attributes are read one at a time; only the provider knows them all. */
export class ResourceValue extends LazyObject {
  readonly #resource: Referable;

  constructor(resource: Referable) {
    super();
    this.#resource = resource;
  }

  member(name: string): HclValue {
    return this.#resource.attribute(name);
  }

  whole(): HclValue {
    return unknownAttribute({ target: this.#resource.address, attribute: '', isCertain: true });
  }

  facts(): Facts {
    return openFacts(linkTrail(this.#resource.address, ''));
  }
}

/** A nested block of a resource as an object. */
class BlockValue extends LazyObject {
  readonly #content: BlockContent;
  readonly #leaf: Leaf;

  constructor(content: BlockContent, leaf: Leaf) {
    super();
    this.#content = content;
    this.#leaf = leaf;
  }

  member(name: string): HclValue {
    return contentAttribute(this.#content, name, inside(this.#leaf, name));
  }

  whole(): HclValue {
    return unknownAttribute(this.#leaf);
  }

  facts(): Facts {
    return openFacts(linkTrail(this.#leaf.target, this.#leaf.attribute));
  }
}

/** Instances of which nobody knows how many there are: each key leads to the one that stands for any of them. */
export class AnyInstance extends LazyObject {
  readonly #instance: HclValue;

  constructor(instance: HclValue) {
    super();
    this.#instance = instance;
  }

  member(): HclValue {
    return this.#instance;
  }

  override any(): HclValue {
    return this.#instance;
  }

  whole(): HclValue {
    return new Unknown({ trail: asPossible(factsOf(this.#instance).trail), isNotNull: true });
  }

  facts(): Facts {
    return openFacts(asPossible(factsOf(this.#instance).trail));
  }
}

function openFacts(trail: Facts['trail']): Facts {
  return { isKnown: false, failure: undefined, isSensitive: false, trail, size: 1 };
}

/** What an attribute of a resource holds, by what is written; anything that is not written is up to the provider. */
export function contentAttribute(content: BlockContent, name: string, leaf: Leaf): HclValue {
  const argument = content.argument(name);
  if (argument !== undefined) {
    const value = argument.value();
    return bareOf(value) === null ? unknownAttribute(leaf) : asAttribute(value, leaf);
  }
  const blocks = content.blocks(name);
  return blocks === undefined ? unknownAttribute(leaf) : blockValues(blocks, leaf);
}

function blockValues(blocks: NestedBlocks, leaf: Leaf): HclValue {
  if (blocks.kind === 'open') return unknownFrom([unknownAttribute(leaf)], { leaf });
  return sequence(
    'list',
    blocks.items.map((item) => new BlockValue(item, leaf)),
  );
}

/** A value read from a resource comes from that resource, wherever the resource itself has it from. */
export function asAttribute(value: HclValue, leaf: Leaf): HclValue {
  const rooted = reroot(value, leaf);
  const isOpen = bareOf(rooted) instanceof Unknown;
  return isOpen ? rooted : mark(rooted, linkTrail(leaf.target, leaf.attribute, leaf.isCertain), false);
}

function reroot(value: HclValue, leaf: Leaf): HclValue {
  const facts = factsOf(value);
  if (facts.trail === undefined && facts.isKnown) return value;
  const bare = bareOf(value);
  const own = rerootBare(bare, leaf);
  return isWrapped(value) && facts.isSensitive ? mark(own, undefined, true) : own;
}

function rerootBare(bare: ReturnType<typeof bareOf>, leaf: Leaf): HclValue {
  if (bare instanceof Sequence)
    return sequence(
      bare.kind,
      bare.items.map((item) => reroot(item, leaf)),
    );
  if (bare instanceof Dictionary) {
    return dictionary(
      bare.kind,
      [...bare.entries].map(([key, one]) => [key, reroot(one, inside(leaf, key))] as const),
    );
  }
  if (bare instanceof LazyObject) return unknownAttribute(leaf);
  if (!(bare instanceof Unknown)) return bare;
  const { partial, isNotNull, failure } = bare;
  return new Unknown({
    trail: linkTrail(leaf.target, leaf.attribute, leaf.isCertain),
    leaf,
    partial,
    isNotNull,
    failure,
  });
}

function inside(leaf: Leaf, name: string): Leaf {
  return { ...leaf, attribute: `${leaf.attribute}.${name}` };
}
