import {
  all,
  attribute,
  block,
  companion,
  defineControl,
  fail,
  pass,
  ref,
  type Control,
  type ControlFacts,
} from '@autoclave/catalog';

/** Controls of the tests: like the catalogue's, and theirs alone, so that goldens change with the checker only. */
const facts: Omit<ControlFacts, 'id' | 'title'> = {
  severity: 'high',
  citations: { hipaa: ['164.312(a)(1)'], soc2: ['CC6.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: [],
  risk: 'Whoever gets hold of it can read it.',
  fix: 'Set the argument.',
  effort: { optimisticHours: 1, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
};

/** Declarative, on creation only, and therefore not waivable. */
export const storageEncrypted: Control = defineControl({
  ...facts,
  id: 'rds-storage-encrypted',
  title: 'RDS storage is encrypted at rest',
  severity: 'critical',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'], soc2: ['CC6.1', 'CC6.7'] },
  awsConfig: ['rds-storage-encrypted'],
  securityHub: ['RDS.3'],
  aliases: ['CKV_AWS_16'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  condition: attribute('storage_encrypted', { whenAbsent: false }).isTrue(),
  risk: 'Whoever gets hold of a snapshot or a disk can read every record on it.',
  fix: 'Set storage_encrypted before the first apply: it cannot be switched on after creation.',
  creationOnly: true,
  waivable: false,
  examples: [],
});

/** Declarative and critical, so its waivers last 90 days at most. */
export const notPublic: Control = defineControl({
  ...facts,
  id: 'rds-instance-public-access-check',
  title: 'RDS instances are not reachable from the internet',
  severity: 'critical',
  citations: { hipaa: ['164.312(e)(1)'], soc2: ['CC6.6'] },
  awsConfig: ['rds-instance-public-access-check'],
  securityHub: ['RDS.2'],
  aliases: ['CKV_AWS_17'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  condition: attribute('publicly_accessible', { whenAbsent: false }).isFalse(),
  risk: 'Every scanner on the internet can try passwords on the database.',
  fix: 'Set publicly_accessible to false.',
  examples: [],
});

/** Leaves resources out by what they are. */
export const queueEncrypted: Control = defineControl({
  ...facts,
  id: 'sqs-queue-encrypted',
  title: 'SQS queues are encrypted',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)'], soc2: ['CC6.1'] },
  securityHub: ['SQS.1'],
  resources: ['aws_sqs_queue'],
  evidence: 'plan',
  applies: { condition: attribute('fifo_queue', { whenAbsent: false }).isFalse(), reason: 'a FIFO queue of the tests' },
  condition: all(
    attribute('kms_master_key_id').isSet(ref('aws_kms_key.this', 'arn')),
    attribute('kms_data_key_reuse_period_seconds', { whenAbsent: 300 }).atMost(3600),
  ),
  examples: [],
});

/** Decided by a companion. */
export const versioning: Control = defineControl({
  ...facts,
  id: 's3-bucket-versioning-enabled',
  title: 'S3 buckets keep every version of an object',
  citations: { hipaa: ['164.312(c)(1)'], soc2: ['A1.2'] },
  awsConfig: ['s3-bucket-versioning-enabled'],
  securityHub: ['S3.14'],
  aliases: ['CKV_AWS_21'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion(
    'aws_s3_bucket_versioning',
    'bucket',
    block('versioning_configuration').some(attribute('status').equals('Enabled')),
  ),
  risk: 'An overwrite destroys the only copy of a record.',
  fix: 'Add an aws_s3_bucket_versioning resource with status Enabled.',
  examples: [],
});

/** Cannot be met by an access-log bucket: the catalogue's contradictions free those from this id. */
export const bucketKey: Control = defineControl({
  ...facts,
  id: 's3-default-encryption-kms',
  title: 'S3 buckets encrypt with a customer-managed key',
  severity: 'low',
  citations: { hipaa: ['164.312(a)(2)(iv)'], soc2: ['C1.1'] },
  awsConfig: ['s3-default-encryption-kms'],
  securityHub: ['S3.17'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  check: (bucket, graph) =>
    graph.referrers(bucket, 'aws_s3_bucket_server_side_encryption_configuration', 'bucket').found.length > 0
      ? pass({ at: 'aws_s3_bucket_server_side_encryption_configuration' })
      : fail('aws_s3_bucket_server_side_encryption_configuration', 'no such resource', 'be there'),
  examples: [],
});

/** Judges what the plan removes. */
export const trailKept: Control = defineControl({
  ...facts,
  id: 'cloudtrail-kept',
  title: 'Trails are not removed',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.2'] },
  resources: ['aws_cloudtrail'],
  judgesRemoved: true,
  evidence: 'plan',
  check: (trail) => fail(trail.address, 'removed by this plan', 'be kept'),
  risk: 'From then on nobody can say who did what.',
  fix: 'Keep the trail, or move it to another module with a moved block.',
  examples: [],
});

/** Shown only by what runs. */
export const keysRotated: Control = defineControl({
  ...facts,
  id: 'access-keys-rotated',
  title: 'Access keys are younger than 90 days',
  citations: { hipaa: ['164.308(a)(4)(ii)(B)'], soc2: ['CC6.2'] },
  awsConfig: ['access-keys-rotated'],
  securityHub: ['IAM.3'],
  evidence: 'runtime',
});

/** Shown only by people. */
export const riskAssessed: Control = defineControl({
  ...facts,
  id: 'annual-risk-assessment-performed',
  title: 'Risks are assessed every year',
  citations: { hipaa: ['164.308(a)(1)(ii)(A)'], soc2: ['CC3.2'] },
  awsConfig: ['annual-risk-assessment-performed'],
  evidence: 'human',
});

/** All of them, in the order of the catalogue: by service and id. */
export const storyControls: readonly Control[] = [
  keysRotated,
  riskAssessed,
  trailKept,
  notPublic,
  storageEncrypted,
  versioning,
  bucketKey,
  queueEncrypted,
];
