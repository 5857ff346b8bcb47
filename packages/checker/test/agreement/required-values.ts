/** Values that the provider's own validation accepts, by type and path, where a plain text is refused. */
const accepted: { readonly [place: string]: string } = {
  'aws_ec2_managed_prefix_list.address_family': '"IPv4"',
  'aws_db_instance.instance_class': '"db.t4g.medium"',
  'aws_rds_cluster.engine': '"aurora-postgresql"',
  'aws_rds_cluster_instance.engine': '"aurora-postgresql"',
  'aws_rds_cluster_instance.instance_class': '"db.r7g.large"',
};

/** Arguments that the schema calls optional although the provider refuses the resource without them. */
const needed: { readonly [type: string]: { readonly [name: string]: string } } = {
  aws_ebs_volume: { size: '8' },
  aws_instance: { ami: '"ami-0a1b2c3d4e5f67890"', instance_type: '"t3.micro"' },
};

/** Gives the arguments of a type, with values, that an example may leave out although the provider asks for them. */
export function alsoRequired(type: string): { readonly [name: string]: string } {
  return needed[type] ?? {};
}

/** Gives a value for an argument that an example leaves out and the provider requires. */
export function requiredValue(type: string, path: string, schemaType: unknown): string {
  const listed = accepted[`${type}.${path}`];
  if (listed !== undefined) return listed;
  if (path.endsWith('_arn') || path === 'arn') return '"arn:aws:iam::123456789012:role/example"';
  if (schemaType === 'number') return '1';
  if (schemaType === 'bool') return 'true';
  if (Array.isArray(schemaType)) return schemaType[0] === 'map' ? '{}' : '["example"]';
  return '"example"';
}
