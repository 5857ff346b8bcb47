import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { median, medians, outputOf, peakMemory, wallTime, type Program, type Runner } from './processes.ts';

const runner: Runner = { folder: tmpdir(), limit: 20_000 };

function script(text: string): Program {
  return { name: text, args: ['-e', text], exits: [0, 1] };
}

test.for([
  [[3, 1, 2], 2],
  [[4, 1, 2, 30], 3],
  [[7], 7],
] as const)('the median of %j is %d', ([values, expected]) => {
  expect(median(values)).toBe(expected);
});

test('programs run in turn, and warm-ups do not count', () => {
  const order: string[] = [];
  const figures = [100, 100, 1, 10, 3, 30];
  const measure = ({ name }: Program): number => {
    order.push(name);
    return figures[order.length - 1] ?? 0;
  };
  const found = medians([script('a'), script('b')], measure, { warmUps: 1, runs: 2, budget: 60_000 });
  expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  expect(found).toEqual([2, 20]);
});

test('one round is measured when there is no time left', () => {
  const order: string[] = [];
  medians([script('a')], ({ name }) => order.push(name), { warmUps: 0, runs: 5, budget: -1 });
  expect(order).toEqual(['a']);
});

test('time grows with what a program does', () => {
  expect(wallTime(script('setTimeout(() => {}, 300)'), runner)).toBeGreaterThan(300);
});

test('output is what a program prints', () => {
  expect(outputOf(script('console.log("done")'), runner)).toBe('done\n');
});

test('memory is that of the program, not of the one that starts it', () => {
  const held = Buffer.alloc(128 * 1024 ** 2, 1);
  const small = peakMemory(script('0'), runner);
  const large = peakMemory(script('globalThis.held = Buffer.alloc(64 * 1024 ** 2, 1)'), runner);
  expect(held.length).toBeGreaterThan(small);
  expect(large - small).toBeGreaterThan(50 * 1024 ** 2);
});

test('an exit code that is expected is no failure', () => {
  expect(wallTime(script('process.exitCode = 1'), runner)).toBeGreaterThan(0);
});

test.for([
  ['process.exitCode = 2', 'process.exitCode = 2 ended with 2'],
  ['console.error("no"); process.exitCode = 3', 'process.exitCode = 3 ended with 3\nno'],
] as const)('%s is a failure', ([text, message]) => {
  expect(() => wallTime(script(text), runner)).toThrow(message);
});

test('a program that does not end is ended', () => {
  const endless = script('setInterval(() => {}, 1000)');
  expect(() => wallTime(endless, { ...runner, limit: 300 })).toThrow('was ended after 0.3 s at most');
});
