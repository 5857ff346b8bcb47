import fc from 'fast-check';

/** A change of a JSON text. */
export type JsonMutation =
  | { readonly kind: 'text'; readonly at: number; readonly length: number; readonly piece: string }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'replace'; readonly at: number; readonly value: string }
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number };

const deep = `${'['.repeat(2000)}1${']'.repeat(2000)}`;

/** Values that stand where another one is expected, as JSON. */
const odd = [
  'null',
  'true',
  '-1',
  '1e400',
  '""',
  '"x"',
  '[]',
  '{}',
  '[null]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '"${local.x}"',
  '"module.a[\\"b.c\\"].aws_x.y"',
  '{"references":["module.m","module.m.o","local.x","each.value"]}',
  '{"constant_value":null}',
  '"\\u0000\\ud800"',
  JSON.stringify('a'.repeat(100_000)),
  deep,
];
const pieces = ['"', '{', '}', '[', ']', ',', ':', '\\', '\u0000', '1e9', 'null', '/*', '\ud83d\ude00'];

export const jsonMutation: fc.Arbitrary<JsonMutation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('replace'), at: fc.nat(), value: fc.constantFrom(...odd) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete'), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat'), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('text'),
      at: fc.nat(),
      length: fc.nat(20),
      piece: fc.constantFrom(...pieces),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate'), at: fc.nat() }) },
);

interface Holder {
  [key: string]: unknown;
}

/** A text of JSON with changes, made one after the other; those of the tree need a text that can still be parsed. */
export function mutateJson(text: string, mutations: readonly JsonMutation[]): string {
  return mutations.reduce(mutate, text);
}

function mutate(text: string, mutation: JsonMutation): string {
  if (mutation.kind === 'truncate') return text.slice(0, mutation.at % (text.length + 1));
  if (mutation.kind === 'text') {
    const from = mutation.at % (text.length + 1);
    return text.slice(0, from) + mutation.piece + text.slice(from + mutation.length);
  }
  const tree = parsed(text);
  if (tree === undefined) return text;
  const places = placesIn(tree);
  const place = places[mutation.at % Math.max(places.length, 1)];
  if (place === undefined) return text;
  const [holder, key] = place;
  if (mutation.kind === 'delete') remove(holder, key);
  else if (mutation.kind === 'repeat') repeat(holder, key);
  // The value is put in as text, since a tree would lose what only JSON can say.
  else holder[key] = marker;
  const written = JSON.stringify(tree);
  return mutation.kind === 'replace' ? written.replace(JSON.stringify(marker), () => mutation.value) : written;
}

const marker = '\u0001here\u0001';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every place in a tree. Those near the root are few and matter most, so they count as often as their level. */
function placesIn(tree: unknown): readonly (readonly [holder: Holder, key: string])[] {
  const levels: (readonly [Holder, string])[][] = [];
  const walk = (value: unknown, level: number): void => {
    if (typeof value !== 'object' || value === null) return;
    const holder = value as Holder;
    for (const key of Object.keys(holder)) {
      (levels[level] ??= []).push([holder, key]);
      walk(holder[key], level + 1);
    }
  };
  walk(tree, 0);
  const longest = Math.max(0, ...levels.map(({ length }) => length));
  return levels.flatMap((level) => Array.from({ length: longest }, (_, index) => level[index % level.length]!));
}

function remove(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function repeat(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  else holder[`${key}_`] = structuredClone(holder[key]);
}
