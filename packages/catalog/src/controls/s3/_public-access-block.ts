import { attribute } from '../../conditions/attribute.ts';
import { companion, type Companion } from '../../conditions/companion.ts';
import type { Condition } from '../../conditions/condition.ts';
import { anyOf, pass, unknown, type Outcome } from '../../outcome.ts';
import { ownAccount } from '../../policy/own-account.ts';
import type { Resource, ResourceGraph } from '../../resource.ts';
import { show } from '../../show.ts';

/** Settings that take the effect from public policies and lists which are there already. */
type Setting = 'restrict_public_buckets' | 'ignore_public_acls';

const ofAccounts = 'aws_s3_account_public_access_block';

const isOn: Readonly<Record<Setting, Condition>> = {
  restrict_public_buckets: attribute('restrict_public_buckets', { whenAbsent: false }).isTrue(),
  ignore_public_acls: attribute('ignore_public_acls', { whenAbsent: false }).isTrue(),
};

const ofBuckets: Readonly<Record<Setting, Companion>> = {
  restrict_public_buckets: blockOfBucket('restrict_public_buckets'),
  ignore_public_acls: blockOfBucket('ignore_public_acls'),
};

function blockOfBucket(setting: Setting): Companion {
  return companion('aws_s3_bucket_public_access_block', 'bucket', isOn[setting]);
}

/**
 * Judges whether a setting holds for a bucket: S3 applies it where the block of the bucket or that of its account has it
 * on. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function judgeBlocks(bucket: Resource, graph: ResourceGraph, setting: Setting): Outcome {
  const own = ofBuckets[setting].evaluate(bucket, graph);
  const account = graph.resources(ofAccounts).map((block) => judgeAccountBlock(block, bucket, graph, setting));
  // Where none helps, the block of the bucket is the one to name.
  return anyOf([own, ...account.filter(({ verdict }) => verdict !== 'fail')], own);
}

function judgeAccountBlock(block: Resource, bucket: Resource, graph: ResourceGraph, setting: Setting): Outcome {
  const outcome = isOn[setting].evaluate(block);
  const at = `${block.address}.${setting}`;
  if (outcome.verdict === 'unknown') return { ...outcome, at };
  if (outcome.verdict !== 'pass') return outcome;
  if (block.uncertain !== undefined) return unknown(block.address, block.uncertain);
  return isOfAccount(block, bucket, graph)
    ? pass({ at, value: show(block.attribute(setting)) })
    : unknown(block.address, 'whether it is of the account of this resource');
}

/** The block names its account, or is made where the bucket is. */
function isOfAccount(block: Resource, bucket: Resource, graph: ResourceGraph): boolean {
  const named = block.attribute('account_id');
  if (named.state === 'absent') return graph.isSamePlace(block, bucket) === true;
  return named.state === 'known' && named.value === ownAccount(bucket, graph);
}
