import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { fail, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { UNKNOWN } from '../../value.ts';
import { phiOrProduction } from '../_data-class.ts';
import { spared, switchedOff } from '../_lost-protection.ts';

/** What a trail records, and that it records at all. */
const switches = {
  enable_logging: true,
  include_global_service_events: true,
  is_multi_region_trail: false,
  is_organization_trail: false,
};

/** Needs the planned action, and the trails that stay: one of the whole organisation sees every account and Region. */
function judge(trail: Resource, graph: ResourceGraph): Outcome {
  const lost = lossOf(trail);
  if (lost === undefined) return pass({ at: 'action', value: trail.action });
  const exempt = spared(trail, phiOrProduction);
  if (exempt !== undefined || lost.verdict === 'unknown') return exempt ?? lost;
  const others = graph
    .resources('aws_cloudtrail')
    .filter((other) => other !== trail && !isOff(other))
    .toSorted((one, other) => (one.address < other.address ? -1 : 1));
  const whole = others.find((other) => isOn(other, 'is_organization_trail') && isOn(other, 'is_multi_region_trail'));
  if (whole !== undefined) return pass({ at: 'action', value: `${whole.address} records the whole organisation` });
  const [other] = others;
  if (other !== undefined) return unknown('action', `whether ${other.address} records the same account and events`);
  return lost;
}

function lossOf(trail: Resource): Outcome | undefined {
  const expected = 'be kept, as nothing else in this input records who did what';
  if (trail.action === 'delete') return fail('action', 'delete', expected);
  return switchedOff(trail, switches, expected);
}

export const cloudtrailNotRemoved: Control<'cloudtrail-not-removed'> = defineControl({
  id: 'cloudtrail-not-removed',
  title: 'Trails are neither removed nor switched off',
  severity: 'critical',
  citations: {
    hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(3)(ii)(A)'],
    soc2: ['CC7.2', 'CC2.1', 'CC8.1'],
  },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_cloudtrail'],
  judgesRemoved: true,
  judgesChanged: ['aws_cloudtrail'],
  evidence: 'plan',
  check: judge,
  risk: 'From then on nobody can say who did what: an intruder removes the trail first.',
  fix: 'Keep the trail, or add the new one in a change before this one; use a moved block where it was renamed.',
  effort: { optimisticHours: 0.25, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'fail',
      because: 'the plan removes the only trail',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'a trail of the whole organisation stays',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      with: [
        neighbour('aws_cloudtrail.organisation', {
          name: 'organisation',
          s3_bucket_name: 'organisation-trail',
          is_organization_trail: true,
          is_multi_region_trail: true,
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'unknown',
      because: 'another trail stays, and whose events it records cannot be seen',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      with: [
        neighbour('aws_cloudtrail.other', {
          name: 'other',
          s3_bucket_name: 'other-trail',
          is_multi_region_trail: true,
        }),
      ],
      action: 'delete',
    },
    {
      expect: 'fail',
      because: 'the trail that stays is switched off',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      with: [
        neighbour('aws_cloudtrail.other', { name: 'other', s3_bucket_name: 'other-trail', enable_logging: false }),
      ],
      action: 'delete',
    },
    {
      expect: 'pass',
      because: 'the plan keeps it',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      before: { name: 'audit', s3_bucket_name: 'trail' },
      action: 'update',
    },
    {
      expect: 'fail',
      because: 'the plan switches it off',
      values: { name: 'audit', s3_bucket_name: 'trail', enable_logging: false },
      before: { name: 'audit', s3_bucket_name: 'trail', enable_logging: true },
      action: 'update',
    },
    {
      expect: 'fail',
      because: 'the plan takes the other Regions out of it',
      values: { name: 'audit', s3_bucket_name: 'trail' },
      before: { name: 'audit', s3_bucket_name: 'trail', is_multi_region_trail: true },
      action: 'update',
    },
    {
      expect: 'pass',
      because: 'it was off before the plan changes something else',
      values: { name: 'trail-1', s3_bucket_name: 'trail', enable_logging: false },
      before: { name: 'audit', s3_bucket_name: 'trail', enable_logging: false },
      action: 'replace',
    },
    {
      expect: 'unknown',
      because: 'whether it stays on is known after apply',
      values: { name: 'audit', s3_bucket_name: 'trail', enable_logging: UNKNOWN },
      before: { name: 'audit', s3_bucket_name: 'trail', enable_logging: true },
      action: 'update',
    },
    {
      expect: 'notApplicable',
      because: 'the trail of a development account without PHI',
      values: {
        name: 'audit',
        s3_bucket_name: 'trail',
        tags_all: { DataClassification: 'Internal', Environment: 'dev' },
      },
      action: 'delete',
    },
  ],
});

function isOn(trail: Resource, name: string): boolean {
  const attribute = trail.attribute(name);
  return attribute.state === 'known' && attribute.value === true;
}

function isOff(trail: Resource): boolean {
  const attribute = trail.attribute('enable_logging');
  return attribute.state === 'known' && attribute.value === false;
}
