import { describe, test } from 'vitest';
import { unpack, type Packed } from '../../src/archive/message-pack.ts';
import { readSavedVariables } from '../../src/archive/saved-variables.ts';

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

/** Forms of https://github.com/msgpack/msgpack/blob/master/spec.md, each with its value. */
const forms: readonly (readonly [hex: string, value: Packed])[] = [
  ['00', 0],
  ['7f', 127],
  ['ff', -1],
  ['e0', -32],
  ['c0', null],
  ['c2', false],
  ['c3', true],
  ['cc ff', 255],
  ['cd 0100', 256],
  ['ce 00010000', 65_536],
  ['cf 0000000100000000', 4_294_967_296n],
  ['d0 80', -128],
  ['d1 8000', -32_768],
  ['d2 80000000', -2_147_483_648],
  ['d3 ffffffffffffffff', -1n],
  ['ca 3fc00000', 1.5],
  ['cb 3ff8000000000000', 1.5],
  ['a2 6869', 'hi'],
  ['d9 02 6869', 'hi'],
  ['da 0002 6869', 'hi'],
  ['db 00000002 6869', 'hi'],
  ['92 01 a1 61', [1, 'a']],
  ['dc 0001 01', [1]],
  ['dd 00000001 01', [1]],
  ['81 a1 61 01', { kind: 'map', entries: new Map([['a', 1]]) }],
  ['de 0001 a1 61 01', { kind: 'map', entries: new Map([['a', 1]]) }],
  ['df 00000001 a1 61 01', { kind: 'map', entries: new Map([['a', 1]]) }],
  ['c4 01 ff', { kind: 'bytes', bytes: bytes('ff') }],
  ['c5 0001 ff', { kind: 'bytes', bytes: bytes('ff') }],
  ['d4 00 00', { kind: 'extension' }],
  ['d8 00 00112233445566778899aabbccddeeff', { kind: 'extension' }],
  ['c7 01 00 ff', { kind: 'extension' }],
];

test.for(forms)('%s', ([hex, value], { expect }) => {
  expect(unpack(bytes(hex))).toEqual(value);
});

test.for(['', 'a5 61', '92 01', 'dd ffffffff', 'db ffffffff', 'df ffffffff', '81 01 01', 'c1', '91'.repeat(300)])(
  'bytes that are none: %s',
  (hex, { expect }) => {
    expect(() => unpack(bytes(hex))).toThrow(RangeError);
  },
);

describe('variables of a plan', () => {
  const given = '92 c4 08 22 6e 75 6d 62 65 72 22';
  const entry = (value: string): string => {
    const dynamic = bytes(given + value);
    const inner = Buffer.concat([Buffer.from([0x0a, dynamic.length]), dynamic]);
    const body = Buffer.concat([bytes('0a 01 61'), Buffer.from([0x12, inner.length]), inner]);
    return Buffer.concat([Buffer.from([0x12, body.length]), body]).toString('hex');
  };

  test.for<readonly [string, unknown]>([
    [`08 03 ${entry('05')}`, { json: 5 }],
    [`08 03 ${entry('c0')}`, { json: null }],
    [`08 03 ${entry('81 a9 5f5f70726f746f5f5f 01')}`, { json: JSON.parse('{"__proto__":1}') as unknown }],
    // The mark of a value that is not known.
    [`08 03 ${entry('d4 00 00')}`, 'unknown'],
    [`08 03 ${entry('92 01 d4 00 00')}`, 'unknown'],
    ['08 03', 'default'],
    [`08 02 ${entry('05')}`, 'unknown'],
    [entry('05'), 'unknown'],
    [`08 03 ${entry('05').slice(0, -2)}`, 'unknown'],
    ['08', 'unknown'],
    ['08 ff ff ff ff ff ff ff ff ff ff ff ff', 'unknown'],
    ['0b', 'unknown'],
    ['', 'unknown'],
  ])('%s', ([hex, value], { expect }) => {
    expect(readSavedVariables(bytes(hex))('a')).toEqual(value);
  });
});
