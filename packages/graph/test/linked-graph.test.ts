import { UNKNOWN, type ValueMap } from '@autoclave/catalog';
import { describe, test } from 'vitest';
import { LinkedGraph } from '../src/linked-graph.ts';
import { noReferences, type Instance } from '../src/instance.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { referencesOf, storyText } from './story.ts';

const instance = (address: string, values: ValueMap, more: Partial<Instance> = {}): Instance => {
  const [type = '', name = ''] = address.split('.');
  return {
    address,
    mode: 'managed',
    type,
    name,
    module: '',
    realm: 'account',
    action: 'create',
    replacePaths: [],
    values: () => values,
    sensitive: false,
    resolve: () => noReferences,
    ...more,
  };
};

describe('equal literals', () => {
  const rows: readonly (readonly [because: string, instances: readonly Instance[], expected: readonly string[]])[] = [
    ['join in one realm', [instance('aws_s3_bucket.b', { bucket: 'records' })], ['literal aws_s3_bucket.b#bucket']],
    [
      'do not join across realms what each may have',
      [instance('aws_sns_topic.b', { name: 'records' }, { realm: 'other' })],
      [],
    ],
    [
      'join across realms by what is unique in AWS, as the name of a bucket',
      [instance('aws_s3_bucket.b', { bucket: 'records' }, { realm: 'other' })],
      ['literal aws_s3_bucket.b#bucket'],
    ],
    ['do not join what is removed', [instance('aws_s3_bucket.b', { bucket: 'records' }, { action: 'delete' })], []],
    [
      'do not join across regions that both state',
      [instance('aws_s3_bucket.b', { bucket: 'records', region: 'eu-west-1' })],
      [],
    ],
    ['do not join by a part of the name', [instance('aws_s3_bucket.b', { bucket: 'records-2' })], []],
    ['do not join by a prefix', [instance('aws_s3_bucket.b', { bucket_prefix: 'records' })], []],
    [
      'do not join a neighbour that names the same bucket',
      [instance('aws_s3_bucket_versioning.v', { bucket: 'records', id: 'records' })],
      [],
    ],
    [
      'join by the word that the type ends with',
      [instance('aws_redshift_cluster.c', { cluster_identifier: 'records' })],
      ['literal aws_redshift_cluster.c#cluster_identifier'],
    ],
    ['do not join by the word of another type', [instance('aws_backup_plan.p', { cluster_identifier: 'records' })], []],
  ];
  test.for(rows)('%s', ([, others, expected], { expect }) => {
    const source = instance('aws_s3_bucket_policy.p', { bucket: 'records', region: 'us-east-1' });
    expect(referencesOf(new LinkedGraph([source, ...others]), source.address, 'bucket')).toEqual(expected);
  });

  test('stand beside references: what names the target of one is not joined again', ({ expect }) => {
    const link = { target: 'aws_kms_key.one', attribute: 'arn', strength: 'must', via: [] } as const;
    const source = instance(
      'aws_x.x',
      { keys: ['arn:one', 'arn:two'] },
      { resolve: () => ({ links: [link], missing: [] }) },
    );
    const keys = [
      instance('aws_kms_key.one', { arn: 'arn:one' }),
      instance('aws_kms_alias.one', { name: 'arn:one' }),
      instance('aws_kms_key.two', { arn: 'arn:two' }),
    ];
    expect(referencesOf(new LinkedGraph([source, ...keys]), 'aws_x.x', 'keys')).toEqual([
      'must aws_kms_key.one#arn',
      'literal aws_kms_key.two#arn',
    ]);
  });
});

describe('referrers', () => {
  const bucket = instance('aws_s3_bucket.b', { bucket: 'records' });

  test('name what cannot be resolved', ({ expect }) => {
    const open = instance('aws_s3_bucket_policy.open', { bucket: UNKNOWN });
    const missing = instance(
      'aws_s3_bucket_policy.missing',
      { bucket: UNKNOWN },
      { resolve: () => ({ links: [], missing: ['local.bucket'] }) },
    );
    const graph = new LinkedGraph([bucket, open, missing]);
    const { found, unresolved } = graph.referrers(graph.find('aws_s3_bucket.b')!, 'aws_s3_bucket_policy', 'bucket');
    expect(found).toEqual([]);
    expect(unresolved.map(({ resource, missing: hops }) => [resource.address, hops])).toEqual([
      ['aws_s3_bucket_policy.open', ['known after apply']],
      ['aws_s3_bucket_policy.missing', ['local.bucket']],
    ]);
  });

  test('leave out what is removed', ({ expect }) => {
    const gone = instance('aws_s3_bucket_policy.gone', { bucket: 'records' }, { action: 'delete' });
    const graph = new LinkedGraph([bucket, gone]);
    const { found } = graph.referrers(graph.find('aws_s3_bucket.b')!, 'aws_s3_bucket_policy', 'bucket');
    expect(found).toEqual([]);
  });
});

describe('an estate of two inputs', () => {
  const read = (path: string): readonly Instance[] => readPlan(storyText('targeted'), { path }).instances;
  const graph = new LinkedGraph([...read('app/plan.json'), ...read('data/plan.json')]);

  test('keeps both resources of one address', ({ expect }) => {
    expect(graph.resources('aws_s3_bucket').map((one) => one.address)).toEqual([
      'aws_s3_bucket.records',
      'aws_s3_bucket.records',
    ]);
  });

  test('keeps references inside their input', ({ expect }) => {
    for (const [index, bucket] of graph.resources('aws_s3_bucket').entries()) {
      const { found } = graph.referrers(bucket, 'aws_s3_bucket_versioning', 'bucket');
      expect(found.map((one) => one.resource)).toEqual([graph.resources('aws_s3_bucket_versioning')[index]]);
    }
  });

  test('joins literals across inputs that share a realm, and no others', ({ expect }) => {
    const text = storyText('providers');
    const realms = (realm?: string): number => {
      const instances = ['a.json', 'b.json'].flatMap(
        (path) => readPlan(text, realm === undefined ? { path } : { path, realm }).instances,
      );
      return referencesOf(new LinkedGraph(instances), 'aws_s3_bucket_versioning.records', 'bucket').length;
    };
    expect(realms()).toBe(1);
    expect(realms('111122223333/us-east-1')).toBe(2);
  });
});

describe('what is removed', () => {
  const gone = instance('aws_s3_bucket_policy.gone', { bucket: 'records' }, { action: 'delete', realm: 'unknown' });
  const rows: readonly (readonly [because: string, others: readonly Instance[], expected: readonly string[]])[] = [
    [
      'refers to what stays, by its literal',
      [instance('aws_s3_bucket.b', { bucket: 'records' })],
      ['literal aws_s3_bucket.b#bucket'],
    ],
    [
      'refers to the one of its own realm first',
      [
        instance('aws_s3_bucket.a', { bucket: 'records' }),
        instance('aws_s3_bucket.b', { bucket: 'records' }, { realm: 'unknown' }),
      ],
      ['literal aws_s3_bucket.b#bucket'],
    ],
    [
      'refers to nothing where two resources of other realms may be meant',
      [
        instance('aws_s3_bucket.a', { bucket: 'records' }, { realm: 'a' }),
        instance('aws_s3_bucket.b', { bucket: 'records' }, { realm: 'b' }),
      ],
      [],
    ],
    [
      'refers to the whole, not to its part',
      [instance('aws_s3_bucket.b', { bucket: 'records' }), instance('aws_s3_bucket_acl.b', { id: 'records' })],
      ['literal aws_s3_bucket.b#bucket'],
    ],
    [
      'refers to nothing in another input',
      [instance('aws_s3_bucket.b', { bucket: 'records' }, { input: 'other.json' })],
      [],
    ],
  ];
  test.for(rows)('%s', ([, others, expected], { expect }) => {
    expect(referencesOf(new LinkedGraph([gone, ...others]), gone.address, 'bucket')).toEqual(expected);
  });

  test('is found by its type', ({ expect }) => {
    const graph = new LinkedGraph([gone, instance('aws_vpc.gone', {}, { action: 'delete' })]);
    expect(graph.removed('aws_vpc').map(({ address }) => address)).toEqual(['aws_vpc.gone']);
    expect(graph.removed('aws_subnet')).toEqual([]);
    expect(graph.removed()).toHaveLength(2);
  });
});

describe('referrers', () => {
  const link = (target: string, strength: 'must' | 'may') => ({ target, attribute: 'id', strength, via: [] }) as const;
  const buckets = ['one', 'other', 'third'].map((name) => instance(`aws_s3_bucket.${name}`, {}));
  const found = (graph: LinkedGraph, name: string): readonly (readonly string[])[] => {
    const all = graph.referrers(graph.find(`aws_s3_bucket.${name}`)!, 'aws_s3_bucket_versioning', 'bucket');
    return [
      all.found.map(({ resource }) => resource.address),
      all.unresolved.map(({ resource, missing }) => `${resource.address}: ${missing.join(', ')}`),
    ];
  };

  test('of which it is not sure are unresolved where they may belong, and nowhere else', ({ expect }) => {
    const resolve = () => ({
      links: [link('aws_s3_bucket.one', 'may'), link('aws_s3_bucket.other', 'may')],
      missing: [],
    });
    const graph = new LinkedGraph([
      ...buckets,
      instance('aws_s3_bucket_versioning.v', { bucket: UNKNOWN }, { resolve }),
    ]);
    const perhaps = (name: string): string =>
      `aws_s3_bucket_versioning.v: perhaps aws_s3_bucket.${name}, by a condition`;
    expect(found(graph, 'one')).toEqual([[], [perhaps('one')]]);
    expect(found(graph, 'other')).toEqual([[], [perhaps('other')]]);
    expect(found(graph, 'third')).toEqual([[], []]);
  });

  test('that name a hop which is not seen may belong to all, each told once', ({ expect }) => {
    const resolve = () => ({ links: [link('aws_s3_bucket.one', 'may')], missing: ['local.bucket'] });
    const graph = new LinkedGraph([
      ...buckets,
      instance('aws_s3_bucket_versioning.v', { bucket: UNKNOWN }, { resolve }),
    ]);
    expect(found(graph, 'one')[1]).toHaveLength(1);
    const all = graph.referrers(graph.find('aws_s3_bucket.one')!, 'aws_s3_bucket_versioning', 'bucket');
    expect(all.possible).toEqual(all.unresolved);
    expect(all.possible.map(({ link: only }) => only?.target.address)).toEqual(['aws_s3_bucket.one']);
    expect(found(graph, 'third')).toEqual([[], ['aws_s3_bucket_versioning.v: local.bucket']]);
  });

  test('that are possible come before those of which nothing is known', ({ expect }) => {
    const versioning = (name: string, links: readonly ReturnType<typeof link>[]): Instance =>
      instance(
        `aws_s3_bucket_versioning.${name}`,
        { bucket: UNKNOWN },
        { resolve: () => ({ links, missing: ['local.bucket'] }) },
      );
    const graph = new LinkedGraph([
      ...buckets,
      versioning('any', []),
      versioning('one', [link('aws_s3_bucket.one', 'may')]),
      versioning('other', [link('aws_s3_bucket.other', 'may')]),
    ]);
    const { possible, unresolved } = graph.referrers(
      graph.find('aws_s3_bucket.one')!,
      'aws_s3_bucket_versioning',
      'bucket',
    );
    expect(possible.map(({ resource }) => resource.name)).toEqual(['one']);
    expect(unresolved.map(({ resource }) => resource.name)).toEqual(['one', 'any', 'other']);
  });

  test('of which it is sure are found', ({ expect }) => {
    const resolve = () => ({ links: [link('aws_s3_bucket.one', 'must')], missing: [] });
    const graph = new LinkedGraph([
      ...buckets,
      instance('aws_s3_bucket_versioning.v', { bucket: UNKNOWN }, { resolve }),
    ]);
    expect(found(graph, 'one')).toEqual([['aws_s3_bucket_versioning.v'], []]);
    expect(found(graph, 'other')).toEqual([[], []]);
  });
});

describe('one account and Region', () => {
  const here: Partial<Instance> = { region: 'us-east-1' };
  const west: Partial<Instance> = { realm: 'west', region: 'us-west-2' };
  const arn = (region: string, account: string): ValueMap => ({ arn: `arn:aws:rds:${region}:${account}:db:records` });
  const cases: readonly (readonly [
    because: string,
    one: readonly [ValueMap, Partial<Instance>],
    other: readonly [ValueMap, Partial<Instance>],
    expected: boolean | undefined,
  ])[] = [
    ['is that of one provider configuration', [{}, here], [{}, here], true],
    ['is not that of two Regions', [{}, here], [{}, west], false],
    ['is open where two configurations name one Region', [{}, here], [{}, { ...here, realm: 'other' }], undefined],
    ['is open where nothing says the Region', [{}, {}], [{}, { realm: 'other' }], undefined],
    ['is not that of a resource with another Region', [{ region: 'eu-west-1' }, here], [{}, here], false],
    [
      'is that of equal ARNs in two inputs',
      [arn('us-east-1', '111122223333'), {}],
      [arn('us-east-1', '111122223333'), { realm: 'other' }],
      true,
    ],
    [
      'is not that of two accounts',
      [arn('us-east-1', '111122223333'), {}],
      [arn('us-east-1', '444455556666'), { realm: 'other' }],
      false,
    ],
  ];
  test.for(cases)('%s', ([, [values, more], [otherValues, otherMore], expected], { expect }) => {
    const graph = new LinkedGraph([
      instance('aws_db_instance.one', values, more),
      instance('aws_db_instance.other', otherValues, otherMore),
    ]);
    const [one, other] = graph.resources();
    expect(graph.isSamePlace(one!, other!)).toBe(expected);
  });

  test('of a plan: a module uses the configuration of its parent, and a Region may be a variable', ({ expect }) => {
    const resource = (address: string, key: string): object => {
      const [type, name] = address.split('.').slice(-2);
      return { address: `${type}.${name}`, mode: 'managed', type, name, provider_config_key: key, expressions: {} };
    };
    const change = (address: string): object => {
      const [type, name] = address.split('.').slice(-2);
      const module = address.includes('module.') ? { module_address: 'module.a' } : {};
      return { address, ...module, mode: 'managed', type, name, change: { actions: ['create'], after: {} } };
    };
    const plan = {
      format_version: '1.2',
      variables: { region: { value: 'us-west-2' } },
      resource_changes: ['aws_vpc.root', 'module.a.aws_vpc.inner', 'aws_vpc.west'].map(change),
      configuration: {
        provider_config: {
          aws: { name: 'aws', expressions: { region: { constant_value: 'us-east-1' } } },
          'aws.west': { name: 'aws', alias: 'west', expressions: { region: { references: ['var.region'] } } },
          'module.a:aws': { name: 'aws', module_address: 'module.a' },
        },
        root_module: {
          resources: [resource('aws_vpc.root', 'aws'), resource('aws_vpc.west', 'aws.west')],
          module_calls: { a: { module: { resources: [resource('aws_vpc.inner', 'module.a:aws')] } } },
        },
      },
    };
    const graph = new LinkedGraph(readPlan(JSON.stringify(plan), { path: 'plan.json' }).instances);
    const [root, inner, west] = graph.resources();
    expect(graph.isSamePlace(root!, inner!)).toBe(true);
    expect(graph.isSamePlace(root!, west!)).toBe(false);
  });
});
