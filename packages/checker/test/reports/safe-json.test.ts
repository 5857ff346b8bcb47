import fc from 'fast-check';
import { describe, test } from 'vitest';
import { printable } from '../../src/index.ts';
import { safeJson } from '../../src/reports/safe-json.ts';

const cases: readonly (readonly [because: string, text: string, shown: string])[] = [
  ['plain text stays', 'aws_s3_bucket.logs', 'aws_s3_bucket.logs'],
  ['letters of any language stay', 'données 数据 😀', 'données 数据 😀'],
  ['an Arabic letter mark reorders text', 'a\u061cb', String.raw`a\u061cb`],
  ['a soft hyphen is invisible', 'a\u00adb', String.raw`a\u00adb`],
  ['so is a vowel separator', 'a\u180eb', String.raw`a\u180eb`],
  ['and an annotation', 'a\ufff9b\ufffb', String.raw`a\ufff9b\ufffb`],
  ['tags beyond the basic plane are two units', 'a\u{e0041}', String.raw`a\udb40\udc41`],
  ['delete and the second control block', '\u007f\u009b31m', String.raw`\u007f\u009b31m`],
  ['reordering marks', 'a\u202eb\u2066c', String.raw`a\u202eb\u2066c`],
  ['line and paragraph separators', 'a\u2028b\u2029', String.raw`a\u2028b\u2029`],
  ['half a character', 'a\ud800b', String.raw`a\ud800b`],
  ['line breaks of the text, not of the layout', 'a\nb', String.raw`a\nb`],
];

test.for(cases)('%s', ([, text, shown], { expect }) => {
  expect(safeJson([text])).toBe(`[\n  "${shown}"\n]`);
});

describe('any text', () => {
  test('is read back as it was', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(safeJson({ [text]: [text] }))).toEqual({ [text]: [text] });
      }),
    );
  });

  test('holds nothing that is not printable', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = safeJson(text, 0);
        expect(printable(json)).toBe(json);
      }),
    );
  });
});
