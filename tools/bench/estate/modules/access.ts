import { assigned, assignedAll, derived, fixed, linked, preset, presets, unset } from '../attribute.ts';
import { accountId, arn, keyArn, nameOf, region, type Place } from '../place.ts';
import { policyDocument, principals } from '../policy-document.ts';
import { managed, policyText, untagged, type ModuleTemplate } from '../template.ts';

const byService = { repeat: { forEach: 'var.services' } };
const ofService = derived(['var.name', 'each.key'], nameOf);
const key = linked(['var.kms_key_arn'], keyArn);
const path = ({ team, key }: Place): string => `${team}/${key}`;

const tasksMayAssume = {
  Action: 'sts:AssumeRole',
  Effect: 'Allow',
  Principal: { Service: 'ecs-tasks.amazonaws.com' },
};

/** Roles, policies and what services need besides; most of it is nothing that a control judges. */
export const access: ModuleTemplate = {
  name: 'access',
  forEachService: false,
  isGuarded: false,
  inputs: {
    account_id: ['var.account_id'],
    kms_key_arn: ['module.keys.key_arn'],
    name: ['var.name'],
    services: ['var.services'],
  },
  outputs: {},
  resources: [
    managed(
      'aws_ecr_repository',
      'service',
      {
        image_tag_mutability: fixed('IMMUTABLE'),
        name: derived(['var.name', 'each.key'], path),
        ...untagged(),
        ...presets({ encryption_configuration: [], image_scanning_configuration: [] }),
        ...unset('force_delete', 'timeouts'),
        arn: assigned((place) => arn('ecr', `repository/${path(place)}`)),
        ...assignedAll({
          id: path,
          registry_id: accountId,
          repository_url: (place) => `${accountId}.dkr.ecr.${region}.amazonaws.com/${path(place)}`,
        }),
      },
      byService,
    ),
    managed('aws_ecs_cluster', 'this', {
      name: derived(['var.name'], ({ team }) => team),
      ...untagged(),
      ...presets({ configuration: [], service_connect_defaults: [] }),
      arn: assigned(({ team }) => arn('ecs', `cluster/${team}`)),
      ...assignedAll({ id: ({ team }) => arn('ecs', `cluster/${team}`), setting: [] }),
    }),
    managed(
      'aws_iam_policy',
      'service',
      {
        name: ofService,
        policy: derived(['var.name', 'each.key', 'var.account_id', 'var.name', 'each.key'], (place) =>
          policyText(
            {
              Action: ['s3:GetObject', 's3:PutObject'],
              Effect: 'Allow',
              Resource: `arn:aws:s3:::${nameOf(place)}-documents/*`,
            },
            { Action: ['sqs:SendMessage'], Effect: 'Allow', Resource: arn('sqs', nameOf(place)) },
          ),
        ),
        ...untagged(),
        ...presets({ path: '/' }),
        description: preset(null, ''),
        arn: assigned((place) => arn('iam', `policy/${nameOf(place)}`)),
        ...assignedAll({
          attachment_count: 1,
          id: (place) => arn('iam', `policy/${nameOf(place)}`),
          name_prefix: '',
          policy_id: 'ANPAEXAMPLEEXAMPLE000',
        }),
      },
      byService,
    ),
    managed(
      'aws_iam_role',
      'service',
      {
        assume_role_policy: derived(['data.aws_iam_policy_document.task.json'], policyText(tasksMayAssume)),
        name: ofService,
        ...untagged(),
        ...presets({ force_detach_policies: false, max_session_duration: 3600, path: '/' }),
        description: preset(null, ''),
        permissions_boundary: preset(null, ''),
        ...assignedAll({
          arn: (place) => arn('iam', `role/${nameOf(place)}`),
          create_date: '2026-01-12T09:30:00Z',
          id: nameOf,
          inline_policy: [],
          managed_policy_arns: (place) => [arn('iam', `policy/${nameOf(place)}`)],
          name_prefix: '',
          unique_id: 'AROAEXAMPLEEXAMPLE000',
        }),
      },
      byService,
    ),
    managed(
      'aws_iam_role_policy_attachment',
      'service',
      {
        policy_arn: linked(['aws_iam_policy.service', 'each.key'], (place) => arn('iam', `policy/${nameOf(place)}`)),
        role: derived(['aws_iam_role.service', 'each.key'], nameOf),
        id: assigned((place) => `${nameOf(place)}-20260112093000000000000001`),
      },
      byService,
    ),
    managed(
      'aws_secretsmanager_secret',
      'service',
      {
        kms_key_id: key,
        name: derived(['var.name', 'each.key'], path),
        ...untagged(),
        ...presets({ force_overwrite_replica_secret: false, recovery_window_in_days: 30 }),
        description: preset(null, ''),
        ...assignedAll({
          arn: (place) => arn('secretsmanager', `secret:${path(place)}-AbCdEf`),
          id: (place) => arn('secretsmanager', `secret:${path(place)}-AbCdEf`),
          name_prefix: '',
          policy: '',
          replica: [],
        }),
      },
      byService,
    ),
    managed(
      'aws_sqs_queue',
      'service',
      {
        kms_master_key_id: key,
        name: ofService,
        ...untagged(),
        ...presets({
          content_based_deduplication: false,
          delay_seconds: 0,
          fifo_queue: false,
          max_message_size: 262_144,
          message_retention_seconds: 345_600,
          receive_wait_time_seconds: 0,
          visibility_timeout_seconds: 30,
        }),
        ...unset('timeouts'),
        ...assignedAll({
          arn: (place) => arn('sqs', nameOf(place)),
          deduplication_scope: '',
          fifo_throughput_limit: '',
          id: queueUrl,
          kms_data_key_reuse_period_seconds: 300,
          name_prefix: '',
          policy: '',
          redrive_allow_policy: '',
          redrive_policy: '',
          sqs_managed_sse_enabled: false,
          url: queueUrl,
        }),
      },
      byService,
    ),
    policyDocument('task', () => ({ Version: '2012-10-17', Statement: [tasksMayAssume] }), {
      isDeferred: false,
      statement: {
        actions: ['sts:AssumeRole'],
        resources: preset(null, []),
        principals: principals('Service', 'ecs-tasks.amazonaws.com'),
      },
    }),
  ],
};

function queueUrl(place: Place): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${nameOf(place)}`;
}
