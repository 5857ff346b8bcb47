/** Key of all calls. */
export const key = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';

/** What every call must say, as HCL by input. */
const required: Readonly<Record<string, string>> = {
  identifier: '"ehr"',
  account_id: '"123456789012"',
  region: '"us-east-1"',
  instance_class: '"db.m7g.large"',
  kms_key_id: `"${key}"`,
  log_kms_key_arn: `"${key}"`,
  vpc_id: '"vpc-0123456789abcdef0"',
  subnet_ids: '["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]',
};

/** Writes a call with the required inputs and what it gives besides, as HCL by input. */
export function call(name: string, inputs: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...required, ...inputs }).map(([input, hcl]) => `  ${input} = ${hcl}`);
  return ['', `module "${name}" {`, '  source = "./modules/rds"', ...lines, '}', ''].join('\n');
}
