import { controls, isPlanControl, type Outcome } from '@autoclave/catalog';
import { evaluate } from '@autoclave/checker';
import { LinkedGraph, readPlan } from '@autoclave/graph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitModule } from '../src/emit/emit-module.ts';
import { s3BucketPhi } from '../src/s3-bucket-phi/s3-bucket-phi.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { account, call, createdKeys, everything, required, withCreatedKeys } from './s3-bucket-phi-calls.ts';

const prod = emitModule(s3BucketPhi, 'prod');
const dev = emitModule(s3BucketPhi, 'dev');

describe('the emitted files', () => {
  test.for(Object.keys(prod))('%s reads as before', async (file) => {
    await expect(prod[file]).toMatchFileSnapshot(`golden/s3-bucket-phi/${file}`);
  });

  test('of dev are those of prod without prevent_destroy', () => {
    const { 'main.tf': prodMain = '', ...prodRest } = prod;
    const { 'main.tf': devMain = '', ...devRest } = dev;
    expect(devRest).toEqual(prodRest);
    const words = (text: string): string[] => text.split(/\s+/);
    const left = words(prodMain);
    expect(left.filter((word) => word === 'prevent_destroy')).toHaveLength(5);
    expect(words(prodMain.replaceAll(/ *prevent_destroy += true\n/g, ''))).toEqual(words(devMain));
  });
});

/** What the controls say of the resources of one module: `control address` -> verdict. */
function verdictsOf(graph: LinkedGraph, module: string): ReadonlyMap<string, Outcome> {
  return new Map(
    controls.filter(isPlanControl).flatMap((control) =>
      control.resources
        .flatMap((type) => graph.resources(type))
        .filter((resource) => resource.address.startsWith(`${module}.`))
        .map((resource) => [
          `${control.id} ${resource.address.slice(module.length + 1)}`,
          evaluate(control, resource, graph),
        ]),
    ),
  );
}

interface Expression {
  readonly references?: readonly string[];
  readonly constant_value?: string;
}

interface ConfiguredResource {
  readonly type: string;
  readonly name: string;
  readonly expressions: {
    readonly target_bucket?: Expression;
    readonly target_prefix?: Expression;
    readonly rule?: readonly {
      readonly filter: readonly { readonly prefix?: Expression }[];
      readonly destination: readonly { readonly bucket: Expression }[];
    }[];
  };
}

function bucketIn(expression: Expression | undefined): string {
  return expression!.references!.find((one) => /^aws_s3_bucket\.\w+$/.test(one))!.slice('aws_s3_bucket.'.length);
}

/**
 * Follows one access to a bucket: the log of it, the copies of that log, the logs of those copies, until nothing more
 * comes of it. S3 does not copy a copy. Gives the buckets in turn.
 */
function trailOf(resources: readonly ConfiguredResource[], bucket: string, seen: readonly string[] = []): string[] {
  const of = (type: string, name: string): ConfiguredResource | undefined =>
    resources.find((one) => one.type === type && one.name === name);
  const logging = of('aws_s3_bucket_logging', bucket)?.expressions;
  if (logging === undefined) return [];
  if (seen.includes(bucket)) return ['without end'];
  const landing = bucketIn(logging.target_bucket);
  const rules = of('aws_s3_bucket_replication_configuration', landing)?.expressions.rule ?? [];
  const copies = rules
    .filter(({ filter }) =>
      (logging.target_prefix!.constant_value ?? '').startsWith(filter[0]?.prefix?.constant_value ?? ''),
    )
    .map(({ destination }) => bucketIn(destination[0]?.bucket));
  return [landing, ...copies.flatMap((copy) => [copy, ...trailOf(resources, copy, [...seen, bucket])])];
}

interface Plan {
  readonly configuration: {
    readonly root_module: {
      readonly module_calls: {
        readonly least: { readonly module: { readonly resources: readonly ConfiguredResource[] } };
      };
    };
  };
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly after: { readonly [name: string]: unknown } };
  }[];
}

interface PolicyStatement {
  readonly Sid: string;
  readonly Condition?: unknown;
}

function after(json: string, address: string): { readonly [name: string]: unknown } {
  const plan: Plan = JSON.parse(json);
  return plan.resource_changes.find((one) => one.address === address)!.change.after;
}

function statements(json: string, bucket: string): readonly PolicyStatement[] {
  return JSON.parse(String(after(json, `module.full.aws_s3_bucket_policy.${bucket}`)['policy'])).Statement;
}

describe('a plan', () => {
  let project: Project;
  let plan: Awaited<ReturnType<Project['plan']>>;
  let verdicts: { readonly [module: string]: ReadonlyMap<string, Outcome> };

  beforeAll(async () => {
    project = await Project.create({
      ...moduleFiles('s3_bucket_phi', prod),
      ...moduleFiles('s3_bucket_phi_dev', dev),
      'main.tf': [createdKeys, call('least', withCreatedKeys), call('full', everything)].join(''),
    });
    plan = await project.plan();
    const graph = new LinkedGraph(readPlan(plan.json, { path: 'plan.json' }).instances);
    verdicts = { least: verdictsOf(graph, 'module.least'), full: verdictsOf(graph, 'module.full') };
  });
  afterAll(() => project.remove());

  test('of the least and of every input is accepted', () => {
    expect(plan).toMatchObject({ exitCode: 0 });
    expect(plan.errors).toContain('128 to add, 0 to change, 0 to destroy');
  });

  test('shows files formatted as terraform fmt leaves them', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test.for(['least', 'full'])('breaks no control and leaves none open in %s', (module) => {
    const judged = [...verdicts[module]!];
    expect(judged.length).toBeGreaterThan(90);
    expect(judged.filter(([, { verdict }]) => verdict === 'fail' || verdict === 'unknown')).toEqual([]);
  });

  test.for(s3BucketPhi.claims)('passes %s, which the module claims', (claim) => {
    for (const judged of Object.values(verdicts)) {
      const passed = [...judged].filter(([name, { verdict }]) => name.startsWith(`${claim} `) && verdict === 'pass');
      expect(passed.length).toBeGreaterThan(0);
    }
  });

  test('leaves out only what the use of a bucket contradicts', () => {
    const freed = [...verdicts['least']!].filter(([, { verdict }]) => verdict === 'notApplicable');
    expect(freed.map(([name]) => name).toSorted()).toEqual([
      's3-bucket-default-lock-enabled aws_s3_bucket.access_logs',
      's3-bucket-default-lock-enabled aws_s3_bucket.replica_access_logs',
      's3-bucket-kms-customer-managed-key aws_s3_bucket.access_logs',
      's3-bucket-kms-customer-managed-key aws_s3_bucket.replica_access_logs',
      's3-bucket-logging-enabled aws_s3_bucket.access_logs',
      's3-bucket-logging-enabled aws_s3_bucket.replica_access_logs',
      's3-bucket-replication-enabled aws_s3_bucket.log_archive',
      's3-bucket-replication-enabled aws_s3_bucket.replica',
      's3-default-encryption-kms aws_s3_bucket.access_logs',
      's3-default-encryption-kms aws_s3_bucket.replica_access_logs',
      's3-object-lock-retention-years aws_s3_bucket.access_logs',
      's3-object-lock-retention-years aws_s3_bucket.replica_access_logs',
    ]);
  });

  const transport = ['InsecureTransport', 'OldTls', 'OtherOrganization'];
  const phi = ['OtherEncryption', 'OtherKey', 'CustomerProvidedKey', 'LockKept', 'OtherNetwork', 'OtherPrincipal'];
  test.for([
    ['this', [...transport, ...phi]],
    [
      'access_logs',
      [
        ...transport,
        'ServerAccessLogsOfThis',
        'LoadBalancerLogs',
        'FlowLogs',
        'FlowLogsCheck',
        'Inventory',
        'Replicas',
      ],
    ],
    ['replica', [...transport, ...phi, 'Replicas']],
    ['replica_access_logs', [...transport, 'ServerAccessLogsOfReplica', 'ServerAccessLogsOfLogArchive']],
    ['log_archive', [...transport, 'LockKept', 'Replicas']],
  ] as const)('gives bucket %s its statements', ([bucket, sids]) => {
    expect(statements(plan.json, bucket).map(({ Sid }) => Sid)).toEqual(sids);
  });

  test('lets only the break-glass principals lift the lock', () => {
    expect(statements(plan.json, 'this').find(({ Sid }) => Sid === 'LockKept')).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Condition: { ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/break-glass` } },
    });
    const { statement } = after(plan.json, 'module.least.data.aws_iam_policy_document.this');
    expect(statement).toContainEqual(expect.objectContaining({ sid: 'LockKept', effect: 'Deny', condition: [] }));
  });

  test('keeps objects and their old versions for the retention', () => {
    for (const bucket of ['this', 'replica', 'log_archive']) {
      expect(after(plan.json, `module.least.aws_s3_bucket_object_lock_configuration.${bucket}`)).toMatchObject({
        rule: [{ default_retention: [{ mode: 'GOVERNANCE', years: 7 }] }],
      });
      const { rule } = after(plan.json, `module.least.aws_s3_bucket_lifecycle_configuration.${bucket}`);
      expect(rule).toContainEqual(
        expect.objectContaining({
          id: 'retention',
          noncurrent_version_expiration: [{ newer_noncurrent_versions: null, noncurrent_days: 7 * 366 + 1 }],
        }),
      );
    }
  });

  test.for([
    ['this', ['access_logs', 'log_archive', 'replica_access_logs', 'access_logs']],
    ['replica', ['replica_access_logs', 'log_archive', 'replica_access_logs', 'access_logs']],
    ['log_archive', ['replica_access_logs', 'access_logs']],
  ] as const)('logs an access to %s once, and the copy of that log once', ([bucket, trail]) => {
    const { configuration }: Plan = JSON.parse(plan.json);
    expect(trailOf(configuration.root_module.module_calls.least.module.resources, bucket)).toEqual(trail);
  });

  test('of an adopted bucket without a lock changes it in place', async () => {
    project.write({ 'main.tf': call('least', required), 'terraform.tfstate': stateOfUnlockedBucket });
    // The bucket is in no account, so its state cannot be refreshed.
    const adopted = await project.plan(['-refresh=false']);
    expect(adopted).toMatchObject({ exitCode: 0 });
    const { resource_changes: changes }: Plan = JSON.parse(adopted.json);
    const actions = new Map(changes.map((one) => [one.address, one.change.actions]));
    expect(actions.get('module.least.aws_s3_bucket.this')).toEqual(['update']);
    expect(actions.get('module.least.aws_s3_bucket_object_lock_configuration.this')).toEqual(['create']);
    expect(adopted.errors).toContain('57 to add, 1 to change, 0 to destroy');
  });
});

const stateOfUnlockedBucket = JSON.stringify({
  version: 4,
  terraform_version: '1.9.0',
  serial: 1,
  lineage: '11111111-2222-3333-4444-555555555555',
  outputs: {},
  resources: [
    {
      module: 'module.least',
      mode: 'managed',
      type: 'aws_s3_bucket',
      name: 'this',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: 0,
          attributes: {
            id: 'demo-phi',
            bucket: 'demo-phi',
            arn: 'arn:aws:s3:::demo-phi',
            object_lock_enabled: false,
            force_destroy: false,
            tags: {},
            tags_all: {},
          },
        },
      ],
    },
  ],
});
