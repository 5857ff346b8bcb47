import { attribute } from '../../conditions/attribute.ts';
import { notApplicable, unknown, type Outcome } from '../../outcome.ts';
import type { Resource } from '../../resource.ts';

/** Types whose destruction takes data along: stores, their backups, and the keys without which data cannot be read. */
export const phiStores = [
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_s3_bucket',
  'aws_efs_file_system',
  'aws_dynamodb_table',
  'aws_elasticache_replication_group',
  'aws_opensearch_domain',
  'aws_ebs_volume',
  'aws_backup_vault',
  'aws_kms_key',
] as const;

const mayHoldPhi = attribute('tags_all.DataClassification', { whenAbsent: 'PHI' }).noneOf(
  ['Internal', 'Public'],
  'PHI',
);

/**
 * Says why a change to a store need not be judged: its tags before the change show that it holds no PHI, or cannot be
 * read. Undefined where it may hold PHI; a store without the tag does.
 */
export function exemption(store: Resource): Outcome | undefined {
  const outcome = mayHoldPhi.evaluate(store.before ?? store);
  if (outcome.verdict === 'fail') return notApplicable('its tags say that it holds no PHI');
  return outcome.verdict === 'unknown' ? unknown(outcome.at, outcome.missing) : undefined;
}
