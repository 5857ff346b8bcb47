import { attribute } from '../../conditions/attribute.ts';
import { companion, type Companion } from '../../conditions/companion.ts';
import { allOf, anyOf, fail, type Outcome } from '../../outcome.ts';
import { coversAction } from '../../policy/patterns.ts';
import { publicPrincipalStatements } from '../../policy/public-principals.ts';
import { concernsAction } from '../../policy/statement-tests.ts';
import { refusesStatement } from '../../policy/statement-outcomes.ts';
import type { Statement } from '../../policy/statement.ts';
import { either, type Truth } from '../../policy/truth.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { aclsDisabled, judgeAcls, type Access } from './_bucket-acl.ts';
import { judgeBucketPolicy } from './_bucket-policy.ts';

/** Actions that stand for the others: a wildcard that opens the bucket covers at least one. */
const samples: Readonly<Record<Access, readonly string[]>> = {
  read: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetBucketAcl', 's3:ListBucket', 's3:ListBucketVersions'],
  write: [
    's3:PutObject',
    's3:PutObjectAcl',
    's3:PutBucketPolicy',
    's3:PutBucketAcl',
    's3:PutEncryptionConfiguration',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:DeleteBucket',
    's3:DeleteBucketPolicy',
    's3:ReplicateObject',
    's3:RestoreObject',
    's3:AbortMultipartUpload',
    's3:BypassGovernanceRetention',
  ],
};

const publicPolicies = blocks('restrict_public_buckets');
const publicLists = blocks('ignore_public_acls');

/** Actions that only read, by the verb that they begin with. */
const readVerb = /^s3:(?:get|list|describe|head)/i;

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
    anyOf([policies, publicPolicies.evaluate(bucket, graph)], open),
    anyOf([lists, publicLists.evaluate(bucket, graph), aclsDisabled.evaluate(bucket, graph)], open),
  ]);
}

function blocks(setting: string): Companion {
  return companion('aws_s3_bucket_public_access_block', 'bucket', attribute(setting, { whenAbsent: false }).isTrue());
}

function lets(statement: Statement, access: Access): Truth {
  const named = (statement.actions?.known ?? []).some(
    (action) => !/[*?]/.test(action) && coversAction('s3:*', action) && readVerb.test(action) === (access === 'read'),
  );
  return either(named, ...samples[access].map((action) => concernsAction(statement, action)));
}
