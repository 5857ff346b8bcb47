import { fail, notApplicable, pass, unknown, type CheckedControl, type Outcome } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { evaluate, judge, type Finding, type Report } from '../../src/index.ts';
import { trailKept } from '../story/controls.ts';
import { instance, request } from '../story/request.ts';
import { LinkedGraph, type Instance } from '@autoclave/graph';

/** Judges a removed trail on the buckets that the outcomes name. */
function control(outcomes: Readonly<Record<string, Outcome>>): CheckedControl {
  return {
    ...(trailKept as CheckedControl),
    losses: (removed, graph) =>
      graph.resources('aws_s3_bucket').flatMap((resource) => {
        const outcome = outcomes[`${removed.name} ${resource.name}`] ?? outcomes[resource.name];
        return outcome === undefined ? [] : [{ resource, outcome }];
      }),
  };
}

const a = instance('aws_s3_bucket.a');
const b = instance('module.m.aws_s3_bucket.b', {}, { module: 'module.m' });
const trail = (name: string): Instance => instance(`aws_cloudtrail.${name}`, {}, { action: 'delete' });

function run(outcomes: Readonly<Record<string, Outcome>>, ...trails: readonly Instance[]): Report {
  return judge(request([a, b, ...trails], { controls: [control(outcomes)] }));
}

function shown({ findings }: Report): readonly string[] {
  return findings.map(({ resource, verdict, at }: Finding) => `${resource} ${verdict} ${at}`);
}

const lost = fail('trail', 'removed by this plan', 'be kept');

test('the finding stands on each resource that loses, not on what is removed', ({ expect }) => {
  const report = run({ a: lost, b: pass({ at: 'other' }) }, trail('one'));
  expect(shown(report)).toEqual(['aws_s3_bucket.a fail trail', 'module.m.aws_s3_bucket.b pass other']);
  expect(report.findings[1]).toMatchObject({ module: 'module.m' });
});

test('where none loses, it stands on what is removed', ({ expect }) => {
  expect(shown(run({}, trail('one')))).toEqual(['aws_cloudtrail.one fail aws_cloudtrail.one']);
});

describe('two removals that take from one resource', () => {
  const cases: readonly (readonly [because: string, one: Outcome, two: Outcome, verdict: string])[] = [
    ['a fail outweighs a pass', pass({ at: 'p' }), fail('f', 'g', 'h'), 'fail f'],
    ['a fail outweighs an unknown', unknown('u', 'm'), fail('f', 'g', 'h'), 'fail f'],
    ['an unknown outweighs a pass', unknown('u', 'm'), pass({ at: 'p' }), 'unknown u'],
    ['a pass outweighs not applicable', pass({ at: 'p' }), notApplicable('n'), 'pass p'],
    ['of two fails the first by what it says', fail('y', 'g', 'h'), fail('x', 'g', 'h'), 'fail x'],
  ];
  test.for(cases)('%s, in either order', ([, one, two, verdict], { expect }) => {
    const outcomes = { 'one a': one, 'two a': two };
    const expected = [`aws_s3_bucket.a ${verdict}`];
    expect(shown(run(outcomes, trail('one'), trail('two')))).toEqual(expected);
    expect(shown(run(outcomes, trail('two'), trail('one')))).toEqual(expected);
  });
});

test('as one outcome, the worst of the losses counts', ({ expect }) => {
  const graph = new LinkedGraph([a, b, trail('one')]);
  const removed = graph.find('aws_cloudtrail.one')!;
  expect(evaluate(control({ a: pass(), b: lost }), removed, graph)).toEqual(lost);
  expect(evaluate(control({ a: notApplicable('n'), b: notApplicable('n') }), removed, graph)).toEqual(
    notApplicable('n'),
  );
  expect(evaluate(control({}), removed, graph)).toMatchObject({ verdict: 'fail', at: 'aws_cloudtrail.one' });
});
