/** Values that the provider's own validation accepts, by type and path, where a plain text is refused. */
const accepted: { readonly [place: string]: string } = {
  'aws_db_instance.instance_class': '"db.t4g.medium"',
  'aws_rds_cluster.engine': '"aurora-postgresql"',
  'aws_rds_cluster_instance.engine': '"aurora-postgresql"',
  'aws_rds_cluster_instance.instance_class': '"db.r7g.large"',
};

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
