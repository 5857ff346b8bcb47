import { defineModule, output, type ModuleDefinition, type ModuleOutputs } from '../define-module.ts';
import { hcl, text } from '../expression.ts';
import { accessLogging } from './access-logging.ts';
import { bucketPolicies, type Policies } from './bucket-policies.ts';
import { buckets, type Buckets } from './buckets.ts';
import { cors } from './cors.ts';
import { events } from './events.ts';
import { inputs, type PhiBucketInputs } from './inputs.ts';
import { lifecycles } from './lifecycle.ts';
import { malwareProtection } from './malware.ts';
import { objectLocks } from './object-lock.ts';
import { replicationRoles, type ReplicationRoles } from './replication-roles.ts';
import { replications } from './replication.ts';
import { reports } from './reports.ts';

/** A locked and replicated bucket for PHI, with every log of its use kept as long as the PHI itself. */
export const s3BucketPhi: ModuleDefinition<typeof inputs> = defineModule({
  name: 's3_bucket_phi',
  summary:
    'S3 bucket for PHI that nobody can delete from before the retention ends, with a locked copy in another Region and a locked archive of its access logs',
  providerAliases: ['replica'],
  claims: [
    'iam-customer-policy-blocked-kms-actions',
    'iam-inline-policy-blocked-kms-actions',
    'iam-no-inline-policy-check',
    'iam-policy-no-statements-with-admin-access',
    'iam-policy-no-statements-with-full-access',
    's3-bucket-default-lock-enabled',
    's3-bucket-public-read-prohibited',
    's3-bucket-public-write-prohibited',
    's3-bucket-server-side-encryption-enabled',
    's3-bucket-ssl-requests-only',
    's3-bucket-tls-1-2-only',
    's3-object-lock-retention-years',
  ],
  inputs,
  build(module, inputs) {
    const made = buckets(module, inputs);
    const locks = objectLocks(module, inputs, made);
    const roles = replicationRoles(module, inputs, made);
    const policies = bucketPolicies(module, inputs, { buckets: made, locks, roles });
    accessLogging(module, made, policies);
    lifecycles(module, inputs, made);
    replications(module, inputs, { buckets: made, locks, roles });
    events(module, inputs, made);
    cors(module, inputs, made);
    reports(module, inputs, { buckets: made, policies });
    malwareProtection(module, inputs, made);
    return outputs(inputs, { buckets: made, policies, roles });
  },
});

/** The ids come from the policies, so that whoever writes into a bucket waits until it is protected. */
function outputs(
  inputs: PhiBucketInputs,
  {
    buckets,
    policies,
    roles,
  }: { readonly buckets: Buckets; readonly policies: Policies; readonly roles: ReplicationRoles },
): ModuleOutputs {
  return {
    bucket: output(policies.this.bucket, 'Name of the PHI bucket, once it is locked and its policy stands'),
    bucket_arn: output(buckets.this.bucket.arn, 'ARN of the PHI bucket'),
    bucket_regional_domain_name: output(
      buckets.this.bucket.bucketRegionalDomainName,
      'Host name of the PHI bucket in its Region',
    ),
    replica_bucket: output(policies.replica.bucket, 'Name of the replica of the PHI bucket'),
    replica_bucket_arn: output(buckets.replica.bucket.arn, 'ARN of the replica of the PHI bucket'),
    access_log_bucket: output(
      policies.access_logs.bucket,
      'Name of the bucket that takes access logs of S3 and of load balancers, once they may be delivered',
    ),
    access_log_bucket_arn: output(buckets.access_logs.bucket.arn, 'ARN of the bucket that takes access logs'),
    flow_log_destination_arn: output(
      text`length(${inputs.flow_log_prefixes}) == 0 ? null : "\${local.arns.access_logs}/\${${inputs.flow_log_prefixes}[0]}"`,
      'Destination of the VPC flow logs: the first of flow_log_prefixes',
    ),
    replica_access_log_bucket: output(
      policies.replica_access_logs.bucket,
      'Name of the bucket that takes access logs of S3 in the other Region',
    ),
    log_archive_bucket: output(policies.log_archive.bucket, 'Name of the locked archive of the access logs'),
    log_archive_bucket_arn: output(buckets.log_archive.bucket.arn, 'ARN of the locked archive of the access logs'),
    replication_role_arn: output(
      roles.phi.role.arn,
      'ARN of the role that replicates PHI, for the policies of the keys',
    ),
    service_role_arns: output(
      hcl`local.service_role_arns`,
      'ARN patterns of the roles with which AWS services reach the PHI bucket, left out of its restrictions',
    ),
  };
}
