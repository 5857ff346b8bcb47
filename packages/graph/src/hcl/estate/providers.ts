import { evaluate } from '../evaluate/evaluate.ts';
import type { Block } from '../syntax/body.ts';
import { traversalOf, type Expression } from '../syntax/expression.ts';
import { bareOf } from '../values/value.ts';
import { BlockContent } from './block-content.ts';
import type { HclModule } from './module-instance.ts';

/** A provider configuration, seen from a module that uses it. */
export interface ProviderConfiguration {
  /** As a plan names it: `aws`, `aws.west`, or `module.a:aws.west` where a module has one of its own. */
  readonly key: string;
  /** The module that declares it, and its block; undefined where none declares it. */
  readonly declared: { readonly module: HclModule; readonly block: Block } | undefined;
}

/** The arguments and blocks of a provider configuration. */
export function contentOf({ module, block }: NonNullable<ProviderConfiguration['declared']>): BlockContent {
  return new BlockContent(block, { module, names: undefined });
}

/** Name and alias of a provider, as in `aws.west`. */
interface ProviderName {
  readonly local: string;
  readonly alias: string | undefined;
}

/** Finds the provider configuration of a resource. @param type Its first word names the provider where nothing else does. */
export function providerOf(module: HclModule, type: string, block: Block): ProviderConfiguration {
  const argument = block.body.arguments.get('provider');
  const local = type.split('_', 1)[0] ?? type;
  return find(module, argument === undefined ? { local, alias: undefined } : nameOf(argument.value));
}

/** Passed by the call, declared here, or inherited, in this order. */
function find(module: HclModule, name: ProviderName): ProviderConfiguration {
  const { parent, configuration } = module.place;
  const passed = parent && passedTo(parent.module, parent.call, name);
  if (parent !== undefined && passed !== undefined) return find(parent.module, passed);
  const block = configuration.providers.length > 0 ? declaredIn(module).get(name.local)?.get(name.alias) : undefined;
  if (block === undefined && parent !== undefined && name.alias === undefined) return find(parent.module, name);
  return { key: keyOf(module, name), declared: block && { module, block } };
}

function keyOf(module: HclModule, { local, alias }: ProviderName): string {
  const own = alias === undefined ? local : `${local}.${alias}`;
  const path = module.place.path.map((step) => `module.${step}`).join('.');
  return path === '' ? own : `${path}:${own}`;
}

/** By the name of a provider, then by its alias. */
type Declared = ReadonlyMap<string, ReadonlyMap<string | undefined, Block>>;

const declared = new WeakMap<HclModule, Declared>();

/** The provider configurations that a module declares; of several with one name, the first. */
function declaredIn(module: HclModule): Declared {
  const known = declared.get(module);
  if (known !== undefined) return known;
  const byName = new Map<string, Map<string | undefined, Block>>();
  // Kept before the aliases are evaluated: one that asks for a resource comes back here.
  declared.set(module, byName);
  for (const block of module.configuration.providers) {
    const alias = aliasOf(block, module);
    const local = block.labels[0] ?? '';
    const byAlias = byName.get(local) ?? new Map<string | undefined, Block>();
    if (!byAlias.has(alias)) byName.set(local, byAlias.set(alias, block));
  }
  return byName;
}

/** Region of a provider configuration; undefined where it is not written, and where it is not known. */
export function regionOf({ declared: found }: ProviderConfiguration): string | undefined {
  const region = found?.block.body.arguments.get('region');
  if (found === undefined || region === undefined) return undefined;
  const value = bareOf(evaluate(region.value, { module: found.module, names: undefined }));
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function aliasOf(block: Block, module: HclModule): string | undefined {
  const alias = block.body.arguments.get('alias');
  if (alias === undefined) return undefined;
  const value = bareOf(evaluate(alias.value, { module, names: undefined }));
  return typeof value === 'string' ? value : undefined;
}

/** `providers = { aws = aws.west }` of a call. */
function passedTo(parent: HclModule, call: string, name: ProviderName): ProviderName | undefined {
  const providers = parent.configuration.calls.get(call)?.body.arguments.get('providers')?.value;
  if (providers?.kind !== 'object') return undefined;
  const item = providers.items.find(({ key }) => {
    const inside = nameOf(key);
    return inside.local === name.local && inside.alias === name.alias;
  });
  return item && nameOf(item.value);
}

/** A reference, or in JSON the same as text. A key in brackets (OpenTofu) is one more part of the name. */
function nameOf(expression: Expression): ProviderName {
  if (expression.kind === 'literal') {
    const [local = '', ...alias] = String(expression.value).split('.');
    return { local, alias: alias.length > 0 ? alias.join('.') : undefined };
  }
  if (expression.kind === 'index') {
    const { local, alias = '' } = nameOf(expression.on);
    return { local, alias: `${alias}[${expression.key.kind === 'literal' ? String(expression.key.value) : ''}]` };
  }
  const [local = '', alias] = traversalOf(expression) ?? [];
  return { local, alias };
}
