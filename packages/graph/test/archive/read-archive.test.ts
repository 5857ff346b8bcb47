import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, test } from 'vitest';
import { REFERENCE_MARK, UNKNOWN, UserError } from '@autoclave/catalog';
import { readPlanArchive, showWithTerraform } from '../../src/archive/index.ts';
import type { ArchiveInput, ArchiveInstance, PlanInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readPlan } from '../../src/plan/read-plan.ts';
import { referencesOf } from '../story.ts';
import { clinic } from './configuration.ts';
import { entriesOf, fileOf, planAgain, savePlan } from './saved-plan.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

const show = showWithTerraform(process.env);
const withoutTerraform = showWithTerraform({ PATH: '' });
const password = 'hunter2-of-the-clinic';

let [saved, json] = ['', ''];
let entries: readonly ZipEntry[] = [];
let archive: ArchiveInput | undefined;
let plan: PlanInput | undefined;

beforeAll(async () => {
  saved = await savePlan(clinic);
  const shown = await show(dirname(saved), 'saved');
  json = 'json' in shown ? shown.json : '';
  entries = await entriesOf(saved);
  archive = await readPlanArchive(saved, { path: 'saved', show: async () => Promise.resolve({ json }) });
  plan = readPlan(json, { path: 'saved' });
});

function instance(address: string, input: ArchiveInput | undefined = archive): ArchiveInstance {
  return input!.instances.find((one) => one.address === address)!;
}

function references(address: string, path: string, input: ArchiveInput | PlanInput = archive!) {
  return referencesOf(new LinkedGraph(input.instances), address, path);
}

/** Reads an archive that a test has changed, with the JSON of the plan that it was made from. */
async function readChanged(changed: readonly ZipEntry[] | Buffer): Promise<ArchiveInput> {
  const file = fileOf(Buffer.isBuffer(changed) ? changed : zipOf(changed));
  return readPlanArchive(file, { path: 'saved', show: async () => Promise.resolve({ json }) });
}

const rule = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';
const encryption = 'aws_s3_bucket_server_side_encryption_configuration.records';

describe('a saved plan, joined with its configuration', () => {
  test('terraform shows it', async ({ expect }) => {
    const input = await readPlanArchive(saved, { path: 'saved', show });
    expect(input).toMatchObject({ kind: 'archive', basis: 'plan', certifiable: true, path: 'saved' });
    expect(input.instances.map(({ address }) => address)).toEqual(plan!.instances.map(({ address }) => address));
  });

  test('says of itself what the plan says', ({ expect }) => {
    const { terraformVersion, certifiable, uncertifiableReasons, checks } = plan!;
    expect(archive).toMatchObject({ terraformVersion, certifiable, uncertifiableReasons, checks });
    expect(archive!.diagnostics).toEqual([]);
    expect(archive!.drift).toEqual([]);
  });

  test('every fact of every instance but references is that of the plan', ({ expect }) => {
    expect(archive!.instances.length).toBeGreaterThan(12);
    for (const [index, own] of archive!.instances.entries()) {
      const { address, action, realm, module, type, previousAddress, input } = plan!.instances[index]!;
      expect(own).toMatchObject({ address, action, realm, module, type, input });
      expect(own.previousAddress).toBe(previousAddress);
      expect(own.values()).toBe(own.values());
      expect(own.values()).toEqual(plan!.instances[index]!.values());
      expect(own.before?.()).toEqual(plan!.instances[index]!.before?.());
    }
  });

  test('names the providers that are locked', ({ expect }) => {
    expect(archive!.providers).toEqual([
      { source: 'registry.terraform.io/hashicorp/aws', version: '5.100.0', constraints: '>= 5.0.0' },
    ]);
  });

  test('holds the waivers in its comments', ({ expect }) => {
    expect(archive!.waivers).toMatchObject([
      { control: 's3-bucket-logging-enabled', fields: { owner: 'ann' }, resources: ['aws_s3_bucket.records'] },
    ]);
  });
});

describe('references', () => {
  test.for<{ readonly because: string; readonly at: readonly [string, string]; readonly found: readonly string[] }>([
    {
      because: 'a local is seen through',
      at: ['aws_ebs_volume.local', 'kms_key_id'],
      found: ['must module.keys["phi"].aws_kms_key.this#arn via local.key > module.keys["phi"].arn'],
    },
    {
      because: 'what stands in a dynamic block is linked',
      at: [encryption, rule],
      found: ['must module.keys["phi"].aws_kms_key.this#arn via local.key > module.keys["phi"].arn'],
    },
    {
      because: 'a condition that only the apply decides leaves both ways open',
      at: ['aws_ebs_volume.either', 'kms_key_id'],
      found: [
        'may aws_kms_key.spare#arn via local.either',
        'may module.keys["phi"].aws_kms_key.this#arn via local.either > local.key > module.keys["phi"].arn',
      ],
    },
    {
      because: 'a condition on a variable is decided by the value that was given',
      at: ['aws_ebs_volume.chosen', 'kms_key_id'],
      found: ['must module.keys["phi"].aws_kms_key.this#arn via module.keys["phi"].arn'],
    },
    {
      because: 'what the plan is sure of stays as it is',
      at: ['aws_ebs_volume.direct', 'kms_key_id'],
      found: ['must aws_kms_key.spare#arn'],
    },
    {
      because: 'a local with a value that is known is one reference, not a literal',
      at: ['aws_s3_bucket_versioning.records', 'bucket'],
      found: ['must aws_s3_bucket.records#bucket via local.bucket'],
    },
    {
      because: 'an instance that was moved is the one that the configuration names',
      at: ['aws_cloudwatch_log_group.app', 'kms_key_id'],
      found: ['must module.keys["phi"].aws_kms_key.this#arn via local.key > module.keys["phi"].arn'],
    },
  ])('$because', ({ at, found }, { expect }) => {
    expect(references(...at)).toEqual(found);
  });

  test('the plan alone sees none of these', ({ expect }) => {
    expect(references('aws_ebs_volume.local', 'kms_key_id', plan!)).toEqual(['? local.key']);
    expect(references(encryption, rule, plan!)).toEqual([`? the expression of ${rule}`]);
    expect(references('aws_ebs_volume.chosen', 'kms_key_id', plan!).every((one) => one.startsWith('may'))).toBe(true);
    expect(references('aws_s3_bucket_versioning.records', 'bucket', plan!)[0]).toMatch(/^literal/);
  });

  test('what is deleted refers to nothing, and stays deleted', ({ expect }) => {
    const gone = instance('aws_cloudwatch_log_group.gone');
    expect(gone.action).toBe('delete');
    expect(gone.resolve('kms_key_id')).toEqual({ links: [], missing: [] });
    expect(instance('aws_cloudwatch_log_group.app').previousAddress).toBe('aws_cloudwatch_log_group.was');
  });
});

describe('places', () => {
  test('a file and a line of the configuration', ({ expect }) => {
    const line = (text: string): number => clinic['main.tf']!.split('\n').findIndex((one) => one.includes(text)) + 1;
    expect(archive!.location('aws_s3_bucket.records', 'bucket')).toEqual({
      file: 'main.tf',
      line: line('clinic-records'),
      isFetched: false,
    });
    expect(archive!.location(encryption, rule)).toMatchObject({ line: line('rule.value') });
    expect(archive!.location('module.keys["logs"].aws_kms_key.this', 'enable_key_rotation')).toEqual({
      file: 'modules/key/main.tf',
      line: 5,
      isFetched: false,
    });
    expect(archive!.location('aws_cloudwatch_log_group.gone')).toBeUndefined();
  });

  test('a module that init has fetched is told apart, with its version', async ({ expect }) => {
    const manifest = [
      { Key: '', Dir: '.' },
      { Key: 'keys', Source: 'registry.terraform.io/acme/key/aws', Version: '1.2.3', Dir: '.terraform/modules/keys' },
    ];
    const input = await readChanged(changed({ 'tfconfig/modules.json': JSON.stringify(manifest) }));
    expect(input.location('module.keys["phi"].aws_kms_key.this')).toEqual({
      file: '.terraform/modules/keys/main.tf',
      line: 3,
      isFetched: true,
    });
    expect(input.moduleCall('module.keys["phi"]')).toMatchObject({ name: 'keys', installedVersion: '1.2.3' });
    expect(references('aws_ebs_volume.local', 'kms_key_id', input)).toHaveLength(1);
    expect(archive!.moduleCall('module.keys["phi"]')).toEqual({ name: 'keys', source: './modules/key' });
  });

  test('a construct of cdktn', async ({ expect }) => {
    const block = { '//': { metadata: { path: 'data/records', uniqueId: 'records' } }, bucket: 'clinic-records' };
    const stack = { resource: { aws_s3_bucket: { records: block } } };
    const files = changed({ 'tfconfig/m-/main.tf': undefined });
    const input = await readChanged([
      ...files,
      { name: 'tfconfig/m-/cdk.tf.json', content: JSON.stringify(stack, undefined, 2) },
    ]);
    expect(input.constructPath('aws_s3_bucket.records')).toBe('data/records');
    expect(input.location('aws_s3_bucket.records')).toEqual({ file: 'cdk.tf.json', line: 4, isFetched: false });
    expect(archive!.constructPath('aws_s3_bucket.records')).toBeUndefined();
  });

  test('a module from above the folder keeps its path', async ({ expect }) => {
    const manifest = [
      { Key: '', Dir: '.' },
      { Key: 'keys', Source: '../../shared/key', Dir: '..\\..\\shared\\key' },
    ];
    const input = await readChanged(changed({ 'tfconfig/modules.json': JSON.stringify(manifest) }));
    expect(input.location('module.keys["phi"].aws_kms_key.this')?.file).toBe('../../shared/key/main.tf');
  });
});

/** The files of the saved plan with others in the place of some; undefined leaves one out. */
function changed(files: Readonly<Record<string, string | undefined>>): readonly ZipEntry[] {
  return entries.flatMap((entry) => {
    if (!Object.hasOwn(files, entry.name)) return [entry];
    const content = files[entry.name];
    return content === undefined ? [] : [{ name: entry.name, content }];
  });
}

describe('secrets', () => {
  test('a mark that the provider loses on the way is kept by the configuration', ({ expect }) => {
    const planned = plan!.instances.find(({ address }) => address === 'aws_s3_bucket.records')!;
    expect(planned.values()['tags_all']).toEqual({ owner: password });
    expect(planned.sensitive).toMatchObject({ tags: { owner: true }, tags_all: {} });
    expect(instance('aws_s3_bucket.records').sensitive).toMatchObject({
      tags: { owner: true },
      tags_all: { owner: true },
    });
  });

  test('no mark of the plan is lost', ({ expect }) => {
    for (const [index, own] of archive!.instances.entries()) {
      expect(own.sensitive).toMatchObject(plan!.instances[index]!.sensitive as object);
    }
  });

  test('what is known of a text that is not known as a whole', ({ expect }) => {
    const topic = instance('aws_sns_topic.alerts');
    expect(topic.values()['policy']).toBe(UNKNOWN);
    expect(topic.document('policy')).toEqual({
      Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: UNKNOWN }],
    });
    const resource = `${REFERENCE_MARK}aws_kms_key.spare.arn${REFERENCE_MARK}`;
    expect(topic.document('policy', true)).toMatchObject({ Statement: [{ Resource: resource }] });
    expect(topic.document('name')).toBeUndefined();
  });

  test('nothing of a text that the plan marks, whether by its provider or by a variable in it', ({ expect }) => {
    const parameter = instance('aws_ssm_parameter.secret');
    expect(parameter.values()['value']).toBe(UNKNOWN);
    expect(parameter.document('value')).toBeUndefined();
    expect(parameter.document('value', true)).toBeUndefined();
    const queue = instance('aws_sqs_queue.secret');
    expect(queue.values()['policy']).toBe(UNKNOWN);
    expect(queue.document('policy')).toBeUndefined();
  });

  test('no reference and no message holds one', ({ expect }) => {
    const told = archive!.instances.map((one) => Object.keys(one.values()).map((name) => one.resolve(name)));
    expect(JSON.stringify([told, archive!.diagnostics, archive!.waivers])).not.toContain(password);
  });
});

describe('a plan with -target', () => {
  test('follows the plan, and is not certifiable', async ({ expect }) => {
    const targets = ['aws_ebs_volume.local', 'aws_cloudwatch_log_group.app', 'aws_cloudwatch_log_group.was'];
    await planAgain(
      dirname(saved),
      'targeted',
      targets.map((target) => `-target=${target}`),
    );
    const input = await readPlanArchive(join(dirname(saved), 'targeted'), { path: 'targeted', show });
    expect(input.certifiable).toBe(false);
    expect(input.instances.map(({ address }) => address).toSorted()).toEqual([
      'aws_cloudwatch_log_group.app',
      'aws_ebs_volume.local',
      'module.keys["logs"].aws_kms_key.this',
      'module.keys["phi"].aws_kms_key.this',
    ]);
    expect(references('aws_ebs_volume.local', 'kms_key_id', input)).toHaveLength(1);
  });
});

describe('where the plan cannot be shown', () => {
  test('without Terraform, the configuration is judged with the values that were given', async ({ expect }) => {
    const input = await readPlanArchive(saved, { path: 'saved', show: withoutTerraform });
    expect(input).toMatchObject({ kind: 'archive', basis: 'configuration', certifiable: false });
    expect(input.uncertifiableReasons).toEqual([
      'only the configuration in saved is judged, since the plan could not be shown (terraform and tofu cannot be found ' +
        'on the PATH): run "terraform init" in the folder of the plan, or judge the output of "terraform show -json"',
    ]);
    expect(instance('aws_ebs_volume.local', input).values()).toMatchObject({ size: 40 });
    expect(references('aws_ebs_volume.chosen', 'kms_key_id', input)).toEqual([
      'must module.keys["phi"].aws_kms_key.this#arn via module.keys["phi"].arn',
    ]);
    expect(instance('aws_s3_bucket.records', input).sensitive).toMatchObject({ tags: { owner: true } });
    expect(input.location('aws_s3_bucket.records', 'bucket')).toEqual(
      archive!.location('aws_s3_bucket.records', 'bucket'),
    );
  });

  test('in a folder where init has not run, with what Terraform says', async ({ expect }) => {
    const elsewhere = join(temporaryFolder({}), '-saved');
    cpSync(saved, elsewhere);
    const input = await readPlanArchive(elsewhere, { path: 'elsewhere/-saved', show });
    expect(input.basis).toBe('configuration');
    expect(input.uncertifiableReasons[0]).toMatch(/could not be shown \(terraform show: Error: /);
  });

  test('variables are unknown where the plan itself cannot be read', async ({ expect }) => {
    const file = fileOf(zipOf(changed({ tfplan: 'something else' })));
    const input = await readPlanArchive(file, { path: 'saved', show: withoutTerraform });
    expect(instance('aws_ebs_volume.local', input).values()['size']).toBe(UNKNOWN);
    expect(references('aws_ebs_volume.chosen', 'kms_key_id', input)).toContain('? var.environment');
  });

  test('a plan of another version of the format tells no variable', async ({ expect }) => {
    const tfplan = Buffer.from(entries.find(({ name }) => name === 'tfplan')!.content);
    const other = Buffer.concat([Buffer.from([0x08, 0x09]), tfplan.subarray(2)]);
    const file = fileOf(zipOf(entries.map((one) => (one.name === 'tfplan' ? { ...one, content: other } : one))));
    const input = await readPlanArchive(file, { path: 'saved', show: withoutTerraform });
    expect(instance('aws_ebs_volume.local', input).values()['size']).toBe(UNKNOWN);
  });
});

describe('an archive that lacks something', () => {
  test.for([
    { because: 'a zip without a plan', left: 'tfplan', code: 'archive-not-a-plan' },
    { because: 'a plan without its list of modules', left: 'tfconfig/modules.json', code: 'archive-damaged' },
  ])('$because', async ({ left, code }, { expect }) => {
    await expect(readChanged(changed({ [left]: undefined }))).rejects.toMatchObject({ code, at: 'saved' });
  });

  test.for(['{', '{}', '[{"Key": ""}]'])('a list of modules that is %s', async (text, { expect }) => {
    await expect(readChanged(changed({ 'tfconfig/modules.json': text }))).rejects.toMatchObject({
      code: 'archive-damaged',
    });
  });

  test('a module that is missing hides nothing of the plan, and is told', async ({ expect }) => {
    const input = await readChanged(changed({ 'tfconfig/m-keys/main.tf': undefined }));
    expect(input.certifiable).toBe(true);
    expect(input.diagnostics.map(({ code }) => code)).toEqual(['hcl-module-unread']);
    expect(references('aws_ebs_volume.local', 'kms_key_id', input)[0]).toMatch(/^\? /);
    expect(input.instances).toHaveLength(plan!.instances.length);
  });

  test('a configuration that is missing leaves the plan', async ({ expect }) => {
    const input = await readChanged(changed({ 'tfconfig/m-/main.tf': undefined, 'tfconfig/m-/offline.tf': undefined }));
    expect(input.certifiable).toBe(true);
    expect(references('aws_ebs_volume.local', 'kms_key_id', input)).toEqual(['? local.key']);
    expect(input.location('aws_s3_bucket.records')).toBeUndefined();
  });

  test('a file beside the configuration is not known, rather than absent', async ({ expect }) => {
    const main = `resource "aws_sns_topic" "alerts" {
  name   = fileexists("topic.json") ? "a" : "b"
  policy = try(file("topic.json"), "none")
}`;
    const file = fileOf(zipOf(changed({ 'tfconfig/m-/main.tf': main })));
    const input = await readPlanArchive(file, { path: 'saved', show: withoutTerraform });
    expect(instance('aws_sns_topic.alerts', input).values()).toMatchObject({ name: UNKNOWN, policy: UNKNOWN });
  });
});

/** What a reader of the archive learns from its configuration. */
function learned(input: ArchiveInput): unknown {
  const { instances, diagnostics, providers, waivers } = input;
  const links = instances.map((one) => [one.resolve('kms_key_id'), one.resolve(rule), one.resolve('bucket')]);
  return { links, places: instances.map(({ address }) => input.location(address)), diagnostics, providers, waivers };
}

describe('damage', () => {
  test('at 200 places is found, or changes nothing', async ({ expect }) => {
    const whole = readFileSync(saved);
    const expected = JSON.stringify(learned(archive!));
    let refused = 0;
    for (let at = 0; at < 200; at += 1) {
      const bytes = Buffer.from(whole);
      const place = Math.floor((at * whole.length) / 200);
      bytes[place] = (bytes[place] ?? 0) ^ 0xff;
      try {
        expect(JSON.stringify(learned(await readChanged(bytes))), `byte ${place}`).toBe(expected);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error).toMatchObject({ code: expect.stringMatching(/^archive-/), fix: expect.any(String) });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(50);
  });

  test('an archive that stops anywhere is refused', async ({ expect }) => {
    const whole = readFileSync(saved);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 50)) {
      await expect(readChanged(whole.subarray(0, at))).rejects.toMatchObject({
        code: expect.stringMatching(/^archive-/),
      });
    }
  });
});

test('nothing is written beside the archive', async ({ expect }) => {
  const folder = temporaryFolder({ saved: readFileSync(saved) });
  await readPlanArchive(join(folder, 'saved'), { path: 'saved', show: withoutTerraform });
  expect(readdirSync(folder)).toEqual(['saved']);
});
