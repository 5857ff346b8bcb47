import type { Condition } from '../../conditions/condition.ts';
import { predicate } from '../../conditions/predicate.ts';
import type { Attribute, Link, Resource } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { isValueList } from '../../value.ts';

/** The argument names a key of the customer's, not the key that AWS keeps for the service. */
export function customerManagedKey(name: string): Condition {
  return predicate({
    name,
    test: (value) => typeof value === 'string' && value !== '' && !keptByAws.test(value),
    toHcl: (argument) => `try(length(${argument}) > 0 && length(regexall("(^|:)alias/aws/", ${argument})) == 0, false)`,
    must: 'be a key of your own',
    good: ref('aws_kms_key.this', 'arn'),
    reference: (link) => isOwnKey(link, 0),
  });
}

/** The aliases that AWS reserves for the keys that it makes itself. */
const keptByAws = /(?:^|:)alias\/aws\//;

/** Keys that Terraform makes, and aliases, which the customer can give to such keys only. */
const made: readonly string[] = [
  'aws_kms_key',
  'aws_kms_replica_key',
  'aws_kms_external_key',
  'aws_kms_replica_external_key',
  'aws_kms_alias',
];

/** Where data sources are told which key to read. */
const lookedUp: Readonly<Record<string, string>> = { aws_kms_key: 'key_id', aws_kms_alias: 'name' };

/** What AWS encrypts with a key of its own where none is given, and with no default that the account can change. */
const defaulting: readonly string[] = [
  'aws_backup_vault',
  'aws_db_instance',
  'aws_efs_file_system',
  'aws_rds_cluster',
  'aws_secretsmanager_secret',
];

/** What a store takes the key over from, where it is given none. */
const copiedFrom = [
  'replicate_source_db',
  'replication_source_identifier',
  'snapshot_identifier',
  'snapshot_id',
  'restore_to_point_in_time',
] as const;

/** References are followed from one resource to the next so many times. */
const mostHops = 4;

/** Says whether a reference leads to a key of the customer's; undefined where what it leads to does not show it. */
function isOwnKey({ target, attribute }: Link, hops: number): boolean | undefined {
  const isLookup = target.mode === 'data';
  if (!isLookup && made.includes(target.type)) return true;
  const argument = isLookup ? lookedUp[target.type] : attribute;
  if (argument === undefined || !(isLookup || /^\w*kms\w*$/.test(argument))) return undefined;
  const named = target.attribute(argument);
  if (named.state === 'known') return isNameOfOwn(named);
  if (named.state === 'unknown') return followed(named, hops);
  return defaulting.includes(target.type) && !isLookup && !takesOver(target) ? false : undefined;
}

function isNameOfOwn({ value }: Extract<Attribute, { state: 'known' }>): boolean {
  return typeof value === 'string' && value !== '' && !keptByAws.test(value);
}

function followed({ references }: Extract<Attribute, { state: 'unknown' }>, hops: number): boolean | undefined {
  const { links, missing } = references;
  if (missing.length > 0 || hops >= mostHops || links.some(({ strength }) => strength === 'may')) return undefined;
  const decided = new Set(links.map((link) => isOwnKey(link, hops + 1)));
  const [first] = decided;
  return decided.size === 1 ? first : undefined;
}

/** A replica, or what is restored from a snapshot, has the key of its source. */
function takesOver(target: Resource): boolean {
  return copiedFrom.some((name) => {
    const source = target.attribute(name);
    if (source.state !== 'known') return source.state === 'unknown';
    return !isValueList(source.value) || source.value.length > 0;
  });
}
