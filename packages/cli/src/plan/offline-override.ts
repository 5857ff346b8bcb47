import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isForTofu, readRootProviders, type ProviderBlock, type RootProviders } from '@autoclave/graph/hcl';
import { offlineProvider, type Terraform } from '@autoclave/graph/terraform';
import type { Traces } from './traces.ts';

/** Terraform merges files that end so into the blocks of the others. */
const overrideFile = 'autoclave_offline_override.tf';
/** Declares what no file declares, which an override may not. */
const defaultsFile = 'autoclave_offline.tf';

/**
 * Makes every AWS provider of a root module work without credentials and network, and keeps its state on this machine. The
 * files that say so are traces: with them, the next real plan would be none.
 * @throws UserError hcl-providers-unreadable; a provider that is not found would plan with real credentials
 */
export async function overrideProviders(folder: string, terraform: Terraform, traces: Traces): Promise<void> {
  const names = readdirSync(folder);
  // A run that was killed may have left them behind.
  for (const name of names.filter(isOurs)) traces.write(join(folder, name), '');
  const withTofuFiles = names.some(isForTofu) && (await terraform.isOpenTofu(folder));
  const root = await readRootProviders(folder, { withTofuFiles, isLeftOut: isOurs });
  const ours = root.blocks.filter((block) => isAws(block.name, root));
  const overrides = [...ours.map(override), 'terraform {\n  backend "local" {}\n}\n'];
  traces.write(join(folder, lastOverride(root.overrideFiles)), overrides.join('\n'));
  const defaults = impliedDefaults(root).map((name) => offlineProvider({ name }));
  if (defaults.length > 0) traces.write(join(folder, defaultsFile), defaults.join('\n'));
}

function isOurs(name: string): boolean {
  return name === defaultsFile || name.endsWith(overrideFile);
}

/** Overrides are laid over each other in the order of their names, and this one must have the last word. */
function lastOverride(others: readonly string[]): string {
  const last = others.at(-1)?.replace(/\.(?:tf|tofu)(?:\.json)?$/, '_') ?? '';
  return `${last}${overrideFile}`;
}

/** A module may call the provider by another name, and another provider by this one. */
function isAws(name: string, { required }: RootProviders): boolean {
  return (required.get(name) ?? name) === 'aws';
}

/** What a configuration may say of accounts: an override takes it back. */
const ofAccounts = ['allowed_account_ids', 'forbidden_account_ids', 'profile'];
/** Taken back where it is said; not every version of the provider has them all. */
const ofCredentials = ['token', 'shared_config_files', 'shared_credentials_files', 'shared_credentials_file'];
const ofRoles = ['assume_role', 'assume_role_with_web_identity'];

function override({ name, alias, contents }: ProviderBlock): string {
  const unset = [...ofAccounts, ...ofCredentials.filter((argument) => contents.has(argument))];
  // JSON may hold its dynamic blocks as one argument.
  const without = ofRoles.filter((block) => contents.has(block) || contents.has('dynamic'));
  const settings = Object.fromEntries(unset.map((argument) => [argument, 'null']));
  return offlineProvider({ name, alias, settings, without });
}

/** Names of the AWS provider whose default configuration may be used, and which no block declares. */
function impliedDefaults(root: RootProviders): readonly string[] {
  const { blocks, required, resourceTypes, callsModules } = root;
  const declared = new Set(blocks.filter(({ alias }) => alias === undefined).map(({ name }) => name));
  const named = [...required.keys()].filter((name) => isAws(name, root));
  const isUsed = callsModules || [...resourceTypes].some((type) => type.startsWith('aws_'));
  const unnamed = isUsed && named.length === 0 && isAws('aws', root) ? ['aws'] : [];
  return [...named, ...unnamed].filter((name) => !declared.has(name));
}
