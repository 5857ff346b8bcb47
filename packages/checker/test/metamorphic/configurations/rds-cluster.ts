import { named, policy, ref, resource, type Configuration } from '../model.ts';

/** A cluster with an instance that is watched and one that is not. */
export const rdsCluster: Configuration = {
  name: 'rds-cluster',
  declarations: [
    resource('aws_kms_key.aurora', { description: 'Aurora', enable_key_rotation: true }),
    resource('aws_iam_role.aurora_monitoring', {
      name: named('aurora-monitoring'),
      assume_role_policy: policy({
        Sid: 'Monitoring',
        Effect: 'Allow',
        Principal: { Service: ['monitoring.rds.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
      }),
    }),
    resource('aws_rds_cluster.claims', {
      cluster_identifier: named('claims'),
      engine: 'aurora-postgresql',
      master_username: 'clinic_owner',
      manage_master_user_password: true,
      storage_encrypted: true,
      kms_key_id: ref('aws_kms_key.aurora', 'arn'),
      port: 5444,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: ref('aws_kms_key.aurora', 'arn'),
      delete_automated_backups: false,
      final_snapshot_identifier: named('claims-final'),
    }),
    resource('aws_rds_cluster_instance.writer', {
      identifier: named('claims-writer'),
      cluster_identifier: ref('aws_rds_cluster.claims', 'cluster_identifier'),
      engine: ref('aws_rds_cluster.claims', 'engine'),
      instance_class: 'db.r6g.large',
      monitoring_interval: 30,
      monitoring_role_arn: ref('aws_iam_role.aurora_monitoring', 'arn'),
      performance_insights_enabled: true,
      performance_insights_kms_key_id: ref('aws_kms_key.aurora', 'arn'),
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
    }),
    resource('aws_rds_cluster_instance.reader', {
      identifier: named('claims-reader'),
      cluster_identifier: ref('aws_rds_cluster.claims'),
      engine: ref('aws_rds_cluster.claims', 'engine'),
      instance_class: 'db.r6g.large',
      publicly_accessible: true,
      auto_minor_version_upgrade: false,
    }),
  ],
  expected: {
    'rds-enhanced-monitoring-enabled aws_rds_cluster_instance.writer': 'pass',
    'rds-enhanced-monitoring-enabled aws_rds_cluster_instance.reader': 'fail',
    'rds-instance-public-access-check aws_rds_cluster_instance.reader': 'fail',
    'rds-no-default-ports aws_rds_cluster.claims': 'pass',
    'rds-final-snapshot-kept aws_rds_cluster.claims': 'pass',
    'rds-performance-insights-customer-managed-key aws_rds_cluster_instance.writer': 'pass',
    'rds-automatic-minor-version-upgrade-enabled aws_rds_cluster_instance.reader': 'fail',
  },
};
