import { Blocks, idOf, Ref, type Argument, type Arguments, type Configuration, type Declaration } from './model.ts';

/** How a sub-resource is written inside of the resource that it belongs to. */
interface Fold {
  /** Argument that names the whole. */
  readonly owner: string;
  /** The blocks to add to the whole; undefined where this one has no inline form. */
  inside(values: Arguments): Arguments | undefined;
}

const folds: { readonly [type: string]: Fold } = {
  aws_iam_role_policy: {
    owner: 'role',
    inside: ({ name = '', policy = '' }) => ({ inline_policy: new Blocks([{ name, policy }]) }),
  },
  aws_iam_role_policy_attachment: {
    owner: 'role',
    inside: ({ policy_arn: arn = '' }) => ({ managed_policy_arns: [arn] }),
  },
  aws_network_acl_rule: {
    owner: 'network_acl_id',
    inside: ({ rule_number: number = 0, rule_action: action = '', network_acl_id: _owner, ...rest }) => ({
      ingress: new Blocks([{ rule_no: number, action, ...rest }]),
    }),
  },
  aws_route: {
    owner: 'route_table_id',
    inside: ({ destination_cidr_block: cidr = '', gateway_id: gateway = '' }) => ({
      route: new Blocks([{ cidr_block: cidr, gateway_id: gateway }]),
    }),
  },
  aws_security_group_rule: { owner: 'security_group_id', inside: classicRule },
  aws_vpc_security_group_egress_rule: { owner: 'security_group_id', inside: (values) => rule('egress', values) },
  aws_vpc_security_group_ingress_rule: { owner: 'security_group_id', inside: (values) => rule('ingress', values) },
};

function rule(kind: 'ingress' | 'egress', values: Arguments): Arguments {
  const { ip_protocol: protocol = '', cidr_ipv4: cidr, referenced_security_group_id: group, description } = values;
  const block = {
    protocol,
    from_port: values['from_port'] ?? 0,
    to_port: values['to_port'] ?? 0,
    ...(description === undefined ? {} : { description }),
    ...(cidr === undefined ? {} : { cidr_blocks: [cidr] }),
    ...(group === undefined ? {} : { security_groups: [group] }),
  };
  return { [kind]: new Blocks([block]) };
}

function classicRule({ type, security_group_id: _owner, ...rest }: Arguments): Arguments {
  return { [String(type)]: new Blocks([rest]) };
}

const s3Folds: { readonly [type: string]: Fold } = {
  aws_s3_bucket_lifecycle_configuration: {
    owner: 'bucket',
    inside: ({ rule: rules }) => ({ lifecycle_rule: new Blocks(blocksOf(rules).map(lifecycleRule)) }),
  },
  aws_s3_bucket_logging: {
    owner: 'bucket',
    inside: ({ target_bucket: target = '', target_prefix: prefix = '' }) => ({
      logging: new Blocks([{ target_bucket: target, target_prefix: prefix }]),
    }),
  },
  aws_s3_bucket_replication_configuration: {
    owner: 'bucket',
    inside: ({ role = '', rule: rules }) => ({
      replication_configuration: new Blocks([{ role, rules: new Blocks(blocksOf(rules).map(replicationRule)) }]),
    }),
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    owner: 'bucket',
    inside: ({ rule: rules = '' }) => ({ server_side_encryption_configuration: new Blocks([{ rule: rules }]) }),
  },
  aws_s3_bucket_versioning: {
    owner: 'bucket',
    inside: ({ versioning_configuration: configured }) => {
      const status = blocksOf(configured)[0]?.['status'];
      return typeof status === 'string' ? { versioning: new Blocks([{ enabled: status === 'Enabled' }]) } : undefined;
    },
  },
};

function blocksOf(value: Argument | undefined): readonly Arguments[] {
  return value instanceof Blocks ? value.list : [];
}

function lifecycleRule({ id = '', status, noncurrent_version_expiration: expiration }: Arguments): Arguments {
  const days = blocksOf(expiration)[0]?.['noncurrent_days'] ?? 0;
  return { id, enabled: status === 'Enabled', noncurrent_version_expiration: new Blocks([{ days }]) };
}

function replicationRule({ id = '', status = '', destination = '' }: Arguments): Arguments {
  return { id, status, filter: new Blocks([{ prefix: '' }]), destination };
}

/** Rules, routes and policies that may stand in a resource of their own or in the one that they belong to. */
export const generalFolds: readonly string[] = Object.keys(folds);

/** Settings of a bucket that may stand in it, although the provider would rather have them outside. */
export const bucketFolds: readonly string[] = Object.keys(s3Folds);

/** A configuration with sub-resources written inside, and where each of them went, by ids. */
export interface Merged {
  readonly configuration: Configuration;
  readonly owners: ReadonlyMap<string, string>;
}

/** Writes every sub-resource of these types inside of its whole. */
export function merged(configuration: Configuration, types: readonly string[]): Merged {
  const owners = new Map<string, string>();
  const additions = new Map<string, Arguments>();
  for (const one of configuration.declarations) {
    const fold = types.includes(one.type) ? (folds[one.type] ?? s3Folds[one.type]) : undefined;
    const owner = fold === undefined ? undefined : one.values[fold.owner];
    const inside = fold?.inside(one.values);
    if (!(owner instanceof Ref) || inside === undefined) continue;
    owners.set(idOf(one), owner.target);
    additions.set(owner.target, added(additions.get(owner.target) ?? {}, inside));
  }
  const declarations = configuration.declarations
    .filter((one) => !owners.has(idOf(one)))
    .map((one): Declaration => ({ ...one, values: added(one.values, additions.get(idOf(one)) ?? {}) }));
  return { configuration: { ...configuration, declarations }, owners };
}

function added(values: Arguments, more: Arguments): Arguments {
  const result: { [name: string]: Argument } = { ...values };
  for (const [name, value] of Object.entries(more)) {
    const before = result[name];
    if (before instanceof Blocks && value instanceof Blocks) result[name] = new Blocks([...before.list, ...value.list]);
    else if (Array.isArray(before) && Array.isArray(value)) result[name] = [...before, ...value];
    else result[name] = value;
  }
  return result;
}
