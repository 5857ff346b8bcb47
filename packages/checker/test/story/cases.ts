import { UNKNOWN } from '@autoclave/catalog';
import type { JudgeRequest } from '../../src/index.ts';
import { notPublic } from './controls.ts';
import { check, input, instance, request, to, waiver } from './request.ts';

const good = { storage_encrypted: true };
const bad = { storage_encrypted: false, publicly_accessible: true };

/** What a hostile name or value may hold: colours, cursor movements, line breaks, reordering and invisible marks. */
export const hostileText =
  '\u001b[2J\u001b[31mall good\u001b[0m\r\npass\t\u009b1A\u202Edetrever\u2069\u200b\u2028end\ud800';

const many = [
  instance('aws_db_instance.orders', bad),
  ...['claims', 'visits'].map((key) =>
    instance(`module.ehr["${key}"].aws_db_instance.this`, bad, { module: `module.ehr["${key}"]` }),
  ),
  instance('aws_s3_bucket.data', { bucket: 'data' }),
  instance('aws_s3_bucket.logs', { bucket: 'logs' }),
  instance('aws_s3_bucket_logging.data', { bucket: 'data', target_bucket: 'logs' }),
  instance('aws_sqs_queue.jobs', { kms_master_key_id: 'alias/jobs' }),
  instance('aws_cloudtrail.old', {}, { action: 'delete' }),
];

const unknown = [
  instance(
    'aws_db_instance.phi',
    { storage_encrypted: UNKNOWN },
    { references: { storage_encrypted: { links: [], missing: ['local.encrypt'] } } },
  ),
  instance(
    'aws_sqs_queue.jobs',
    { kms_master_key_id: UNKNOWN, kms_data_key_reuse_period_seconds: UNKNOWN },
    {
      references: {
        kms_master_key_id: to('aws_kms_key.phi', 'arn'),
        kms_data_key_reuse_period_seconds: to('aws_kms_key.phi', 'rotation_period_in_days'),
      },
    },
  ),
  instance('aws_kms_key.phi'),
];

const hostile = [
  instance(`aws_db_instance.x["${hostileText}"]`, { storage_encrypted: hostileText, publicly_accessible: true }),
  instance(`aws_sqs_queue.x["${hostileText}"]`, { kms_master_key_id: null }),
];

/** What text may hold that formats read as their own: markup, commands, formulas, mentions, links, ends of sections. */
export const markupText =
  '=1+1,"&lt;<img src=x onerror=alert(1)></script><!--]]>|`code`*b*_i_@team #1 [x](https://example.com) {0} ::error::%0A';

const markup = [
  instance(`aws_db_instance.x["${markupText}"]`, { storage_encrypted: markupText, publicly_accessible: true }),
  instance(`${markupText}.aws_db_instance.y`, { storage_encrypted: false }, { module: markupText }),
];

/** The cases of the golden reports. */
export const storyCases: ReadonlyMap<string, JudgeRequest> = new Map(
  Object.entries({
    none: request([instance('aws_db_instance.phi', good)]),
    one: request([instance('aws_db_instance.phi', { storage_encrypted: false })], {
      inputs: [
        input({
          location: (address) => (address === 'aws_db_instance.phi' ? { file: 'main.tf', line: 12 } : undefined),
          checks: [check({ address: 'aws_db_instance.phi', status: 'unknown' })],
        }),
      ],
    }),
    many: request(many, {
      inputs: [
        input({
          path: 'stacks/data.json',
          moduleSource: (module) => (module.startsWith('module.ehr') ? 'acme/rds/aws' : undefined),
          moduleVersion: (module) => (module.startsWith('module.ehr') ? '2.1.0' : undefined),
          callLocation: (module) => (module.startsWith('module.ehr') ? { file: 'stacks/data.tf', line: 4 } : undefined),
          location: (address) =>
            address.startsWith('module.ehr') ? { file: '.terraform/modules/ehr/main.tf', line: 21 } : undefined,
        }),
        input({ path: 'stacks/network.json', certifiable: false, reasons: ['the plan was made with -target'] }),
      ],
    }),
    waived: request(
      [instance('aws_s3_bucket.scratch'), instance('aws_db_instance.phi', { ...good, publicly_accessible: true })],
      {
        waivers: [
          waiver({ compensatingControl: 'A nightly job computes them again', ticket: 'SEC-12' }),
          waiver({
            control: notPublic.id,
            resource: 'aws_db_instance.*',
            expires: '2026-10-31',
            position: 1,
            location: { file: 'autoclave.waivers.yaml', line: 11 },
          }),
        ],
      },
    ),
    unknown: request(unknown),
    markup: request(markup, {
      inputs: [
        input({
          path: markupText,
          certifiable: false,
          reasons: [markupText],
          moduleSource: () => markupText,
          moduleVersion: () => markupText,
          location: () => ({ file: markupText, line: 3 }),
        }),
      ],
      waivers: [
        waiver({
          control: notPublic.id,
          resource: 'aws_db_instance.x*',
          expires: '2026-12-31',
          reason: markupText,
          owner: markupText,
          approver: `${markupText}!`,
          ticket: markupText,
          compensatingControl: markupText,
        }),
      ],
    }),
    hostile: request(hostile, {
      inputs: [
        input({
          path: `${hostileText}.json`,
          certifiable: false,
          reasons: [hostileText],
          moduleSource: () => hostileText,
          location: () => ({ file: hostileText, line: 1 }),
          checks: [
            check({
              kind: 'check',
              address: `check.${hostileText}`,
              status: 'fail',
              problems: [`[s3-bucket-versioning-enabled] ${hostileText}`],
            }),
          ],
        }),
      ],
      waivers: [
        waiver({
          control: notPublic.id,
          resource: 'aws_db_instance.x*',
          expires: '2026-12-31',
          reason: hostileText,
          owner: hostileText,
          approver: `${hostileText}!`,
          ticket: hostileText,
          compensatingControl: hostileText,
        }),
      ],
    }),
  }),
);
