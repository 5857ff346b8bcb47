import { devNull } from 'node:os';

/** A configuration of the AWS provider that asks nobody. */
export interface OfflineProvider {
  /** As the module calls the provider; left out, `aws`. */
  readonly name?: string;
  /** Left out, the default configuration. */
  readonly alias?: string | undefined;
  /** Left out where another block sets it. */
  readonly region?: string;
  /** Further arguments, as HCL expressions by name. */
  readonly settings?: { readonly [name: string]: string };
  /** Nested blocks that another block of this configuration may have, and that must not count: `assume_role`. */
  readonly without?: readonly string[];
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
export function offlineProvider(provider: OfflineProvider = {}): string {
  const { name = 'aws', alias, region, settings = {}, without = [] } = provider;
  const all = {
    ...(alias === undefined ? {} : { alias: JSON.stringify(alias) }),
    ...(region === undefined ? {} : { region: JSON.stringify(region) }),
    ...settings,
    ...offline,
  };
  const width = Math.max(...Object.keys(all).map((argument) => argument.length));
  const lines = Object.entries(all).map(([argument, value]) => `  ${argument.padEnd(width)} = ${value}\n`);
  return `provider ${JSON.stringify(name)} {\n${[...lines, ...without.map(noBlock)].join('')}}\n`;
}

/** Blocks of an override replace all of their type, so that a list of none takes them away. */
function noBlock(type: string): string {
  return `\n  dynamic ${JSON.stringify(type)} {\n    for_each = []\n    content {}\n  }\n`;
}

/** Settings of the AWS SDKs that tell neither who asks nor where that is kept. */
const impersonal = /^AWS_(?:(?:DEFAULT_)?REGION|CA_BUNDLE|ENDPOINT_URL.*|USE_.*|MAX_ATTEMPTS|RETRY_MODE)$/;

/**
 * Takes the credentials of this machine out of an environment, for what no provider block reaches: modules with providers
 * of their own, and the sources of modules. The Region of a profile goes with the profile.
 */
export function offlineEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('AWS_') || impersonal.test(name));
  return {
    ...Object.fromEntries(kept),
    AWS_ACCESS_KEY_ID: 'offline',
    AWS_SECRET_ACCESS_KEY: 'offline',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
