import { convertTo } from '../values/convert.ts';
import {
  bareOf,
  dictionary,
  Dictionary,
  factsOf,
  inheriting,
  sequence,
  Sequence,
  type HclValue,
} from '../values/value.ts';
import {
  boolNames,
  exceptions,
  numberNames,
  otherNames,
  sensitivePaths,
  taggableTypes,
} from './generated/aws-schema.ts';

/** Words of a text, as a set that is made when it is first asked for. */
function lazySet(text: string): () => ReadonlySet<string> {
  let words: ReadonlySet<string> | undefined;
  return () => (words ??= new Set(text.trim().split(/\s+/)));
}

/** `name:item,item` entries, as a map that is made when it is first asked for. */
function lazyLists(text: string): () => ReadonlyMap<string, ReadonlySet<string>> {
  let lists: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return () =>
    (lists ??= new Map(
      text
        .trim()
        .split(/\s+/)
        .map((entry) => {
          const [name = '', items = ''] = entry.split(':');
          return [name, new Set(items.split(','))] as const;
        }),
    ));
}

const taggable = lazySet(taggableTypes);
const numbers = lazySet(numberNames);
const bools = lazySet(boolNames);
const others = lazySet(otherNames);
const sensitive = lazyLists(sensitivePaths);
const differing = lazyLists(exceptions);

/** Says whether a resource type has `tags_all`. */
export function isTaggable(type: string): boolean {
  return type.startsWith('aws_') && taggable().has(type.slice('aws_'.length));
}

/**
 * The attributes of a type that the provider marks as sensitive.
 * @param type With `data.` before it for a data source.
 * @returns Paths without indexes.
 */
export function sensitiveAttributes(type: string): ReadonlySet<string> {
  return sensitive().get(type) ?? none;
}

const none: ReadonlySet<string> = new Set();

/**
 * Converts a value to the type that the provider declares for an attribute of this name: text to a number, or a number to
 * text. Where the type has an attribute of this name that is something else than usual, the value is left as it is written.
 * @param type With `data.` before it for a data source.
 */
export function toDeclaredType(type: string, name: string, value: HclValue): HclValue {
  const bare = bareOf(value);
  if (bare === null || others().has(name) || differing().get(name)?.has(type) === true) return value;
  if (bare instanceof Sequence) return convertItems(type, name, bare, value);
  if (bare instanceof Dictionary) return convertEntries(bare, value);
  if (typeof bare === 'object') return value;
  const converted = convertTo(value, numbers().has(name) ? 'number' : bools().has(name) ? 'bool' : 'string');
  // What cannot be converted is an error that the provider will tell.
  return factsOf(converted).failure === undefined ? converted : value;
}

function convertItems(type: string, name: string, bare: Sequence, value: HclValue): HclValue {
  if (bare.items.every((item) => typeof item === 'string')) return value;
  const items = bare.items.map((item) =>
    bareOf(item) instanceof Dictionary ? item : toDeclaredType(type, name, item),
  );
  return inheriting(sequence(bare.kind, items), value);
}

/** A map of text. */
function convertEntries(bare: Dictionary, value: HclValue): HclValue {
  const entries = [...bare.entries];
  if (entries.every(([, one]) => typeof one === 'string')) return value;
  const converted = entries.map(([key, one]) => [key, toText(one)] as const);
  return inheriting(dictionary(bare.kind, converted), value);
}

function toText(value: HclValue): HclValue {
  const bare = bareOf(value);
  return typeof bare === 'number' || typeof bare === 'boolean' ? convertTo(value, 'string') : value;
}
