import { UNKNOWN, type ValueMap } from '@autoclave/catalog';
import { LinkedGraph, type Instance } from '@autoclave/graph';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { labelPhi } from '../../src/phi/label.ts';
import { instance, to } from '../story/request.ts';

const phi = { tags_all: { DataClassification: 'PHI' } };

/** The labels as `resource <= store through the way`. */
function labels(instances: readonly Instance[], patterns: readonly string[] = []): readonly string[] {
  const found = labelPhi(new LinkedGraph(instances), patterns);
  return [...found]
    .map(([{ address }, { store, marked, via }]) => {
      const way = via.length > 0 ? ` through ${via.join(' > ')}` : '';
      return address === store && via.length === 0 ? `${address} by ${marked}` : `${address} <= ${store}${way}`;
    })
    .toSorted();
}

function state(address: string, values: ValueMap): Instance {
  return instance(address, values, { action: 'none' });
}

describe('marks', () => {
  const rows: readonly (readonly [because: string, Instance, labels: readonly string[]])[] = [
    ['a store with the tag', instance('aws_s3_bucket.a', phi), ['aws_s3_bucket.a by tag']],
    [
      'a tag where default tags cannot be seen',
      instance('aws_s3_bucket.a', { tags: { DataClassification: 'PHI' } }),
      ['aws_s3_bucket.a by tag'],
    ],
    [
      'the tag in other letters',
      instance('aws_s3_bucket.a', { tags_all: { dataclassification: 'phi' } }),
      ['aws_s3_bucket.a by tag'],
    ],
    ['another class', instance('aws_s3_bucket.a', { tags_all: { DataClassification: 'Internal' } }), []],
    ['no tag', instance('aws_s3_bucket.a', { tags_all: {} }), []],
    ['a tag that is not known yet', instance('aws_s3_bucket.a', { tags_all: UNKNOWN }), []],
    ['what keeps no data', instance('aws_vpc.a', phi), []],
    ['what is read elsewhere', instance('data.aws_s3_bucket.a', phi), []],
    ['what goes', instance('aws_s3_bucket.a', phi, { action: 'delete' }), []],
  ];
  test.for(rows)('%s', ([, one, expected], { expect }) => {
    expect(labels([one])).toEqual(expected);
  });

  test('a pattern marks what it names, of any type', ({ expect }) => {
    const all = [instance('module.ehr.aws_vpc.a', {}, { module: 'module.ehr' }), instance('aws_vpc.b')];
    expect(labels(all, ['module.ehr.**'])).toEqual(['module.ehr.aws_vpc.a by option']);
    expect(labels(all, ['aws_vpc.c'])).toEqual([]);
  });
});

describe('ways', () => {
  test('a known ARN in a redrive policy leads to the dead-letter queue', ({ expect }) => {
    const arn = 'arn:aws:sqs:us-east-1:111122223333:failed';
    const queue = { ...phi, redrive_policy: JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 5 }) };
    expect(labels([state('aws_sqs_queue.jobs', queue), state('aws_sqs_queue.failed', { arn })])).toEqual([
      'aws_sqs_queue.failed <= aws_sqs_queue.jobs through aws_sqs_queue.jobs.redrive_policy',
      'aws_sqs_queue.jobs by tag',
    ]);
  });

  test('a known endpoint in the environment of a function leads to it, and on to its cache, not to its settings', ({
    expect,
  }) => {
    const found = labels([
      state('aws_db_instance.ehr', { ...phi, address: 'ehr.example.com' }),
      state('aws_elasticache_replication_group.cache', { primary_endpoint_address: 'cache.example.com' }),
      state('aws_s3_bucket.settings', { arn: 'arn:aws:s3:::settings' }),
      state('aws_lambda_function.reader', {
        function_name: 'reader',
        environment: [
          { variables: { DB: 'ehr.example.com', CACHE: 'cache.example.com', SETTINGS: 'arn:aws:s3:::settings' } },
        ],
      }),
    ]);
    const variables = 'aws_lambda_function.reader.environment.variables';
    expect(found).toEqual([
      'aws_db_instance.ehr by tag',
      `aws_elasticache_replication_group.cache <= aws_db_instance.ehr through ${variables} > ${variables}`,
      `aws_lambda_function.reader <= aws_db_instance.ehr through ${variables}`,
    ]);
  });

  test('an equal literal leads on as a reference does', ({ expect }) => {
    const copy = state('aws_db_instance.copy', { replicate_source_db: 'ehr' });
    expect(labels([state('aws_db_instance.ehr', { ...phi, identifier: 'ehr' }), copy])).toEqual([
      'aws_db_instance.copy <= aws_db_instance.ehr through aws_db_instance.copy.replicate_source_db',
      'aws_db_instance.ehr by tag',
    ]);
  });

  test('log groups that AWS names after a database are found by their names, and no others', ({ expect }) => {
    const group = (name: string): Instance => state(`aws_cloudwatch_log_group.${name.length}`, { name });
    const found = labels([
      state('aws_rds_cluster.ehr', { ...phi, cluster_identifier: 'ehr' }),
      group('/aws/rds/cluster/ehr/postgresql'),
      group('/aws/rds/cluster/ehr2/postgresql'),
      group('/aws/rds/instance/ehr/postgresql'),
    ]);
    expect(found).toEqual([
      'aws_cloudwatch_log_group.31 <= aws_rds_cluster.ehr through aws_rds_cluster.ehr.cluster_identifier',
      'aws_rds_cluster.ehr by tag',
    ]);
  });

  test.for([
    [
      'any of the tags',
      {
        selection_tag: [
          { type: 'STRINGEQUALS', key: 'x', value: '1' },
          { key: 'Backup', value: 'daily' },
        ],
      },
      true,
    ],
    ['none of the tags', { selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'weekly' }] }, false],
    ['everything', { resources: ['*'] }, true],
    [
      'everything under a condition',
      { resources: ['*'], condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'daily' }] }] },
      true,
    ],
    [
      'everything under another condition',
      { resources: ['*'], condition: [{ string_equals: [{ key: 'aws:ResourceTag/Backup', value: 'x' }] }] },
      false,
    ],
    ['another resource', { resources: ['arn:aws:s3:::other'] }, false],
  ] as const)('a backup selection takes %s', ([, values, isTaken], { expect }) => {
    const table = state('aws_dynamodb_table.visits', { tags_all: { DataClassification: 'PHI', Backup: 'daily' } });
    const found = labels([table, state('aws_backup_selection.daily', values)]);
    expect(found.some((one) => one.startsWith('aws_backup_selection.daily <= aws_dynamodb_table.visits'))).toBe(
      isTaken,
    );
  });

  test('a reference that only may hold leads on all the same', ({ expect }) => {
    const may = {
      links: [{ target: 'aws_db_instance.ehr', attribute: 'arn', strength: 'may' as const, via: [] }],
      missing: [],
    };
    const snapshot = instance(
      'aws_db_snapshot.one',
      { db_instance_identifier: UNKNOWN },
      { references: { db_instance_identifier: may } },
    );
    expect(labels([instance('aws_db_instance.ehr', phi), snapshot])).toHaveLength(2);
  });

  test('data does not flow back to where it came from', ({ expect }) => {
    const copy = instance(
      'aws_db_instance.copy',
      { ...phi, replicate_source_db: UNKNOWN },
      {
        references: { replicate_source_db: to('aws_db_instance.ehr', 'identifier') },
      },
    );
    expect(labels([instance('aws_db_instance.ehr'), copy])).toEqual(['aws_db_instance.copy by tag']);
  });
});

describe('the way that is told', () => {
  const hop = (address: string, source: string): Instance =>
    instance(
      address,
      { replicate_source_db: UNKNOWN },
      { references: { replicate_source_db: to(source, 'identifier') } },
    );

  test('is the shortest, and a circle ends', ({ expect }) => {
    const found = labels([
      instance(
        'aws_db_instance.a',
        { ...phi, replicate_source_db: UNKNOWN },
        {
          references: { replicate_source_db: to('aws_db_instance.c', 'identifier') },
        },
      ),
      hop('aws_db_instance.b', 'aws_db_instance.a'),
      hop('aws_db_instance.c', 'aws_db_instance.b'),
    ]);
    expect(found).toEqual([
      'aws_db_instance.a by tag',
      'aws_db_instance.b <= aws_db_instance.a through aws_db_instance.b.replicate_source_db',
      'aws_db_instance.c <= aws_db_instance.a through aws_db_instance.b.replicate_source_db > aws_db_instance.c.replicate_source_db',
    ]);
  });

  test('does not depend on the order of the input', ({ expect }) => {
    const all = [
      instance('aws_s3_bucket.a', { ...phi, bucket: 'a' }),
      instance('aws_s3_bucket.b', { ...phi, bucket: 'b' }),
      instance('aws_s3_bucket.logs', { bucket: 'logs' }),
      ...['a', 'b'].map((bucket) => instance(`aws_s3_bucket_logging.${bucket}`, { bucket, target_bucket: 'logs' })),
      instance('aws_s3_bucket_logging.logs', { bucket: 'logs', target_bucket: 'logs' }),
    ];
    const expected = labels(all);
    expect(expected).toContain(
      'aws_s3_bucket.logs <= aws_s3_bucket.a through aws_s3_bucket_logging.a.bucket > aws_s3_bucket_logging.a.target_bucket',
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        expect(labels(some)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
