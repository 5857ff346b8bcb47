import fc from 'fast-check';
import { test } from 'vitest';
import { printable } from '../../src/index.ts';

const cases: readonly (readonly [because: string, text: string, shown: string])[] = [
  ['plain text stays', 'aws_s3_bucket.logs["eu-west-1"]', 'aws_s3_bucket.logs["eu-west-1"]'],
  ['letters of any language stay', 'données 数据 😀', 'données 数据 😀'],
  ['line breaks and tabs are spelt', 'a\r\n\tb', String.raw`a\r\n\tb`],
  ['escape sequences lose their escape', '\u001b[31mred', String.raw`\u{1b}[31mred`],
  ['the eight-bit form of them too', '\u009b31mred', String.raw`\u{9b}31mred`],
  ['the bell and the null', '\u0007\u0000', String.raw`\u{7}\u{0}`],
  ['reordering marks', 'a\u202Eb\u2066c', String.raw`a\u{202e}b\u{2066}c`],
  ['invisible characters', 'a\u200bb\ufeffc\u00ad', String.raw`a\u{200b}b\u{feff}c\u{ad}`],
  ['tags beyond the basic plane', 'a\u{E0041}', String.raw`a\u{e0041}`],
  ['line and paragraph separators', 'a\u2028b\u2029', String.raw`a\u{2028}b\u{2029}`],
  ['half a character', 'a\ud800b', String.raw`a\u{d800}b`],
];

test.for(cases)('%s', ([, text, shown], { expect }) => {
  expect(printable(text)).toBe(shown);
});

test('is settled after one pass', ({ expect }) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(printable(text))).toBe(printable(text));
    }),
  );
});
