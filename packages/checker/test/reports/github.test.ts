import { test } from 'vitest';
import { renderGithub } from '../../src/reports/github.ts';
import { storyCases } from '../story/cases.ts';
import { gate, requestOf } from './render.ts';

const command = /^::(error|warning|notice) (?:file=[^:,\r\n]*,line=\d+,)?title=[^:,\r\n]*::[^\r\n]+$/;

test.for([...storyCases.keys()])('%s: commands, then one line with the totals', (name, { expect }) => {
  const lines = renderGithub(requestOf(name)).split('\n');
  expect(lines.at(-1)).toBe('');
  expect(lines.at(-2)).toMatch(/^autoclave: \d+ fail, \d+ waived, \d+ unknown, \d+ pass$/);
  expect(lines.slice(0, -2).filter((line) => !command.test(line))).toEqual([]);
});

test('per cent signs, colons and commas of the input are escaped as actions/toolkit does', ({ expect }) => {
  const [line] = renderGithub(requestOf('markup'))
    .split('\n')
    .filter((one) => one.includes('file='));
  expect(line).toContain('file==1+1%2C"&lt;');
  expect(line).toContain('%3A%3Aerror%3A%3A%250A');
  expect(line?.match(/::/g)).toHaveLength(4);
});

test('what GitHub would drop is counted in the last annotation of its level', ({ expect }) => {
  const base = requestOf('one');
  const [finding] = base.report.findings.filter(({ verdict }) => verdict === 'fail');
  const reportWith = (count: number): string[] => {
    const findings = Array.from({ length: count }, (_, index) => ({
      ...finding!,
      resource: `aws_db_instance.x[${index}]`,
    }));
    return renderGithub({ ...base, report: { ...base.report, findings } })
      .split('\n')
      .slice(0, -2);
  };
  expect(reportWith(10)).toHaveLength(10);
  expect(reportWith(10).at(-1)).toContain('aws_db_instance.x[9]');
  expect(reportWith(25)).toHaveLength(10);
  expect(reportWith(25).at(-1)).toContain('title=16 more findings of this level');
});

test('unknown is a notice, and louder where it fails the check', ({ expect }) => {
  const levels = (unknown: 'report' | 'fail'): readonly (string | undefined)[] =>
    renderGithub(requestOf('unknown', { gate: { ...gate, unknown } }))
      .split('\n')
      .slice(0, -2)
      .map((line) => command.exec(line)?.[1]);
  expect(levels('report')).toEqual(['notice', 'notice']);
  expect(levels('fail')).toEqual(['error', 'warning']);
});

test('what does not hold the change up is no error', ({ expect }) => {
  const levels = (failOn: 'low' | 'never'): readonly string[] =>
    [...renderGithub(requestOf('waived', { gate: { ...gate, failOn } })).matchAll(/^::(\w+)/gm)].map(
      ([, level = '']) => level,
    );
  expect(levels('low')).toEqual(['error', 'error', 'notice']);
  expect(levels('never')).toEqual(['warning', 'warning', 'notice']);
});

test('waived findings are only counted', ({ expect }) => {
  const text = renderGithub(requestOf('waived'));
  expect(text).not.toContain('s3-bucket-versioning-enabled');
  expect(text).toContain('3 fail, 1 waived');
});
