import { describe, test } from 'vitest';
import {
  contradictions,
  controls,
  findContradiction,
  neighbour,
  ref,
  type ExampleNeighbour,
  type ExampleValues,
  type Resource,
} from '../src/index.ts';
import { awsConfigRules } from '../src/frameworks/index.ts';
import { storyGraph } from './story-graph.ts';

const bucket = 'aws_s3_bucket.this';
const name = ref(bucket, 'id');

/** The control ids that a bucket is freed from, and what shows it, as the checker asks for them. */
function freed(...others: readonly ExampleNeighbour[]): readonly (readonly [control: string, shownBy: string])[] {
  const graph = storyGraph({ address: bucket, values: { bucket: 'b' } }, ...others);
  const resource: Resource = graph.at(bucket);
  const named = [...new Set(contradictions.flatMap((one) => one.controls))];
  return named.flatMap((control) => {
    const found = findContradiction(control, (role) =>
      role.resources.includes(resource.type) ? role.detect(resource, graph) : undefined,
    );
    return found === undefined ? [] : [[control, found.shownBy] as const];
  });
}

function balancer(type: string, block: string, values: ExampleValues = {}): ExampleNeighbour {
  return neighbour(`${type}.web`, { ...values, [block]: [{ bucket: name, enabled: true }] });
}

const encryption = ['s3-bucket-kms-customer-managed-key', 's3-default-encryption-kms'];
const lock = ['s3-bucket-default-lock-enabled', 's3-object-lock-retention-years'];

describe('a bucket is freed from the controls that its role cannot meet', () => {
  test.for([
    [
      'access logs of S3',
      neighbour('aws_s3_bucket_logging.a', { target_bucket: name }),
      [...encryption, ...lock, 's3-bucket-logging-enabled'],
    ],
    ['logs of a load balancer', balancer('aws_lb', 'access_logs'), [...encryption, ...lock]],
    ['connection logs', balancer('aws_lb', 'connection_logs'), [...encryption, ...lock]],
    ['logs of an aws_alb', balancer('aws_alb', 'access_logs'), [...encryption, ...lock]],
    ['logs of a classic load balancer', balancer('aws_elb', 'access_logs'), [...encryption, ...lock]],
    [
      'logs of an application load balancer',
      balancer('aws_lb', 'access_logs', { load_balancer_type: 'application' }),
      [...encryption, ...lock],
    ],
    [
      'logs of a network load balancer, which delivers to encrypted buckets',
      balancer('aws_lb', 'access_logs', { load_balancer_type: 'network' }),
      [],
    ],
    ['deliveries of AWS Config', neighbour('aws_config_delivery_channel.a', { s3_bucket_name: name }), lock],
    ['a trail', neighbour('aws_cloudtrail.a', { s3_bucket_name: name }), ['s3-bucket-replication-enabled']],
    [
      'replicas, whose own lock and versions still count',
      neighbour('aws_s3_bucket_replication_configuration.a', {
        rule: [{ destination: [{ bucket: ref(bucket, 'arn') }] }],
      }),
      ['s3-bucket-replication-enabled'],
    ],
    [
      'nothing: it is itself the source of a replication',
      neighbour('aws_s3_bucket_replication_configuration.a', { bucket: name }),
      [],
    ],
    ['nothing: it logs to itself', neighbour('aws_s3_bucket_logging.a', { bucket: name, target_bucket: name }), []],
    [
      'nothing: the balancer does not deliver its logs',
      neighbour('aws_lb.web', { access_logs: [{ bucket: name, enabled: false }] }),
      [],
    ],
    [
      'nothing: left out, the newer balancers do not deliver',
      neighbour('aws_lb.web', { access_logs: [{ bucket: name }] }),
      [],
    ],
    [
      'logs of a classic load balancer, which delivers where nothing else is said',
      neighbour('aws_elb.web', { access_logs: [{ bucket: name }] }),
      [...encryption, ...lock],
    ],
    [
      'nothing: the rule of the replication is switched off',
      neighbour('aws_s3_bucket_replication_configuration.a', {
        rule: [{ status: 'Disabled', destination: [{ bucket: ref(bucket, 'arn') }] }],
      }),
      [],
    ],
    [
      'nothing: the rule that is on replicates to another bucket',
      neighbour('aws_s3_bucket_replication_configuration.a', {
        rule: [
          { status: 'Disabled', destination: [{ bucket: ref(bucket, 'arn') }] },
          { status: 'Enabled', destination: [{ bucket: 'arn:aws:s3:::elsewhere' }] },
        ],
      }),
      [],
    ],
    [
      'replicas, by the one of two rules that is on',
      neighbour('aws_s3_bucket_replication_configuration.a', {
        rule: [
          { status: 'Disabled', destination: [{ bucket: ref(bucket, 'arn') }] },
          { status: 'Enabled', destination: [{ bucket: ref(bucket, 'arn') }] },
        ],
      }),
      ['s3-bucket-replication-enabled'],
    ],
    ['nothing: it is itself what is logged', neighbour('aws_s3_bucket_logging.a', { bucket: name }), []],
  ] as const)('%s', ([, other, expected], { expect }) => {
    const found = freed(other);
    expect(found.map(([control]) => control).toSorted()).toEqual([...expected].toSorted());
    expect(found.filter(([, shownBy]) => shownBy !== other.address)).toEqual([]);
  });

  test('a network load balancer beside an application one does not hide it', ({ expect }) => {
    const network = balancer('aws_lb', 'access_logs', { load_balancer_type: 'network' });
    const application = { ...balancer('aws_lb', 'access_logs'), address: 'aws_lb.app' };
    expect(freed(network, application)).toContainEqual(['s3-default-encryption-kms', 'aws_lb.app']);
  });

  test('a plain bucket is freed from nothing', ({ expect }) => {
    expect(freed()).toEqual([]);
  });
});

describe('contradictions', () => {
  test.for(contradictions.flatMap((one) => one.controls.map((control) => [one.role.id, control, one] as const)))(
    '%s and %s: the control exists, and judges what the role is played by',
    ([, id, { role }], { expect }) => {
      const control = controls.find((one) => one.id === id);
      expect(control !== undefined || awsConfigRules.has(id)).toBe(true);
      const judged = control?.resources ?? role.resources;
      expect(role.resources.filter((type) => judged.includes(type)).length).toBeGreaterThan(0);
    },
  );

  test('each cell is named once, with a reason and a source', ({ expect }) => {
    const cells = contradictions.flatMap((one) => one.controls.map((control) => `${one.role.id} ${control}`));
    expect(new Set(cells).size).toBe(cells.length);
    for (const { reason, source } of contradictions) {
      expect(reason).toMatch(/^\S.*[^.\s]$/);
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});
