import type { ArnShape } from './_selected-for-backup.ts';

/** The types that AWS Backup takes, with what their ARNs are made of. */
export const backedUpTypes: Readonly<Record<string, ArnShape>> = {
  aws_db_instance: { service: 'rds', prefix: 'db:', nameArgument: 'identifier' },
  aws_rds_cluster: { service: 'rds', prefix: 'cluster:', nameArgument: 'cluster_identifier' },
  aws_docdb_cluster: { service: 'rds', prefix: 'cluster:', nameArgument: 'cluster_identifier' },
  aws_neptune_cluster: { service: 'rds', prefix: 'cluster:', nameArgument: 'cluster_identifier' },
  aws_dynamodb_table: { service: 'dynamodb', prefix: 'table/', nameArgument: 'name' },
  aws_s3_bucket: { service: 's3', prefix: '', nameArgument: 'bucket' },
  aws_efs_file_system: { service: 'elasticfilesystem', prefix: 'file-system/' },
  aws_ebs_volume: { service: 'ec2', prefix: 'volume/' },
  aws_instance: { service: 'ec2', prefix: 'instance/' },
  aws_redshift_cluster: { service: 'redshift', prefix: 'cluster:', nameArgument: 'cluster_identifier' },
};
