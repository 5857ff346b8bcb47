import { allOf, unknown, type Outcome } from '../../outcome.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import type { PolicyReading } from '../../policy/policy-reading.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';

/**
 * Judges every policy of a bucket: those of `aws_s3_bucket_policy` resources and the older argument of the bucket.
 * Where it has none, `judge` is given a policy that is left out.
 */
export function judgeBucketPolicy(
  bucket: Resource,
  graph: ResourceGraph,
  judge: (policy: PolicyReading) => Outcome,
): Outcome {
  const { found, unresolved } = graph.referrers(bucket, 'aws_s3_bucket_policy', 'bucket');
  const policies = [
    readPolicy(bucket, 'policy', graph),
    ...found.map(({ resource }) => readPolicy(resource, 'policy', graph)),
  ].filter((policy) => policy.state !== 'absent');
  if (policies.length > 0) return allOf(policies.map(judge));
  const absent = judge({ state: 'absent', at: 'aws_s3_bucket_policy' });
  const open = unresolved
    .map(({ resource, missing }) => {
      const differs = judge(readPolicy(resource, 'policy', graph)).verdict !== absent.verdict;
      return differs ? unknown(`${resource.address}.bucket`, missing.join(', ')) : absent;
    })
    .find((outcome) => outcome.verdict === 'unknown');
  return open ?? absent;
}
