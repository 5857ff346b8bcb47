/** Values for required arguments whose validation in the provider refuses a plain text, by type and path. */
const accepted: { readonly [place: string]: string } = {
  'aws_cloudwatch_metric_alarm.comparison_operator': '"GreaterThanThreshold"',
  'aws_ec2_managed_prefix_list.address_family': '"IPv4"',
  'aws_iam_role.assume_role_policy': '"{}"',
  'aws_rds_cluster.engine': '"aurora-postgresql"',
  'aws_rds_cluster_instance.engine': '"aurora-postgresql"',
};

/** Arguments that the schema calls optional although the provider refuses the resource without them. */
const needed: { readonly [place: string]: { readonly [name: string]: string } } = {
  aws_ebs_volume: { size: '8' },
  aws_instance: { ami: '"ami-0a1b2c3d4e5f67890"', instance_type: '"t3.micro"' },
};

/** Gives the arguments, as HCL, that an example may leave out although the provider asks for them. */
export function alsoNeeded(place: string): { readonly [name: string]: string } {
  return needed[place] ?? {};
}

/**
 * Gives a value, as HCL, for an argument that an example leaves out and the schema requires.
 * @param place Type and path without indexes: `aws_iam_role.assume_role_policy`.
 */
export function requiredValue(place: string, schemaType: unknown): string {
  const listed = accepted[place];
  if (listed !== undefined) return listed;
  if (place.endsWith('_arn') || place.endsWith('.arn')) return '"arn:aws:iam::123456789012:role/example"';
  if (schemaType === 'number') return '1';
  if (schemaType === 'bool') return 'true';
  if (Array.isArray(schemaType)) return schemaType[0] === 'map' ? '{}' : '["example"]';
  return '"example"';
}
