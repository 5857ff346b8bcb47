import { describe, test } from 'vitest';
import type { SensitiveMarks } from '@autoclave/catalog';
import { hidesAt, unionOfMarks } from '../../src/archive/marks.ts';

describe('what either of two marks hides', () => {
  test.for<readonly [plan: SensitiveMarks, configuration: SensitiveMarks, union: SensitiveMarks]>([
    [false, false, false],
    [true, false, true],
    [{ a: { b: true } }, true, true],
    [{ tags: {} }, { tags: { a: true } }, { tags: { a: true } }],
    [{ a: true }, { a: { b: true } }, { a: true }],
    [{ a: { b: true } }, { a: { c: true } }, { a: { b: true, c: true } }],
    // Blocks of a set have another order in the plan.
    [{ a: [{}, { x: true }] }, { a: [{ y: true }, {}] }, { a: [{ y: true }, { x: true, y: true }] }],
    [{}, { a: [{ y: true }, {}] }, { a: [{ y: true }, { y: true }] }],
    // One of the two has it as a block, the other as an object.
    [{ a: [{}] }, { a: { y: true } }, { a: true }],
    [{ a: [{}] }, { a: { y: false } }, { a: [{}] }],
  ])('%j and %j', ([plan, configuration, union], { expect }) => {
    expect(unionOfMarks(plan, configuration)).toEqual(union);
  });

  test('names are data', ({ expect }) => {
    const marks = JSON.parse('{"__proto__": true}') as SensitiveMarks;
    const union = unionOfMarks({ a: true }, marks);
    expect(JSON.stringify(union)).toBe('{"a":true,"__proto__":true}');
    expect(Object.getPrototypeOf(union)).toBe(Object.prototype);
  });
});

describe('whether anything at a path is hidden', () => {
  test.for<readonly [marks: SensitiveMarks, path: string, hidden: boolean]>([
    [true, 'a.b', true],
    [false, 'a.b', false],
    [{ a: true }, 'a.b', true],
    [{ a: { b: { c: true } } }, 'a.b', true],
    [{ a: { c: true } }, 'a.b', false],
    [{ a: [{}, { b: true }] }, 'a.b', true],
    [{ a: [{}, { c: true }] }, 'a.b', false],
    [{ a: {} }, 'a', false],
    [{}, 'constructor', false],
  ])('%j at %s: %s', ([marks, path, hidden], { expect }) => {
    expect(hidesAt(marks, path)).toBe(hidden);
  });
});
