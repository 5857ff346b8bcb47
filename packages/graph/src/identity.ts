import { property, type ValueMap } from '@autoclave/catalog';

/** What a resource is named by in every type. A prefix, as in `bucket_prefix`, names nothing. */
const everywhere = ['id', 'arn', 'name', 'identifier'] as const;

/** What follows the word for a thing in the attribute that names it: `bucket`, `function_name`, `cluster_identifier`. */
const endings = ['', '_id', '_identifier', '_name', '_arn'] as const;

/** Names by which parts are called after the whole that they belong to, so that their id is the one of the whole. */
const borrowed = ['bucket', 'key_id'] as const;

/** Parts that AWS makes with the whole and that no other resource stands for: who names one means the whole. */
const madeWith: { readonly [type: string]: readonly string[] } = {
  aws_vpc: ['default_network_acl_id', 'default_route_table_id'],
  aws_default_vpc: ['default_network_acl_id', 'default_route_table_id'],
};

/** How the resources of one type are named. */
interface Naming {
  readonly names: readonly string[];
  /** Of `borrowed`, those that are no names in this type. */
  readonly borrowed: readonly string[];
}

const byType = new Map<string, Naming>();

/**
 * Attributes by whose value others name a resource of a type: `id`, `arn`, `name`, `identifier`, and those that begin with
 * the last words of the type, as `bucket` of `aws_s3_bucket` and `cluster_identifier` of `aws_rds_cluster`.
 */
export function identifyingAttributes(type: string): readonly string[] {
  return namingOf(type).names;
}

function namingOf(type: string): Naming {
  const known = byType.get(type);
  if (known !== undefined) return known;
  const words = type.split('_').slice(1);
  const things = words.map((_, index) => words.slice(index).join('_'));
  const own = things.flatMap((thing) => endings.map((ending) => `${thing}${ending}`));
  const names = [...new Set([...everywhere, ...own, ...(madeWith[type] ?? [])])];
  const naming = { names, borrowed: borrowed.filter((attribute) => !names.includes(attribute)) };
  byType.set(type, naming);
  return naming;
}

/** The texts that name a resource, each with the first attribute that holds it. */
export function identitiesOf(type: string, values: ValueMap): ReadonlyMap<string, string> {
  const identities = new Map<string, string>();
  const naming = namingOf(type);
  for (const attribute of naming.names) {
    const value = property(values, attribute);
    if (typeof value === 'string' && value !== '' && !identities.has(value)) identities.set(value, attribute);
  }
  for (const attribute of naming.borrowed) {
    const value = property(values, attribute);
    if (typeof value === 'string') identities.delete(value);
  }
  if (type === 'aws_s3_bucket') for (const arn of bucketArns(values)) identities.set(arn, 'arn');
  return identities;
}

const partitions = ['aws', 'aws-us-gov', 'aws-cn'] as const;

/**
 * The ARN of a bucket is made of its name alone, so it can be written before the bucket exists.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-resources-for-iam-policies
 */
function bucketArns(values: ValueMap): readonly string[] {
  const name = property(values, 'bucket');
  if (typeof name !== 'string' || name === '' || typeof property(values, 'arn') === 'string') return [];
  return partitions.map((partition) => `arn:${partition}:s3:::${name}`);
}

/** Ids that AWS gives once: `vpc-0123456789abcdef0`. */
const givenId = /^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

/** Says whether a text names a resource in every account and Region: an ARN, an id that AWS gave, the name of a bucket. */
export function isUniqueName(type: string, text: string): boolean {
  return type === 'aws_s3_bucket' || text.startsWith('arn:') || givenId.test(text);
}

/** The first attribute by which a text names a resource, as `identitiesOf` has it; undefined where it does not. */
export function identityAttribute(type: string, values: ValueMap, text: string): string | undefined {
  const holds = (attribute: string): boolean => property(values, attribute) === text;
  const naming = namingOf(type);
  return text === '' || naming.borrowed.some(holds) ? undefined : naming.names.find(holds);
}

/**
 * Leaves out the parts of another match: an `aws_kms_key_policy` may have the id of its key, and whoever writes that id
 * means the key.
 */
export function withoutParts<Match extends { readonly type: string }>(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const types = new Set(matches.map(({ type }) => type));
  return matches.filter(({ type }) => !beginningsOf(type).some((whole) => types.has(whole)));
}

/** The types whose parts may have a type: `aws_kms` and `aws` of `aws_kms_key`. */
function beginningsOf(type: string): readonly string[] {
  return [...type.matchAll(/_/g)].map(({ index }) => type.slice(0, index));
}
