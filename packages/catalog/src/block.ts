import type { Attribute, Block, Blocks, References } from './resource.ts';
import { COMPUTED, isValueList, isValueMap, property, UNKNOWN, type Value, type ValueMap } from './value.ts';

/** What a plan marks as sensitive: `true` hides the whole subtree, as in `after_sensitive`. */
export type SensitiveMarks = boolean | readonly SensitiveMarks[] | { readonly [name: string]: SensitiveMarks };

/** Resolves the references behind an argument, by its path without indexes. */
export type ResolveReferences = (path: string) => References;

/** Reads arguments and nested blocks from a value tree. */
export class ValueBlock implements Block {
  readonly path: string;
  readonly #values: ValueMap;
  readonly #sensitive: SensitiveMarks;
  readonly #resolve: ResolveReferences;

  constructor(values: ValueMap, sensitive: SensitiveMarks, resolve: ResolveReferences, path = '') {
    this.path = path;
    this.#values = values;
    this.#sensitive = sensitive;
    this.#resolve = resolve;
  }

  attribute(name: string): Attribute {
    let value: Value | undefined = property(this.#values, name);
    let sensitive = marksAt(this.#sensitive, name);
    if (value === undefined && name.includes('.')) {
      value = this.#values;
      sensitive = this.#sensitive;
      for (const step of name.split('.')) {
        if (value === UNKNOWN) break;
        value = isValueMap(value) ? property(value, step) : undefined;
        sensitive = marksAt(sensitive, step);
      }
    }
    if (value === UNKNOWN) return { state: 'unknown', references: this.#resolve(this.#configPath(name)) };
    if (value === undefined || value === null || value === COMPUTED) return { state: 'absent' };
    return { state: 'known', value, sensitive: holdsMark(sensitive) };
  }

  blocks(name: string): Blocks {
    const value = property(this.#values, name);
    if (value === UNKNOWN || value === COMPUTED) {
      return { state: 'unknown', references: this.#resolve(this.#configPath(name)) };
    }
    const list = isValueList(value) ? value : value === undefined || value === null ? [] : [value];
    if (list.includes(UNKNOWN)) {
      return { state: 'unknown', references: this.#resolve(this.#configPath(name)) };
    }
    const marks = marksAt(this.#sensitive, name);
    const blocks = list.flatMap((item, index) => {
      if (!isValueMap(item)) return [];
      const path = `${this.path === '' ? '' : `${this.path}.`}${name}[${index}]`;
      return [new ValueBlock(item, marksAt(marks, index), this.#resolve, path)];
    });
    return { state: 'known', blocks };
  }

  #configPath(name: string): string {
    const own = this.path.replaceAll(/\[\d+\]/g, '');
    return own === '' ? name : `${own}.${name}`;
  }
}

/** One marked element hides the whole value: a message would show it among the others. */
function holdsMark(marks: SensitiveMarks): boolean {
  return typeof marks === 'boolean' ? marks : Object.values(marks).some(holdsMark);
}

function marksAt(marks: SensitiveMarks, step: string | number): SensitiveMarks {
  if (marks === true) return true;
  if (typeof marks !== 'object') return false;
  if (isMarkList(marks)) return marks[Number(step)] ?? false;
  return Object.hasOwn(marks, step) ? (marks[step] ?? false) : false;
}

function isMarkList(marks: SensitiveMarks): marks is readonly SensitiveMarks[] {
  return Array.isArray(marks);
}
