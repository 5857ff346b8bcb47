import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DriftNote, Finding } from '@autoclave/checker';
import { describe, test } from 'vitest';
import { autoclave } from './run-autoclave.ts';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const plans = join(import.meta.dirname, '../../../fixtures/plans');
const planOf = (story: string): string => join(plans, story, 'plan.json');

interface JsonReport {
  readonly findings: readonly Finding[];
  readonly drift: readonly DriftNote[];
}

async function reportOf(story: string, ...more: readonly string[]): Promise<JsonReport> {
  const { output } = await autoclave(['check', planOf(story), '--format', 'json', '--verdicts', 'all', ...more]);
  return JSON.parse(output) as JsonReport;
}

describe('protection that the plan removes', async () => {
  const { findings } = await reportOf('unprotected');
  const removals = /-not-(?:removed|destroyed|scheduled-for-deletion)$/;
  const rows = findings
    .filter(({ control }) => removals.test(control))
    .map(({ control, resource, verdict, at }) => `${verdict} ${control} ${resource}: ${at}`);

  test('is told on the resource that loses it, or on itself where the whole account does', ({ expect }) => {
    expect(rows.filter((row) => row.startsWith('fail'))).toEqual([
      'fail cloudtrail-not-removed aws_cloudtrail.audit: action',
      'fail kms-cmk-not-scheduled-for-deletion aws_kms_key.old: action',
      'fail kms-key-in-use-not-destroyed aws_ebs_volume.records: kms_key_id',
      'fail phi-store-not-destroyed aws_kms_key.old: action',
      'fail backup-selection-not-removed aws_dynamodb_table.visits: aws_backup_selection.daily',
      'fail guardduty-detector-not-removed aws_guardduty_detector.main: action',
      'fail s3-bucket-policy-not-removed aws_s3_bucket.records: aws_s3_bucket_policy.records',
      'fail s3-bucket-public-access-block-not-removed aws_s3_bucket.records: aws_s3_bucket_public_access_block.records',
      'fail s3-bucket-versioning-not-removed aws_s3_bucket.records: aws_s3_bucket_versioning.records',
      'fail vpc-flow-log-not-removed aws_vpc.main: aws_flow_log.main',
    ]);
  });

  test('is not lost where another resource takes over, where its owner goes too, or where it is only forgotten', ({
    expect,
  }) => {
    expect(rows.filter((row) => !row.startsWith('fail'))).toEqual([
      'notApplicable phi-store-not-destroyed aws_s3_bucket.gone: ',
      'pass s3-bucket-versioning-not-removed aws_s3_bucket.images: aws_s3_bucket_versioning.images_old_name',
      'notApplicable s3-bucket-versioning-not-removed aws_s3_bucket_versioning.gone: ',
      'pass cloudwatch-log-group-not-removed aws_cloudwatch_log_group.audit: action',
    ]);
  });

  test('what the plan loosens shows the value before it', ({ expect }) => {
    const loosened = findings.filter((one) => one.loosened === true);
    expect(loosened.map(({ control, resource, before }) => [control, resource, before])).toEqual([
      ['s3-bucket-level-public-access-prohibited', 'aws_s3_bucket.images', 'true'],
      [
        's3-bucket-level-public-access-prohibited',
        'aws_s3_bucket.records',
        'aws_s3_bucket_public_access_block.records.block_public_acls: true; block_public_policy: true; ignore_public_acls: true; restrict_public_buckets: true',
      ],
      [
        's3-bucket-versioning-enabled',
        'aws_s3_bucket.records',
        'aws_s3_bucket_versioning.records.versioning_configuration[0].status: "Enabled"',
      ],
      ['cw-loggroup-retention-period-check', 'aws_cloudwatch_log_group.kept', '3653'],
      ['vpc-flow-logs-enabled', 'aws_vpc.main', 'aws_flow_log.main.traffic_type: "ALL"'],
    ]);
  });
});

test('drift is told with the controls that it breaks, and with what the plan puts right', async ({ expect }) => {
  const { drift } = await reportOf('drift');
  const told = drift.map(({ resource, action, breaks }) => [
    `${resource} ${action}`,
    ...breaks.map(
      ({ control, before, got, mended }) => `${control}: ${before} became ${got}, ${mended ? 'mended' : 'left'}`,
    ),
  ]);
  expect(told).toEqual([
    ['aws_cloudwatch_log_group.audit update', 'cw-loggroup-retention-period-check: 3653 became 30, mended'],
    ['aws_cloudwatch_log_group.ignored update', 'cw-loggroup-retention-period-check: 3653 became 7, left'],
    ['aws_cloudwatch_log_group.tagged update'],
    ['aws_s3_bucket.records update'],
    [
      'aws_s3_bucket_public_access_block.records delete',
      's3-bucket-level-public-access-prohibited: null became deleted outside Terraform, mended',
      's3-bucket-public-access-block-not-removed: null became deleted outside Terraform, mended',
    ],
    ['aws_s3_bucket_versioning.records update', 's3-bucket-versioning-enabled: "Enabled" became "Suspended", mended'],
  ]);
  const { output } = await autoclave(['check', planOf('drift')]);
  expect(output).toContain('aws_cloudwatch_log_group.ignored was changed outside Terraform');
});

test('a waiver in a module call shows as waived with its reason and owner, where the plan bears it out', async ({
  expect,
}) => {
  const { findings } = await reportOf('module-waivers');
  const rows = findings
    .filter(({ control }) => control === 'cw-loggroup-retention-period-check')
    .map(({ module, verdict, waiver, notes }) => [
      module,
      verdict,
      waiver && `${waiver.owner}: ${waiver.reason}`,
      notes,
    ]);
  expect(rows).toEqual([
    ['module.bare', 'fail', null, []],
    [
      'module.expired',
      'fail',
      null,
      ['the waiver in module.expired does not apply: expires is 2026-01-31, must be 2026-11-20 or later'],
    ],
    [
      'module.from_local',
      'fail',
      null,
      ['perhaps waived in module.from_local: local.waivers cannot be seen in this input'],
    ],
    ['module.from_variable', 'fail', 'ana@example.com: The archive has them for ten years', []],
    ['module.kept', 'pass', null, []],
    ['module.team.module.logs', 'fail', 'ana@example.com: The archive has them for ten years', []],
    ['module.written', 'fail', 'ben@example.com: Holds nothing but heartbeats', []],
  ]);
});

describe('the PHI label', async () => {
  const { findings } = await reportOf('phi-flows');
  const labels = new Map(
    findings.flatMap(({ resource, phi = null }) => (phi === null ? [] : [[resource, phi] as const])),
  );

  test('follows the data to replicas, snapshots, logs, dead letters, caches, events, backups and migrations', ({
    expect,
  }) => {
    const way = (address: string): string => {
      const { store, via } = labels.get(address)!;
      return [store, ...via].join(' > ');
    };
    expect(labels.get('aws_db_instance.ehr')).toEqual({
      label: 'PHI',
      store: 'aws_db_instance.ehr',
      marked: 'tag',
      via: [],
    });
    expect(way('aws_db_instance.replica')).toBe('aws_db_instance.ehr > aws_db_instance.replica.replicate_source_db');
    expect(way('aws_cloudwatch_log_group.ehr')).toBe('aws_db_instance.ehr > aws_db_instance.ehr.identifier');
    expect(way('aws_s3_bucket.copy')).toBe(
      'aws_s3_bucket.records > aws_s3_bucket_replication_configuration.records.bucket > aws_s3_bucket_replication_configuration.records.rule.destination.bucket',
    );
    expect(way('aws_s3_bucket.lake')).toBe(
      'aws_db_instance.ehr > aws_dms_endpoint.ehr.server_name > aws_dms_replication_task.main.source_endpoint_arn > aws_dms_replication_task.main.target_endpoint_arn > aws_dms_s3_endpoint.lake.bucket_name',
    );
    expect(way('aws_backup_vault.copy')).toBe(
      'aws_db_instance.ehr > aws_backup_selection.daily.selection_tag > aws_backup_selection.daily.plan_id > aws_backup_plan.daily.rule.copy_action.destination_vault_arn',
    );
    expect(way('aws_cloudwatch_log_group.reader')).toBe(
      'aws_db_instance.ehr > aws_lambda_function.reader.environment.variables > aws_lambda_function.reader.function_name',
    );
  });

  test('stays away from what the data does not reach', ({ expect }) => {
    const judged = new Set(findings.map(({ resource }) => resource));
    for (const address of ['aws_s3_bucket.website', 'aws_s3_bucket.settings']) {
      expect(judged).toContain(address);
      expect(labels.has(address)).toBe(false);
    }
  });

  test('raises a finding where it arrives, and says so to people too', async ({ expect }) => {
    const severityOf = (address: string): string | undefined =>
      findings.find(
        ({ control, resource }) => control === 's3-bucket-level-public-access-prohibited' && resource === address,
      )?.severity;
    expect(severityOf('aws_s3_bucket.website')).toBe('high');
    expect(severityOf('aws_s3_bucket.copy')).toBe('critical');
    const { output } = await autoclave(['check', planOf('phi-flows')]);
    expect(output).toContain('aws_db_instance.replica.replicate_source_db');
  });

  test('is given by --phi as well, as often as it is asked for', async ({ expect }) => {
    const patterns = ['--phi', 'aws_s3_bucket.web*', '--phi', 'aws_s3_bucket.settings'];
    const { findings: more } = await reportOf('phi-flows', ...patterns);
    const marked = more.filter(({ phi = null }) => phi?.marked === 'option');
    expect([...new Set(marked.map(({ resource }) => resource))].toSorted()).toEqual([
      'aws_s3_bucket.settings',
      'aws_s3_bucket.website',
    ]);
    const fails = marked.filter(({ verdict, severityRaised }) => verdict === 'fail' && severityRaised !== null);
    expect(fails.length).toBeGreaterThan(0);
    expect(fails.map(({ severityRaised }) => severityRaised?.reasons)).toEqual(fails.map(() => ['phi']));
  });

  test('a pattern that stands for nothing is told', async ({ expect }) => {
    const run = await autoclave(['check', planOf('phi-flows'), '--phi', 'aws_s3_bucket.webste']);
    expect(run.progress).toContain('--phi aws_s3_bucket.webste');
    expect((await autoclave(['check', planOf('phi-flows'), '--phi', 'aws_s3_bucket.website'])).progress).toBe('');
  });
});

describe('--baseline', () => {
  const loosened = readFileSync(planOf('unprotected'), 'utf8');

  test('marks what is new and known, counts what is fixed, and --new-only lets the known pass', async ({ expect }) => {
    const cwd = temporaryFolder({ 'plan.json': loosened });
    const before = await autoclave(['check', 'plan.json', '--format', 'json'], { cwd });
    const report = JSON.parse(before.output) as JsonReport;
    const [first, ...rest] = report.findings;
    const gone = { ...first, resource: 'aws_s3_bucket.gone', fingerprint: '0000000000000000' };
    const folder = temporaryFolder({
      'plan.json': loosened,
      'same.json': before.output,
      'main.json': JSON.stringify({ ...report, findings: [...rest, gone] }),
    });
    const run = (...words: readonly string[]) =>
      autoclave(['check', 'plan.json', '--format', 'json', ...words], { cwd: folder });

    const compared = await run('--baseline', 'main.json');
    expect(compared.exitCode).toBe(1);
    const { baseline, findings } = JSON.parse(compared.output);
    expect(baseline).toMatchObject({ path: 'main.json', new: 1, known: rest.length, fixed: 1 });
    expect(findings.filter((one: Finding) => one.baseline === 'new')).toMatchObject([
      { fingerprint: first!.fingerprint },
    ]);

    expect((await run('--baseline', 'same.json')).exitCode).toBe(1);
    expect((await run('--baseline', 'same.json', '--new-only')).exitCode).toBe(0);
    expect((await run('--baseline', 'main.json', '--new-only')).exitCode).toBe(1);
    expect((await run('--baseline', 'main.json', '--new-only', '--fail-on', 'never')).exitCode).toBe(0);
  });

  test('lets the findings of one stack excuse none of the next, which has the same addresses', async ({ expect }) => {
    const database = 'resource "aws_db_instance" "records" {\n  storage_encrypted = false\n}\n';
    const cwd = temporaryFolder({ 'one/main.tf': database, 'two/main.tf': database });
    const run = (...args: readonly string[]): ReturnType<typeof autoclave> =>
      autoclave(['check', ...args, '--format', 'json'], { cwd });
    writeFileSync(join(cwd, 'main.json'), (await run('one')).output);
    expect((await run('one', '--baseline', 'main.json', '--new-only')).exitCode).toBe(0);
    const { exitCode, output } = await run('one', 'two', '--baseline', 'main.json', '--new-only');
    const { findings } = JSON.parse(output) as JsonReport;
    expect(exitCode).toBe(1);
    expect(new Set(findings.map((finding) => `${finding.input} ${finding.baseline}`))).toEqual(
      new Set(['one known', 'two new']),
    );
  });
});

describe('--fail-on', () => {
  // The gravest findings of this story are medium.
  const story = planOf('module-waivers');
  test.for([
    ['low', 1],
    ['medium', 1],
    ['high', 0],
    ['critical', 0],
    ['never', 0],
  ] as const)('%s ends with %i', async ([failOn, exitCode], { expect }) => {
    const run = await autoclave(['check', story, '--fail-on', failOn]);
    expect(run).toMatchObject({ exitCode, errors: '' });
  });

  test('never does not certify what cannot be certified', async ({ expect }) => {
    expect((await autoclave(['check', planOf('targeted'), '--fail-on', 'never'])).exitCode).toBe(2);
  });
});
