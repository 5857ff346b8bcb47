/** An argument along which PHI goes. */
export interface Flow {
  /** Argument, a path through blocks without indexes. */
  readonly argument: string;
  /** Types that it leads to; without them, all. For arguments that name many things, as the environment of a function. */
  readonly only?: readonly string[];
}

/** How PHI comes to the resources of one type, and where it goes on from them. */
export interface Flows {
  /** Arguments that name where the data comes from. */
  readonly from?: readonly Flow[];
  /** Arguments that name where it goes. */
  readonly to?: readonly Flow[];
}

/** Types that keep data: a tag on one of them says that it holds PHI. On others it is only an echo of default tags. */
export const storeTypes: ReadonlySet<string> = new Set([
  'aws_backup_vault',
  'aws_cloudwatch_log_group',
  'aws_db_cluster_snapshot',
  'aws_db_instance',
  'aws_db_snapshot',
  'aws_docdb_cluster',
  'aws_docdb_cluster_instance',
  'aws_dynamodb_table',
  'aws_ebs_snapshot',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_fsx_lustre_file_system',
  'aws_fsx_ontap_file_system',
  'aws_fsx_openzfs_file_system',
  'aws_fsx_windows_file_system',
  'aws_kinesis_firehose_delivery_stream',
  'aws_kinesis_stream',
  'aws_memorydb_cluster',
  'aws_msk_cluster',
  'aws_neptune_cluster',
  'aws_neptune_cluster_instance',
  'aws_opensearch_domain',
  'aws_rds_cluster',
  'aws_rds_cluster_instance',
  'aws_redshift_cluster',
  'aws_redshiftserverless_namespace',
  'aws_s3_bucket',
  'aws_sns_topic',
  'aws_sqs_queue',
  'aws_timestreamwrite_table',
]);

const caches = [
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_memorydb_cluster',
] as const;

const logGroups = ['aws_cloudwatch_log_group'] as const;

function flows(from: readonly string[], to: readonly (string | Flow)[] = []): Flows {
  const toFlow = (one: string | Flow): Flow => (typeof one === 'string' ? { argument: one } : one);
  return { from: from.map(toFlow), to: to.map(toFlow) };
}

const restored = ['snapshot_identifier', 'global_cluster_identifier'] as const;
const restoredInTime = 'restore_to_point_in_time.source_cluster_identifier';

/**
 * The ways of PHI by resource type, after the argument reference of hashicorp/aws: replicas and snapshots, log
 * destinations, dead-letter queues and event targets, caches, backup vaults and their copies, DMS. What joins two others,
 * as a replication configuration does, has one way in and one way out.
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs
 */
export const flowsByType: Readonly<Record<string, Flows>> = {
  // Replicas, snapshots and restored copies.
  aws_db_instance: flows([
    'replicate_source_db',
    'snapshot_identifier',
    'restore_to_point_in_time.source_db_instance_identifier',
  ]),
  aws_db_instance_automated_backups_replication: flows(['source_db_instance_arn']),
  aws_db_snapshot: flows(['db_instance_identifier']),
  aws_db_snapshot_copy: flows(['source_db_snapshot_identifier']),
  aws_db_cluster_snapshot: flows(['db_cluster_identifier']),
  aws_rds_cluster: flows(['replication_source_identifier', restoredInTime, ...restored], ['global_cluster_identifier']),
  aws_rds_cluster_instance: flows(['cluster_identifier']),
  aws_rds_global_cluster: flows(['source_db_cluster_identifier']),
  aws_rds_export_task: flows(['source_arn'], ['s3_bucket_name']),
  aws_rds_integration: flows(['source_arn'], ['target_arn']),
  aws_docdb_cluster: flows([restoredInTime, ...restored], ['global_cluster_identifier']),
  aws_docdb_cluster_instance: flows(['cluster_identifier']),
  aws_docdb_cluster_snapshot: flows(['db_cluster_identifier']),
  aws_neptune_cluster: flows(['replication_source_identifier', ...restored], ['global_cluster_identifier']),
  aws_neptune_cluster_instance: flows(['cluster_identifier']),
  aws_neptune_cluster_snapshot: flows(['db_cluster_identifier']),
  aws_dynamodb_table: flows(['restore_source_name', 'restore_source_table_arn']),
  aws_dynamodb_table_replica: flows(['global_table_arn']),
  aws_dynamodb_table_export: flows(['table_arn'], ['s3_bucket']),
  aws_dynamodb_kinesis_streaming_destination: flows(['table_name'], ['stream_arn']),
  aws_ebs_snapshot: flows(['volume_id']),
  aws_ebs_snapshot_copy: flows(['source_snapshot_id']),
  aws_ebs_volume: flows(['snapshot_id']),
  aws_volume_attachment: flows(['volume_id'], ['instance_id']),
  aws_efs_replication_configuration: flows(['source_file_system_id'], ['destination.file_system_id']),
  aws_fsx_backup: flows(['file_system_id']),
  aws_redshift_cluster: flows(['snapshot_identifier', 'snapshot_arn'], ['logging.bucket_name']),
  aws_redshift_cluster_snapshot: flows(['cluster_identifier']),
  aws_redshift_logging: flows(['cluster_identifier'], ['bucket_name']),
  aws_s3_bucket_replication_configuration: flows(['bucket'], ['rule.destination.bucket']),
  aws_s3_bucket_inventory: flows(['bucket'], ['destination.bucket.bucket_arn']),
  aws_s3_access_point: flows(['bucket']),
  aws_backup_selection: flows(['resources'], ['plan_id']),
  aws_backup_plan: flows([], ['rule.target_vault_name', 'rule.copy_action.destination_vault_arn']),

  // Caches, and what fills them.
  aws_elasticache_cluster: flows(
    ['replication_group_id', 'snapshot_arns', 'snapshot_name'],
    ['log_delivery_configuration.destination'],
  ),
  aws_elasticache_replication_group: flows(
    ['snapshot_arns', 'snapshot_name', 'global_replication_group_id'],
    ['log_delivery_configuration.destination', 'global_replication_group_id'],
  ),
  aws_elasticache_global_replication_group: flows(['primary_replication_group_id']),
  aws_memorydb_cluster: flows(['snapshot_arns', 'snapshot_name']),
  aws_memorydb_snapshot: flows(['cluster_name']),
  aws_cloudfront_distribution: flows(['origin.domain_name'], ['logging_config.bucket']),
  aws_lambda_function: flows(
    ['environment.variables', 'file_system_config.arn'],
    ['dead_letter_config.target_arn', 'logging_config.log_group', { argument: 'environment.variables', only: caches }],
  ),
  aws_ecs_task_definition: flows(
    ['container_definitions', 'volume.efs_volume_configuration.file_system_id'],
    [{ argument: 'container_definitions', only: [...caches, ...logGroups] }],
  ),

  // Logs.
  aws_s3_bucket_logging: flows(['bucket'], ['target_bucket']),
  aws_cloudwatch_log_subscription_filter: flows(['log_group_name'], ['destination_arn']),
  aws_opensearch_domain: flows([], ['log_publishing_options.cloudwatch_log_group_arn']),
  aws_msk_cluster: flows(
    [],
    [
      'logging_info.broker_logs.cloudwatch_logs.log_group',
      'logging_info.broker_logs.firehose.delivery_stream',
      'logging_info.broker_logs.s3.bucket',
    ],
  ),

  // Events, queues and streams.
  aws_s3_bucket_notification: flows(
    ['bucket'],
    ['queue.queue_arn', 'topic.topic_arn', 'lambda_function.lambda_function_arn'],
  ),
  aws_sns_topic_subscription: flows(['topic_arn'], ['endpoint', 'redrive_policy']),
  aws_sqs_queue: flows([], ['redrive_policy']),
  aws_sqs_queue_redrive_policy: flows(['queue_url'], ['redrive_policy']),
  aws_lambda_event_source_mapping: flows(
    ['event_source_arn'],
    ['function_name', 'destination_config.on_failure.destination_arn'],
  ),
  aws_lambda_function_event_invoke_config: flows(
    ['function_name'],
    ['destination_config.on_failure.destination', 'destination_config.on_success.destination'],
  ),
  aws_cloudwatch_event_rule: flows(['event_bus_name', 'event_pattern']),
  aws_cloudwatch_event_target: flows(['rule', 'event_bus_name'], ['arn', 'dead_letter_config.arn']),
  aws_cloudwatch_event_archive: flows(['event_source_arn']),
  aws_pipes_pipe: flows(['source'], ['target']),
  aws_sfn_state_machine: flows([], ['logging_configuration.log_destination']),
  aws_kinesis_stream_consumer: flows(['stream_arn']),
  aws_kinesis_firehose_delivery_stream: flows(
    ['kinesis_source_configuration.kinesis_stream_arn'],
    [
      'extended_s3_configuration.bucket_arn',
      'extended_s3_configuration.s3_backup_configuration.bucket_arn',
      'opensearch_configuration.domain_arn',
      'opensearch_configuration.s3_configuration.bucket_arn',
      'redshift_configuration.s3_configuration.bucket_arn',
      'redshift_configuration.s3_backup_configuration.bucket_arn',
    ],
  ),

  // Migration.
  aws_dms_endpoint: flows(
    ['server_name', 's3_settings.bucket_name'],
    ['server_name', 's3_settings.bucket_name', 'kinesis_settings.stream_arn'],
  ),
  aws_dms_s3_endpoint: flows(['bucket_name'], ['bucket_name']),
  aws_dms_replication_task: flows(['source_endpoint_arn'], ['target_endpoint_arn', 'replication_instance_arn']),
  aws_dms_replication_config: flows(['source_endpoint_arn'], ['target_endpoint_arn']),
};

/** A resource whose log group is found by its name alone: the service makes up the name of the group. */
export interface NamedLogGroup {
  readonly type: string;
  /** Argument that holds the name of the resource. */
  readonly argument: string;
  /** Writes the beginning of the name of the log group. */
  readonly prefix: (name: string) => string;
}

/** Log groups whose names AWS makes up. */
export const namedLogGroups: readonly NamedLogGroup[] = [
  { type: 'aws_lambda_function', argument: 'function_name', prefix: (name) => `/aws/lambda/${name}` },
  { type: 'aws_db_instance', argument: 'identifier', prefix: (name) => `/aws/rds/instance/${name}/` },
  { type: 'aws_rds_cluster', argument: 'cluster_identifier', prefix: (name) => `/aws/rds/cluster/${name}/` },
];
