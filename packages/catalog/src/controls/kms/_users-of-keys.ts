import type { Block, Resource, ResourceGraph } from '../../resource.ts';

/**
 * Arguments that name the key under which a resource keeps data, by type; dots lead into blocks. What only passes data
 * on, as a queue does, is left out: its data does not outlive the waiting period of a key.
 */
const keyArguments: Readonly<Record<string, readonly string[]>> = {
  aws_backup_vault: ['kms_key_arn'],
  aws_cloudtrail: ['kms_key_id'],
  aws_cloudwatch_log_group: ['kms_key_id'],
  aws_db_instance: ['kms_key_id', 'performance_insights_kms_key_id', 'master_user_secret_kms_key_id'],
  aws_docdb_cluster: ['kms_key_id'],
  aws_dynamodb_table: ['server_side_encryption.kms_key_arn'],
  aws_ebs_volume: ['kms_key_id'],
  aws_efs_file_system: ['kms_key_id'],
  aws_elasticache_replication_group: ['kms_key_id'],
  aws_fsx_lustre_file_system: ['kms_key_id'],
  aws_kinesis_stream: ['kms_key_id'],
  aws_neptune_cluster: ['kms_key_arn'],
  aws_opensearch_domain: ['encrypt_at_rest.kms_key_id'],
  aws_rds_cluster: ['kms_key_id', 'master_user_secret_kms_key_id'],
  aws_redshift_cluster: ['kms_key_id'],
  aws_s3_bucket_server_side_encryption_configuration: [
    'rule.apply_server_side_encryption_by_default.kms_master_key_id',
  ],
  aws_secretsmanager_secret: ['kms_key_id'],
};

/** A resource that was encrypted with a key before the plan. */
export interface KeyUser {
  readonly resource: Resource;
  /** Argument that names the key. */
  readonly argument: string;
}

const usersByGraph = new WeakMap<ResourceGraph, ReadonlyMap<string, readonly KeyUser[]>>();

/**
 * Finds the resources that stay and kept data under a key before the plan, by its ARN or id. What the plan moves to
 * another key counts: it is the old data that needs the old key.
 */
export function usersOfKey(key: Resource, graph: ResourceGraph): readonly KeyUser[] {
  let users = usersByGraph.get(graph);
  if (users === undefined) {
    users = indexUsers(graph);
    usersByGraph.set(graph, users);
  }
  const known = users;
  const found = ['arn', 'key_id', 'id'].flatMap((name) => {
    const value = key.attribute(name);
    return value.state === 'known' ? (known.get(String(value.value)) ?? []) : [];
  });
  return [...new Set(found)];
}

function indexUsers(graph: ResourceGraph): ReadonlyMap<string, readonly KeyUser[]> {
  const pairs = Object.entries(keyArguments).flatMap(([type, names]) =>
    graph.resources(type).flatMap((resource) => usesOf(resource, names, graph)),
  );
  const groups = Map.groupBy(pairs, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ user }) => user)]));
}

function usesOf(
  resource: Resource,
  names: readonly string[],
  graph: ResourceGraph,
): readonly { readonly key: string; readonly user: KeyUser }[] {
  const { before, mode } = resource;
  if (mode === 'data' || before === undefined) return [];
  const holder = bucketOf(resource, graph);
  return names.flatMap((argument) =>
    textsAt(before, argument).map((key) => ({
      key,
      user: { resource: holder, argument: at(resource, holder, argument) },
    })),
  );
}

/** The bucket whose encryption a resource sets: the objects are there. */
function bucketOf(resource: Resource, graph: ResourceGraph): Resource {
  if (resource.type !== 'aws_s3_bucket_server_side_encryption_configuration') return resource;
  return (
    graph.references(resource, 'bucket').links.find(({ target }) => target.type === 'aws_s3_bucket')?.target ?? resource
  );
}

function at(resource: Resource, holder: Resource, argument: string): string {
  return resource === holder ? argument : `${resource.address}.${argument}`;
}

function textsAt(block: Block, path: string): readonly string[] {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const attribute = block.attribute(head);
    return attribute.state === 'known' && typeof attribute.value === 'string' && attribute.value !== ''
      ? [attribute.value]
      : [];
  }
  const inner = block.blocks(head);
  return inner.state === 'known' ? inner.blocks.flatMap((one) => textsAt(one, rest.join('.'))) : [];
}
