import { controls, fail, type CheckedControl } from '@autoclave/catalog';
import { LinkedGraph, type Instance } from '@autoclave/graph';
import { test } from 'vitest';
import { judge, type Report } from '../src/index.ts';
import { notPublic, trailKept } from './story/controls.ts';
import { input, instance, request, to } from './story/request.ts';

/*
 * Stacks that are made from one configuration hold equal addresses: what is true of one must not be told of the next.
 */

function ofInput(path: string, one: Instance): Instance {
  return { ...one, input: path };
}

function judged(instances: readonly Instance[], details: Parameters<typeof request>[1] = {}): Report {
  const inputs = [input({ path: 'one' }), input({ path: 'two' })];
  return judge(request(instances, { inputs, graph: new LinkedGraph(instances), ...details }));
}

function verdicts({ findings }: Report): readonly string[] {
  return findings.map((finding) => `${finding.input} ${finding.resource} ${finding.verdict}`).toSorted();
}

test('a backup selection covers the database of its own stack', ({ expect }) => {
  const control = controls.find(({ id }) => id === 'rds-in-backup-plan')!;
  const database = (identifier: string): Instance =>
    instance('aws_db_instance.this', { engine: 'postgres', identifier });
  const selection = instance(
    'aws_backup_selection.this',
    { resources: ['arn:aws:rds:us-east-1:111122223333:db:records'] },
    { references: { resources: to('aws_db_instance.this', 'arn') } },
  );
  const stacks = [selection, database('records')].map((one) => ofInput('one', one));
  const report = judged([...stacks, ofInput('two', database('visits'))], { controls: [control] });
  expect(verdicts(report)).toEqual(['one aws_db_instance.this pass', 'two aws_db_instance.this fail']);
});

test('what a removal takes from one stack is not taken from the next', ({ expect }) => {
  const kept: CheckedControl = {
    ...(trailKept as CheckedControl),
    losses: (removed, graph) =>
      graph
        .resources('aws_s3_bucket')
        .filter((bucket) => bucket.input === removed.input)
        .map((resource) => ({ resource, outcome: fail('trail', 'removed by this plan', 'be kept') })),
  };
  const bucket = instance('aws_s3_bucket.a');
  const trail = instance('aws_cloudtrail.a', {}, { action: 'delete' });
  const stacks = ['one', 'two'].flatMap((path) => [ofInput(path, bucket), ofInput(path, trail)]);
  expect(verdicts(judged(stacks, { controls: [kept] }))).toEqual([
    'one aws_s3_bucket.a fail',
    'two aws_s3_bucket.a fail',
  ]);
});

test('findings stand in one order, whatever the order of the inputs', ({ expect }) => {
  const open = instance('aws_db_instance.a', { publicly_accessible: true });
  const there = judged([ofInput('one', open), ofInput('two', open)], { controls: [notPublic] });
  const back = judged([ofInput('two', open), ofInput('one', open)], { controls: [notPublic] });
  expect(there.findings.map((finding) => finding.input)).toEqual(['one', 'two']);
  expect(back.findings).toEqual(there.findings);
});
