import { convertTo } from '../values/convert.ts';
import { bareOf, Dictionary, dictionary, inheriting, unknownFrom, type HclValue } from '../values/value.ts';
import { isTaggable } from '../provider/aws.ts';
import type { BlockContent } from './block-content.ts';
import { contentOf, providerOf } from './providers.ts';
import type { ResourceInstance } from './resource-instance.ts';

/**
 * What the AWS provider computes for `tags_all`: its `default_tags`, with the tags of the resource laid over them.
 * @returns undefined where there are no tags, or the type has none.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
 */
export function allTags({ place, content }: ResourceInstance): HclValue | undefined {
  const { configuration, module } = place;
  if (configuration.mode !== 'managed' || !isTaggable(configuration.type)) return undefined;
  const own = content.argument('tags')?.value();
  const { declared } = providerOf(module, configuration.type, configuration.block);
  const provider = declared && contentOf(declared);
  const defaults = defaultTags(provider);
  const given = [defaults, own].filter((tags) => tags !== undefined && bareOf(tags) !== null);
  if (given.length === 0) return undefined;
  // Which tags a provider leaves out depends on what it finds.
  if (provider?.blocks('ignore_tags') !== undefined) return unknownFrom(given.flatMap((tags) => tags ?? []));
  return merge(given.flatMap((tags) => tags ?? []));
}

function defaultTags(provider: BlockContent | undefined): HclValue | undefined {
  const blocks = provider?.blocks('default_tags');
  if (blocks === undefined) return undefined;
  if (blocks.kind === 'open') return blocks.why;
  return blocks.items[0]?.argument('tags')?.value();
}

function merge(maps: readonly HclValue[]): HclValue {
  const merged = new Map<string, HclValue>();
  for (const map of maps) {
    const bare = bareOf(map);
    if (!(bare instanceof Dictionary)) return unknownFrom(maps);
    for (const [key, value] of bare.entries) merged.set(key, convertTo(inheriting(value, map), 'string'));
  }
  return dictionary('map', merged);
}
