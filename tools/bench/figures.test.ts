import { expect, test } from 'vitest';
import { figuresJson, judge, table } from './figures.ts';

const fast = judge({ name: 'start-up', unit: 'ms', measured: 60, against: 40, aim: 2.5 });
const large = judge({ name: 'memory', unit: 'bytes', measured: 400 * 1024 ** 2, against: 100 * 1024 ** 2, aim: 4 });

test('an aim is met below it, not at it', () => {
  expect(fast).toMatchObject({ ratio: 1.5, isMet: true });
  expect(large).toMatchObject({ ratio: 4, isMet: false });
});

test('the table has a line for each figure', () => {
  expect(table([fast, large])).toMatchInlineSnapshot(`
    "          measured  against  ratio    aim
    start-up     60 ms    40 ms   1.50  < 2.5  met
    memory     400 MiB  100 MiB   4.00    < 4  not met
    "
  `);
});

test('the JSON has the figures and what they were measured on', () => {
  expect(JSON.parse(figuresJson([fast], { node: 'v24.0.0' }))).toEqual({
    formatVersion: '1',
    node: 'v24.0.0',
    figures: [{ name: 'start-up', unit: 'ms', measured: 60, against: 40, aim: 2.5, ratio: 1.5, isMet: true }],
  });
});
