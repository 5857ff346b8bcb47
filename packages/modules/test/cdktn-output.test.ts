import { Annotations, App, Aspects, TerraformHclModule, TerraformIterator, TerraformStack } from 'cdktn';
import { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { KmsKey } from '@cdktn/provider-aws/lib/kms-key/index.js';
import { AwsProvider } from '@cdktn/provider-aws/lib/provider/index.js';
import { S3Bucket } from '@cdktn/provider-aws/lib/s3-bucket/index.js';
import { S3BucketServerSideEncryptionConfigurationA as Encryption } from '@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import type { IConstruct } from 'constructs';
import { afterEach, beforeEach, describe, test } from 'vitest';
import { LinkedGraph, type CdktnInput } from '@autoclave/graph';
import { readCdktnOutput } from '@autoclave/graph/cdktn';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const keyPath = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';

/** Every bucket is looked at, as an organisation would have it done. */
class TellBuckets {
  visit(node: IConstruct): void {
    if (node instanceof S3Bucket) Annotations.of(node).addInfo('a bucket');
  }
}

/** A construct enters its stack by being made. */
function declared(construct: IConstruct): string {
  return construct.node.path;
}

class KeyStack extends TerraformStack {
  readonly key: KmsKey;

  constructor(app: App) {
    super(app, 'keys');
    declared(new AwsProvider(this, 'aws', { region: 'us-east-1' }));
    this.key = new KmsKey(this, 'phi', { enableKeyRotation: true });
  }
}

class DataStack extends TerraformStack {
  constructor(app: App, key: KmsKey) {
    super(app, 'data');
    declared(new AwsProvider(this, 'aws', { region: 'us-east-1' }));
    const records = new S3Bucket(this, 'records', { bucket: 'clinic-records' });
    const each = TerraformIterator.fromList(['aws:kms']);
    const content = { sse_algorithm: each.value, kms_master_key_id: key.arn };
    const rule = each.dynamic({ apply_server_side_encryption_by_default: content });
    declared(new Encryption(this, 'encryption', { bucket: records.id, rule }));
    const database = new DbInstance(this, 'ehr', {
      instanceClass: 'db.t4g.micro',
      storageEncrypted: true,
      kmsKeyId: key.arn,
    });
    database.addOverride('storage_encrypted', false);
    declared(new S3Bucket(this, 'exports', { forEach: TerraformIterator.fromMap({ a: 'x', 'b.c': 'y' }) }));
    declared(new TerraformHclModule(this, 'vpc', { source: 'terraform-aws-modules/vpc/aws', version: '5.0.0' }));
    Annotations.of(records).addWarning('holds PHI');
    Aspects.of(this).add(new TellBuckets());
  }
}

/** Synthesizes an app of two stacks as `cdktn synth` does. */
function synthesize(change: (data: DataStack) => void = () => undefined): string {
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  change(new DataStack(app, new KeyStack(app).key));
  app.synth();
  return outdir;
}

async function read(folder: string): Promise<{ readonly data: CdktnInput; readonly keys: CdktnInput }> {
  const inputs = await readCdktnOutput(folder, { path: 'cdktn.out' });
  const named = new Map(inputs.map((input) => [input.stack, input]));
  return { data: named.get('data')!, keys: named.get('keys')! };
}

describe.for([
  { form: 'JSON', hcl: 'false', file: 'cdk.tf.json' },
  { form: 'HCL', hcl: 'true', file: 'cdk.tf' },
])('an app in $form', ({ hcl, file }) => {
  beforeEach(() => {
    process.env['SYNTH_HCL_OUTPUT'] = hcl;
  });

  afterEach(() => {
    delete process.env['SYNTH_HCL_OUTPUT'];
  });

  test('has an input for each stack', async ({ expect }) => {
    const { data, keys } = await read(synthesize());
    expect(keys).toMatchObject({ kind: 'cdktn', path: 'cdktn.out/stacks/keys', certifiable: true, diagnostics: [] });
    expect(keys.instances.map(({ address }) => address)).toEqual(['aws_kms_key.phi']);
    expect(data.instances.map(({ address }) => address).toSorted()).toEqual([
      'aws_db_instance.ehr',
      'aws_s3_bucket.exports["a"]',
      'aws_s3_bucket.exports["b.c"]',
      'aws_s3_bucket.records',
      'aws_s3_bucket_server_side_encryption_configuration.encryption',
      'data.terraform_remote_state.cross-stack-reference-input-keys',
    ]);
  });

  test('is linked across stacks, also out of a dynamic block', async ({ expect }) => {
    const { data, keys } = await read(synthesize());
    const graph = new LinkedGraph([...data.instances, ...keys.instances]);
    const [encryption] = graph.resources('aws_s3_bucket_server_side_encryption_configuration');
    expect(graph.references(encryption!, keyPath).links).toMatchObject([
      { target: { address: 'aws_kms_key.phi', input: 'cdktn.out/stacks/keys' }, attribute: 'arn', strength: 'must' },
    ]);
    expect(graph.references(encryption!, 'bucket').links).toMatchObject([
      { target: { address: 'aws_s3_bucket.records' } },
    ]);
    const [key] = graph.resources('aws_kms_key');
    expect(graph.referrers(key!, 'aws_db_instance', 'kms_key_id').found).toMatchObject([
      { resource: { address: 'aws_db_instance.ehr' } },
    ]);
  });

  test('names the constructs', async ({ expect }) => {
    const { data } = await read(synthesize());
    const paths = new Map(data.instances.map(({ address, constructPath }) => [address, constructPath]));
    expect(paths.get('aws_db_instance.ehr')).toBe('data/ehr');
    expect(paths.get('aws_s3_bucket.exports["b.c"]')).toBe('data/exports');
    expect(data.constructPath('aws_s3_bucket.records')).toBe('data/records');
    expect(data.location('aws_s3_bucket.records', 'bucket')?.file).toBe(`stacks/data/${file}`);
  });

  test('tells escape hatches, and judges what they set', async ({ expect }) => {
    const { data } = await read(synthesize());
    expect(data.overrides).toEqual([{ type: 'aws_db_instance', path: 'storage_encrypted' }]);
    const database = data.instances.find(({ type }) => type === 'aws_db_instance');
    expect(database!.values()['storage_encrypted']).toBe(false);
  });

  test('tells annotations, also those of aspects', async ({ expect }) => {
    const { data } = await read(synthesize());
    expect(data.annotations).toHaveLength(3);
    expect(data.annotations).toEqual(
      expect.arrayContaining([
        { constructPath: 'data/records', level: 'warning', message: 'holds PHI' },
        { constructPath: 'data/exports', level: 'info', message: 'a bucket' },
      ]),
    );
  });

  test('is not certifiable with a module that is not fetched', async ({ expect }) => {
    const { data } = await read(synthesize());
    expect(data.certifiable).toBe(false);
    expect(data.uncertifiableReasons).toEqual([expect.stringMatching(/^stacks\/data\/.*: module vpc /)]);
    expect(data.moduleCall('module.vpc')).toMatchObject({ source: 'terraform-aws-modules/vpc/aws', version: '5.0.0' });
  });
});

test('an annotation of level error is no pass', async ({ expect }) => {
  process.env['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS'] = '1';
  try {
    const folder = synthesize((data) => Annotations.of(data).addError('no bucket without an owner'));
    const { data, keys } = await read(folder);
    expect(data.uncertifiableReasons).toContain('an error is noted at data: no bucket without an owner');
    expect(keys.certifiable).toBe(true);
  } finally {
    delete process.env['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS'];
  }
});
