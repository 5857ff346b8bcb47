/** Range of hashicorp/aws that the modules use arguments of: only those that exist in both majors. */
export const awsProviderVersion = '>= 5.100, < 7.0';

/** Oldest Terraform and OpenTofu in which a validation may read other values. */
export const terraformVersion = '>= 1.9';

/** Prints the version constraints of a module. */
export function versionsTf(providerAliases: readonly string[]): string {
  const aliases = ['aws', ...providerAliases.map((alias) => `aws.${alias}`)];
  const configuration =
    providerAliases.length > 0 ? [`      configuration_aliases = [${aliases.slice(1).join(', ')}]`] : [];
  const pad = configuration.length > 0 ? 'configuration_aliases'.length : 'version'.length;
  return [
    'terraform {',
    `  required_version = "${terraformVersion}"`,
    '',
    '  required_providers {',
    '    aws = {',
    `      ${'source'.padEnd(pad)} = "hashicorp/aws"`,
    `      ${'version'.padEnd(pad)} = "${awsProviderVersion}"`,
    ...configuration,
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');
}
