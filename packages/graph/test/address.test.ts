import fc from 'fast-check';
import { describe, test } from 'vitest';
import { parseModuleAddress, parseSteps, showKey, stepKey, withoutKeys, withoutOpenKeys } from '../src/address.ts';

describe('parseSteps', () => {
  test.for([
    ['aws_x.y', [{ name: 'aws_x' }, { name: 'y' }]],
    ['each.value.id', [{ name: 'each' }, { name: 'value' }, { name: 'id' }]],
    ['aws_x.y[0].id', [{ name: 'aws_x' }, { name: 'y' }, { key: 0 }, { name: 'id' }]],
    ['aws_x.y["0"]', [{ name: 'aws_x' }, { name: 'y' }, { key: '0' }]],
    ['var.v["a.b"]["c]d"].e', [{ name: 'var' }, { name: 'v' }, { key: 'a.b' }, { key: 'c]d' }, { name: 'e' }]],
    ['module.m["say \\"hi\\""]', [{ name: 'module' }, { name: 'm' }, { key: 'say "hi"' }]],
    ['module.m["back\\\\slash"]', [{ name: 'module' }, { name: 'm' }, { key: 'back\\slash' }]],
    ['module.m["$${not}"]', [{ name: 'module' }, { name: 'm' }, { key: '${not}' }]],
    ['module.m["\\u00e9\\n"]', [{ name: 'module' }, { name: 'm' }, { key: 'é\n' }]],
    ['data.aws_x.y-z', [{ name: 'data' }, { name: 'aws_x' }, { name: 'y-z' }]],
  ] as const)('%s', ([text, steps], { expect }) => {
    expect(parseSteps(text)).toEqual(steps);
  });

  test.for(['', '.', 'a.', 'a..b', '["a"]', 'a["b]', 'a[b]', 'a b', 'a["b"]c'])('refuses "%s"', (text, { expect }) => {
    expect(parseSteps(text)).toBeUndefined();
  });

  test('reads back every key that it writes', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        expect(stepKey(parseSteps(`aws_x.y${showKey(key)}`)?.[2])).toBe(key);
      }),
    );
  });
});

describe('parseModuleAddress', () => {
  test('gives every module on the way with its address', ({ expect }) => {
    expect(parseModuleAddress('module.a["x.module.y"].module.b[0].module.c')).toEqual([
      { name: 'a', key: 'x.module.y', address: 'module.a["x.module.y"]' },
      { name: 'b', key: 0, address: 'module.a["x.module.y"].module.b[0]' },
      { name: 'c', key: undefined, address: 'module.a["x.module.y"].module.b[0].module.c' },
    ]);
    expect(parseModuleAddress('')).toEqual([]);
  });

  test.for(['module', 'module.', 'aws_x.y', 'module.a.aws_x.y', 'module[0]'])('refuses "%s"', (text, { expect }) => {
    expect(parseModuleAddress(text)).toBeUndefined();
  });
});

describe('addresses without keys', () => {
  test.for([
    ['module.m["a]\\"b"].aws_x.y[0]', 'module.m.aws_x.y', 'module.m["a]\\"b"].aws_x.y[0]'],
    ['module.m[each.key].aws_x.y[count.index]', 'module.m.aws_x.y', 'module.m.aws_x.y'],
    ['module.m[each.key].aws_x.y["k"]', 'module.m.aws_x.y', 'module.m.aws_x.y["k"]'],
    ['aws_x.y', 'aws_x.y', 'aws_x.y'],
  ] as const)('%s', ([address, withoutAny, withoutOpen], { expect }) => {
    expect(withoutKeys(address)).toBe(withoutAny);
    expect(withoutOpenKeys(address)).toBe(withoutOpen);
  });
});
