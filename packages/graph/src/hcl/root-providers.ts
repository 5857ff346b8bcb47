import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { waiverMarker } from './configuration/inline-waivers.ts';
import { Diagnostics } from './configuration/diagnostics.ts';
import { readModule } from './configuration/read-module.ts';
import { providersUnreadable } from './errors.ts';
import { isForTofu, isOverrideFile } from './files/configuration-files.ts';
import type { FileText, SourceTree } from './files/source-tree.ts';
import type { Argument, Block } from './syntax/body.ts';
import { loadGrammar } from './syntax/grammar.ts';
import { HclParser } from './syntax/parse-file.ts';

/** A `provider` block. */
export interface ProviderBlock {
  /** As the module calls the provider: `aws`. */
  readonly name: string;
  /** undefined for the default configuration. */
  readonly alias: string | undefined;
  /** Names of its arguments and nested blocks, `dynamic` ones too. */
  readonly contents: ReadonlySet<string>;
}

/** What a root module says of providers. */
export interface RootProviders {
  /** Override files are laid over them already. */
  readonly blocks: readonly ProviderBlock[];
  /** Types of the providers that the module names as required, by the name that it calls them: `aws` for `hashicorp/aws`. */
  readonly required: ReadonlyMap<string, string>;
  /** Types of its resources and data sources. */
  readonly resourceTypes: ReadonlySet<string>;
  /** Modules below it may use its default configurations without a word. */
  readonly callsModules: boolean;
  /** Names of its override files, in the order in which they are laid over the others. */
  readonly overrideFiles: readonly string[];
}

/** Which files are read. */
export interface RootReading {
  /** OpenTofu reads `.tofu` files, in place of the `.tf` ones of their names; Terraform leaves them out. */
  readonly withTofuFiles: boolean;
  /** Says that a file of this name does not count. */
  readonly isLeftOut: (name: string) => boolean;
}

/**
 * Reads what a root module says of its providers, as Terraform would. Links are followed wherever they lead.
 * @throws UserError hcl-providers-unreadable where a part of the module cannot be read: a provider may stand there
 */
export async function readRootProviders(folder: string, reading: RootReading): Promise<RootProviders> {
  const diagnostics = new Diagnostics();
  const tree = treeOf(folder, reading);
  const module = readModule('', { tree, parser: new HclParser(await loadGrammar(), waiverMarker), diagnostics });
  const problem = diagnostics.all.find(({ isBlinding }) => isBlinding);
  if (module.isDamaged && problem !== undefined) throw providersUnreadable(problem.message, problem.location);
  return {
    blocks: module.providers.map(toProviderBlock),
    required: new Map(module.settings.flatMap(requiredBy)),
    resourceTypes: new Set([...module.resources.values()].map(({ type }) => type)),
    callsModules: module.calls.size > 0,
    overrideFiles: (tree.list('') ?? []).filter(isOverrideFile),
  };
}

/** The files of one folder, in the order of their bytes, as Terraform takes them. */
function treeOf(folder: string, { withTofuFiles, isLeftOut }: RootReading): SourceTree {
  const isRead = (name: string): boolean => (withTofuFiles || !isForTofu(name)) && !isLeftOut(name);
  return {
    list: () =>
      readdirSync(folder)
        .filter((name) => isRead(name) && !statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory())
        .toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
    read: (path) => readText(join(folder, path)),
  };
}

function readText(file: string): FileText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)) };
  } catch (error) {
    return { unreadable: error instanceof TypeError ? 'is not UTF-8' : 'cannot be opened' };
  }
}

function toProviderBlock({ labels, body, location }: Block): ProviderBlock {
  const [name] = labels;
  const alias = body.arguments.get('alias');
  if (name === undefined) throw providersUnreadable('a provider block needs a name', location);
  const nested = body.blocks.map((block) => (block.type === 'dynamic' ? block.labels[0] : block.type) ?? '');
  return {
    name,
    alias: alias && textOf(alias.value, alias),
    contents: new Set([...body.arguments.keys(), ...nested]),
  };
}

/** Name and type of each provider of `required_providers`. */
function requiredBy({ body }: Block): readonly (readonly [string, string])[] {
  return body.blocks
    .filter(({ type }) => type === 'required_providers')
    .flatMap((block) => [...block.body.arguments.values()])
    .map((argument) => [argument.name, typeOf(argument)]);
}

/** The last part of the source; without one, the provider is called by its type. */
function typeOf(argument: Argument): string {
  const { value, name } = argument;
  if (value.kind !== 'object') return name;
  const source = value.items.find(({ key }) => key.kind === 'literal' && key.value === 'source');
  return source === undefined ? name : (textOf(source.value, argument).split('/').at(-1) ?? name);
}

/** Terraform reads aliases and sources before it evaluates anything: they are plain text. */
function textOf(value: Argument['value'], { name, location }: Argument): string {
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
  throw providersUnreadable(`"${name}" is not plain text`, location);
}
