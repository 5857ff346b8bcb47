import { elementsOf } from '../evaluate/elements.ts';
import { convertTo } from '../values/convert.ts';
import type { FileText } from '../files/source-tree.ts';
import {
  bareOf,
  Dictionary,
  factsOf,
  failure,
  inheriting,
  isWrapped,
  LazyObject,
  Sequence,
  sequence,
  dictionary,
  Unknown,
  unknownFrom,
  type HclValue,
} from '../values/value.ts';
import { withMarks } from '../evaluate/operators.ts';

/** A function of the language. */
export interface FunctionDefinition {
  /** Fewest arguments. */
  readonly least: number;
  readonly most: number;
  call(given: readonly HclValue[], files: FunctionFiles): HclValue;
}

/** Reads files that functions name. */
export interface FunctionFiles {
  readFile(path: string): FileText;
}

/** What a parameter takes; one with `?` may be left out, and one with `...` takes all that are left. */
type Kind = 'text' | 'number' | 'bool' | 'texts' | 'any';
type Parameter = Kind | `${Kind}?` | `...${Kind}`;

interface Natives {
  readonly text: string;
  readonly number: number;
  readonly bool: boolean;
  readonly texts: readonly string[];
  readonly any: HclValue;
}

type Native<One> = One extends Kind
  ? Natives[One]
  : One extends `${infer Inner extends Kind}?`
    ? Natives[Inner] | undefined
    : One extends `...${infer Inner extends Kind}`
      ? readonly Natives[Inner][]
      : never;

type NativesOf<All extends readonly Parameter[]> = { readonly [Index in keyof All]: Native<All[Index]> };

/** Defines a function that needs every argument to be known, in all its parts. Its result is marked like them. */
export function ofKnown<const All extends readonly Parameter[]>(
  parameters: All,
  compute: (...given: [...NativesOf<All>, FunctionFiles]) => HclValue,
): FunctionDefinition {
  const last = parameters.at(-1) ?? '';
  const isOpen = last.startsWith('...');
  const least = parameters.filter((one) => !one.endsWith('?') && !one.startsWith('...')).length;
  return {
    least,
    most: isOpen ? Number.POSITIVE_INFINITY : parameters.length,
    call: (given, files) => {
      const facts = given.map(factsOf);
      if (facts.some((one) => !one.isKnown)) return unknownFrom(given, { isNotNull: true });
      const natives: unknown[] = [];
      for (const [index, one] of given.entries()) {
        const converted = toNative(plainOf(one), kindOf(parameters[index] ?? last));
        if (converted instanceof Unknown) return converted;
        natives.push(converted);
      }
      const fixed = isOpen ? parameters.length - 1 : parameters.length;
      const named: unknown[] = Array.from({ length: fixed }, (_, index) => natives[index]);
      const all: unknown = [...named, ...(isOpen ? [natives.slice(fixed)] : []), files];
      // Boundary: the parameters say what each argument was converted to.
      return withMarks(compute(...(all as [...NativesOf<All>, FunctionFiles])), given);
    },
  };
}

/**
 * Defines a function that looks into its arguments no further than it must: elements that are not known, and what is said
 * of elements, go through it. An argument that is not known as a whole leaves the result open.
 */
export function ofParts(
  [least, most]: readonly [number, number],
  compute: (given: readonly HclValue[]) => HclValue,
): FunctionDefinition {
  return {
    least,
    most,
    call: (given) => {
      const seen = given.map(opened);
      return seen.some((one) => bareOf(one) instanceof Unknown) ? unknownFrom(given) : compute(seen);
    },
  };
}

/** A resource as an object becomes one with its members, as far as they can be listed. */
function opened(value: HclValue): HclValue {
  const bare = bareOf(value);
  return bare instanceof LazyObject ? inheriting(bare.whole(), value) : value;
}

const kinds = new Map<string, Kind>([
  ['text', 'text'],
  ['number', 'number'],
  ['bool', 'bool'],
  ['texts', 'texts'],
]);

function kindOf(parameter: string): Kind {
  return kinds.get(parameter.replaceAll(/[.?]/g, '')) ?? 'any';
}

function toNative(value: HclValue, kind: Kind): unknown {
  if (kind === 'any') return value;
  if (value === null) return failure('an argument must not be null');
  if (kind === 'text') return convertTo(value, 'string');
  if (kind === 'number' || kind === 'bool') return convertTo(value, kind);
  const list = bareOf(convertTo(value, { kind: 'list', of: 'string' }));
  return list instanceof Sequence ? list.items : list;
}

/** Takes away what is said of a value and its parts. */
export function plainOf(value: HclValue): HclValue {
  const bare = bareOf(value);
  if (bare instanceof Sequence && isMarkedInside(bare)) return sequence(bare.kind, bare.items.map(plainOf));
  if (bare instanceof Dictionary && isMarkedInside(bare)) {
    return dictionary(
      bare.kind,
      [...bare.entries].map(([key, one]) => [key, plainOf(one)] as const),
    );
  }
  return bare;
}

function isMarkedInside(bare: Sequence | Dictionary): boolean {
  const { trail, isSensitive } = bare.facts();
  return trail !== undefined || isSensitive;
}

/** Elements of a list, tuple or set, each with what is said of the whole. */
export function itemsOf(value: HclValue | undefined): readonly HclValue[] | undefined {
  if (value === undefined) return undefined;
  const bare = bareOf(value);
  if (!(bare instanceof Sequence)) return undefined;
  return isWrapped(value) ? bare.items.map((item) => inheriting(item, value)) : bare.items;
}

/** Entries of a map or object, each with what is said of the whole. */
export function entriesOf(value: HclValue | undefined): readonly (readonly [string, HclValue])[] | undefined {
  if (value === undefined || !(bareOf(value) instanceof Dictionary)) return undefined;
  const elements = elementsOf(value);
  return elements instanceof Unknown ? undefined : elements.map(([key, one]) => [String(key), one] as const);
}

export const needsList: () => Unknown = () => failure('a list is required');
export const needsMap: () => Unknown = () => failure('a map is required');
