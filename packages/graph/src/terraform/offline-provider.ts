/** A configuration of the AWS provider that asks nobody. */
export interface OfflineProvider {
  /** Left out, the default configuration. */
  readonly alias?: string | undefined;
  /** Left out where another block sets it. */
  readonly region?: string;
  /** Further arguments, as HCL expressions by name. */
  readonly settings?: { readonly [name: string]: string };
}

/** Without these, the provider looks for credentials of the machine and asks AWS which account they belong to. */
const offline: OfflineProvider['settings'] = {
  access_key: '"offline"',
  secret_key: '"offline"',
  skip_credentials_validation: 'true',
  skip_metadata_api_check: 'true',
  skip_region_validation: 'true',
  skip_requesting_account_id: 'true',
};

/** Writes a provider block with which Terraform plans without credentials and without a network, as `terraform fmt` leaves it. */
export function offlineProvider({ alias, region, settings = {} }: OfflineProvider = {}): string {
  const all = {
    ...(alias === undefined ? {} : { alias: JSON.stringify(alias) }),
    ...(region === undefined ? {} : { region: JSON.stringify(region) }),
    ...settings,
    ...offline,
  };
  const width = Math.max(...Object.keys(all).map((name) => name.length));
  const lines = Object.entries(all).map(([name, value]) => `  ${name.padEnd(width)} = ${value}\n`);
  return `provider "aws" {\n${lines.join('')}}\n`;
}
