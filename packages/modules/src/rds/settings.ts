import type { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import type { DbInstanceConfig } from '@cdktn/provider-aws/lib/db-instance/index.js';
import type { SecurityGroup } from '@cdktn/provider-aws/lib/security-group/index.js';
import { number, text } from '../expression.ts';
import type { RdsContext } from './context.ts';
import type { Groups } from './groups.ts';
import type { MonitoringRole } from './monitoring.ts';

/** What instances stand on. */
export interface Foundations {
  readonly groups: Groups;
  readonly network: SecurityGroup;
  readonly logGroups: CloudwatchLogGroup;
  readonly monitoring: MonitoringRole;
}

/** The settings that the database and its replicas share. */
export function sharedSettings(
  { inputs, engine, backupTags }: RdsContext,
  { groups, network, monitoring }: Foundations,
): Omit<DbInstanceConfig, 'identifier' | 'instanceClass'> {
  const insights = text`${inputs.performance_insights_enabled} ? coalesce(${inputs.performance_insights_kms_key_id}, ${inputs.kms_key_id}) : null`;
  return {
    storageEncrypted: inputs.storage_encrypted,
    storageType: inputs.storage_type,
    iops: inputs.iops,
    storageThroughput: inputs.storage_throughput,
    maxAllocatedStorage: inputs.max_allocated_storage,
    publiclyAccessible: inputs.publicly_accessible,
    vpcSecurityGroupIds: [network.id],
    caCertIdentifier: inputs.ca_cert_identifier,
    parameterGroupName: groups.parameters.name,
    iamDatabaseAuthenticationEnabled: inputs.iam_database_authentication_enabled,
    backupRetentionPeriod: inputs.backup_retention_period,
    backupWindow: inputs.backup_window,
    deleteAutomatedBackups: inputs.delete_automated_backups,
    copyTagsToSnapshot: inputs.copy_tags_to_snapshot,
    deletionProtection: inputs.deletion_protection,
    maintenanceWindow: inputs.maintenance_window,
    autoMinorVersionUpgrade: inputs.auto_minor_version_upgrade,
    applyImmediately: inputs.apply_immediately,
    enabledCloudwatchLogsExports: engine.logs,
    monitoringInterval: inputs.monitoring_interval,
    monitoringRoleArn: monitoring.arn,
    performanceInsightsEnabled: inputs.performance_insights_enabled,
    performanceInsightsKmsKeyId: insights,
    performanceInsightsRetentionPeriod: number`${inputs.performance_insights_enabled} ? ${inputs.performance_insights_retention_period} : null`,
    tags: backupTags,
  };
}
