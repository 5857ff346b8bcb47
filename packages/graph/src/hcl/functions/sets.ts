import { toSet, unified } from '../values/convert.ts';
import { bareOf, missingValue, sequence, Sequence, type HclValue } from '../values/value.ts';
import { itemsOf, needsList, ofKnown, ofParts, type FunctionDefinition } from './define.ts';
import { plainJson } from './json.ts';

const several = Number.POSITIVE_INFINITY;
const mostProducts = 100_000;

/** Functions over sets. */
export const setFunctions: Readonly<Record<string, FunctionDefinition>> = {
  setintersection: combine((first, others) =>
    [...first].filter(([name]) => others.every((other) => other.has(name))).map(([, item]) => item),
  ),
  setsubtract: combine((first, others) =>
    [...first].filter(([name]) => !others.some((other) => other.has(name))).map(([, item]) => item),
  ),
  setunion: combine((first, others) => [
    ...new Map([...others.toReversed(), first].flatMap((one) => [...one])).values(),
  ]),
  setproduct: ofParts([1, several], (lists) => {
    let products: (readonly HclValue[])[] = [[]];
    for (const list of lists) {
      const items = itemsOf(list);
      if (items === undefined) return needsList();
      if (products.length * items.length > mostProducts)
        return missingValue(`a product of more than ${mostProducts} parts`);
      products = products.flatMap((product) => items.map((item) => [...product, item]));
    }
    const tuples = products.map((product) => sequence('tuple', product));
    const isSet = lists.some((list) => {
      const bare = bareOf(list);
      return bare instanceof Sequence && bare.kind === 'set';
    });
    return isSet ? toSet(tuples) : sequence('list', tuples);
  }),
};

type Members = ReadonlyMap<string, HclValue>;

function combine(choose: (first: Members, others: readonly Members[]) => readonly HclValue[]): FunctionDefinition {
  return ofKnown(['any', '...any'], (first, others) => {
    const lists = [first, ...others].map(itemsOf);
    if (lists.some((list) => list === undefined)) return needsList();
    const sizes = lists.map((list) => list?.length ?? 0);
    const all = unified(lists.flatMap((list) => list ?? []));
    let from = 0;
    const [head = new Map<string, HclValue>(), ...rest] = sizes.map((size) => {
      from += size;
      return new Map(all.slice(from - size, from).map((item) => [plainJson(item), item] as const));
    });
    return toSet(choose(head, rest));
  });
}
