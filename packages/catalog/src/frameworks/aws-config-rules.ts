import { awsConfigHipaaPack } from './aws-config-hipaa-pack.ts';
import { securityHubControls } from './security-hub.ts';

/**
 * Managed rules that are in neither the HIPAA pack nor Security Hub: those of public SOC 2 mappings
 * (turbot/steampipe-mod-aws-compliance v1.13.0 of 2025-12-06, prowler 3e000fa of 2026-08-21). Read 2026-11.
 */
const otherRules: readonly string[] = [
  'api-gw-cache-enabled-and-encrypted',
  'backup-recovery-point-minimum-retention-check',
  'cloudtrail-security-trail-enabled',
  'cloudwatch-log-group-encrypted',
  'dynamodb-table-encrypted-kms',
  'ebs-optimized-instance',
  'ec2-instance-detailed-monitoring-enabled',
  'ec2-security-group-attached-to-eni',
  'efs-resources-protected-by-backup-plan',
  'fsx-resources-protected-by-backup-plan',
  'glue-job-logging-enabled',
  'guardduty-non-archived-findings',
  'iam-group-has-users-check',
  'iam-user-group-membership-check',
  'lambda-concurrency-check',
  'lambda-dlq-check',
  'redshift-audit-logging-enabled',
];

/** Names of the AWS Config managed rules known here. AWS has more; those only Security Hub can run are left out. */
export const awsConfigRules: ReadonlySet<string> = new Set([
  ...awsConfigHipaaPack.map((rule) => rule.name),
  ...securityHubControls.flatMap(({ configRule, customRule }) =>
    configRule === undefined || customRule ? [] : [configRule],
  ),
  ...otherRules,
]);
