import { allOf, anyOf, fail, type Outcome } from '../../outcome.ts';
import { publicPrincipalStatements } from '../../policy/public-principals.ts';
import { concernsAction } from '../../policy/statement-tests.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import type { Statement } from '../../policy/statement.ts';
import { either, type Truth } from '../../policy/truth.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { bucketActions, isNamedAction } from './_actions.ts';
import { aclsDisabled, judgeAcls, type Access } from './_bucket-acl.ts';
import { judgeBucketPolicy } from './_bucket-policy.ts';
import { judgeBlocks } from './_public-access-block.ts';

/**
 * Judges whether everyone may read or write a bucket: through its policy, unless public policies are without effect,
 * and through its access lists, unless those are.
 */
export function judgePublicAccess(bucket: Resource, graph: ResourceGraph, access: Access): Outcome {
  const open = fail('aws_s3_bucket_public_access_block', 'public access is open', 'close it');
  const policies = judgeBucketPolicy(bucket, graph, (policy) =>
    refusesStatement(
      policy,
      publicPrincipalStatements(policy, (statement) => lets(statement, access)),
      `lets everyone ${access}`,
      'be limited to principals, accounts or an organisation of your own',
    ),
  );
  const lists = judgeAcls(bucket, graph, access);
  return allOf([
    anyOf([policies, judgeBlocks(bucket, graph, 'restrict_public_buckets')], open),
    anyOf([lists, judgeBlocks(bucket, graph, 'ignore_public_acls'), aclsDisabled.evaluate(bucket, graph)], open),
  ]);
}

function lets(statement: Statement, access: Access): Truth {
  const named = (statement.actions?.known ?? []).some((action) => isNamedAction(action, access));
  return either(named, ...bucketActions[access].map((action) => concernsAction(statement, action)));
}
