import type { ResourceConfiguration } from '../configuration/module-configuration.ts';
import type { Block } from '../syntax/body.ts';
import type { Expression } from '../syntax/expression.ts';
import type { Names } from '../evaluate/scope.ts';
import { knownData } from '../provider/known-data.ts';
import { bareOf, unknownAttribute, type HclValue } from '../values/value.ts';
import { BlockContent } from './block-content.ts';
import type { HclModule } from './module-instance.ts';
import { allTags } from './all-tags.ts';
import { contentOf, providerOf } from './providers.ts';
import { RemoteOutputs } from './remote-outputs.ts';
import { asAttribute, contentAttribute, type Referable } from './resource-value.ts';

/** What is no part of the resource itself. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
]);

export interface ResourcePlace {
  readonly address: string;
  readonly configuration: ResourceConfiguration;
  readonly module: HclModule;
  /** `each` or `count`. */
  readonly names: Names | undefined;
  /** Why it may not exist. */
  readonly uncertain: string | undefined;
}

/** One instance of a resource or data source. */
export class ResourceInstance implements Referable {
  readonly place: ResourcePlace;
  readonly content: BlockContent;
  #tags: { readonly value: HclValue | undefined } | undefined;

  constructor(place: ResourcePlace) {
    this.place = place;
    const { configuration, module, names } = place;
    const ignored = ignoredBy(configuration.block);
    const isIgnored = (name: string): boolean => ignored === 'all' || ignored.has(name);
    this.content = new BlockContent(configuration.block, { module, names }, { skipped: metaArguments, isIgnored });
  }

  get address(): string {
    return this.place.address;
  }

  /** What another resource reads from it. */
  attribute(name: string): HclValue {
    const leaf = { target: this.address, attribute: name, isCertain: true };
    if (metaArguments.has(name)) return unknownAttribute(leaf);
    const remote = name === 'outputs' ? this.#remoteOutputs() : undefined;
    if (remote !== undefined) return remote;
    const known = this.#knownData(name);
    if (known !== undefined) return asAttribute(known, leaf);
    const tags = name === 'tags_all' ? this.allTags() : undefined;
    return tags === undefined ? contentAttribute(this.content, name, leaf) : asAttribute(tags, leaf);
  }

  /** Outputs of another configuration that is read with this one. */
  #remoteOutputs(): HclValue | undefined {
    const { configuration, module } = this.place;
    if (configuration.mode !== 'data' || configuration.type !== 'terraform_remote_state') return undefined;
    const outputs = module.address === '' ? module.context.neighbours.outputsBehind?.(configuration.name) : undefined;
    return outputs && new RemoteOutputs(this.address, outputs);
  }

  /** What the provider knows by itself, where its region is known. */
  #knownData(name: string): HclValue | undefined {
    const { configuration, module } = this.place;
    if (configuration.mode !== 'data' || this.content.argument(name) !== undefined) return undefined;
    if (configuration.type !== 'aws_partition' && configuration.type !== 'aws_region') return undefined;
    const { declared } = providerOf(module, configuration.type, configuration.block);
    const own = this.content.argument('region')?.value();
    const region = own ?? (declared && contentOf(declared).argument('region')?.value());
    const written = region === undefined ? undefined : bareOf(region);
    return typeof written === 'string' ? knownData(configuration.type, name, written) : undefined;
  }

  /** `tags_all`, which the provider makes of its default tags and those of the resource; undefined without either. */
  allTags(): HclValue | undefined {
    this.#tags ??= { value: allTags(this) };
    return this.#tags.value;
  }
}

/** First names of what `ignore_changes` lists: of `tags["a"]`, all tags. */
function ignoredBy(block: Block): ReadonlySet<string> | 'all' {
  const lifecycle = block.body.blocks.find((inner) => inner.type === 'lifecycle');
  const listed = lifecycle?.body.arguments.get('ignore_changes')?.value;
  if (listed?.kind === 'name' && listed.name === 'all') return 'all';
  if (listed?.kind !== 'tuple') return none;
  return new Set(listed.items.flatMap((item) => rootName(item) ?? []));
}

const none: ReadonlySet<string> = new Set();

/** Old configurations, and JSON, have the names as text. */
function rootName(expression: Expression): string | undefined {
  if (expression.kind === 'attribute' || expression.kind === 'index') return rootName(expression.on);
  if (expression.kind === 'literal' && typeof expression.value === 'string') return /^\w+/.exec(expression.value)?.[0];
  return expression.kind === 'name' ? expression.name : undefined;
}
