import { test } from 'vitest';
import { renderJunit } from '../../src/reports/junit.ts';
import { changedRequest } from './changed.ts';
import { gate, requestOf } from './render.ts';

/** Totals of the whole file, as its first element has them. */
function totals(text: string): Readonly<Record<string, number>> {
  const [head = ''] = /<testsuites [^>]*>/.exec(text) ?? [];
  return Object.fromEntries([...head.matchAll(/(\w+)="(\d+)"/g)].map(([, name = '', value]) => [name, Number(value)]));
}

test('fails are failures, waived ones are skipped, passes count', ({ expect }) => {
  expect(totals(renderJunit(requestOf('waived')))).toMatchObject({ tests: 6, failures: 3, errors: 0, skipped: 1 });
});

test('what is unknown is skipped, and an error where it fails the check', ({ expect }) => {
  expect(totals(renderJunit(requestOf('unknown')))).toMatchObject({ tests: 4, failures: 0, errors: 0, skipped: 2 });
  expect(totals(renderJunit(requestOf('unknown', { gate: { ...gate, unknown: 'fail' } })))).toMatchObject({
    errors: 2,
    skipped: 0,
  });
});

test('what does not hold the change up is skipped, with what is wrong', ({ expect }) => {
  const text = renderJunit(requestOf('many', { gate: { ...gate, failOn: 'high' } }));
  expect(totals(text)).toMatchObject({ failures: 9, skipped: 1 });
  expect(text).toContain('<skipped message="aws_s3_bucket_server_side_encryption_configuration: no such resource');
  expect(totals(renderJunit({ ...changedRequest(), gate: { ...gate, newOnly: true } }))).toMatchObject({ failures: 1 });
});

test('what is not applicable is listed with all verdicts only', ({ expect }) => {
  const one = totals(renderJunit(requestOf('many')));
  const all = totals(renderJunit(requestOf('many', { verdicts: 'all' })));
  expect(all['tests']).toBe((one['tests'] ?? 0) + 1);
});

test('an input that certifies nothing is an error', ({ expect }) => {
  const text = renderJunit(requestOf('many'));
  expect(totals(text)).toMatchObject({ failures: 10, errors: 1 });
  expect(text).toContain('<error message="certifies nothing: the plan was made with -target" type="not-certifiable">');
});

test('a failure says where, why and what to do', ({ expect }) => {
  const text = renderJunit(changedRequest());
  expect(text).toContain('file="stacks/data.tf" line="4"');
  expect(text).toMatch(/<failure [^>]*type="critical">aws_db_instance\.orders\n/);
  expect(text).toContain('\nwhy  Every scanner on the internet can try passwords on the database.\n');
  expect(text).toContain('\nloosened before this plan: false\n');
});
