import type { SourceTree } from '../hcl/files/source-tree.ts';
import type { CdktnOverride } from '../input.ts';
import { isJsonObject, listAt, objectAt, textAt, type JsonObject } from '../json.ts';
import type { ListedStack } from './manifest.ts';

/** What cdktn notes about a stack beside its configuration. */
export interface StackMetadata {
  readonly overrides: readonly CdktnOverride[];
  /** Paths of constructs by the block that they wrote: `resource.aws_s3_bucket.logs`, `module.vpc`. */
  readonly constructPaths: ReadonlyMap<string, string>;
}

/**
 * Reads the notes of a stack: from its file in JSON, or for one in HCL from `metadata.json` beside it, which has the shape
 * of the same file without its arguments. Where there are none, nothing is known of it.
 */
export function readStackMetadata(tree: SourceTree, { file, metadataFile }: ListedStack): StackMetadata {
  const isJson = file.endsWith('.json');
  const json = parse(tree, isJson ? file : metadataFile);
  const overrides = objectAt(metadataOf(json), 'overrides') ?? {};
  return {
    overrides: Object.keys(overrides).flatMap((type) =>
      listAt(overrides, type)
        .filter((path) => typeof path === 'string')
        .map((path) => ({ type, path })),
    ),
    // A file in JSON has them in its blocks, which the reader of configurations knows.
    constructPaths: new Map(isJson ? [] : constructPathsIn(json)),
  };
}

function parse(tree: SourceTree, path: string): JsonObject {
  const file = tree.read(path);
  if ('unreadable' in file) return {};
  try {
    const json: unknown = JSON.parse(file.text.replace(/^\uFEFF/, ''));
    return isJsonObject(json) ? json : {};
  } catch {
    return {};
  }
}

function metadataOf(json: JsonObject): JsonObject {
  return objectAt(objectAt(json, '//') ?? {}, 'metadata') ?? {};
}

function* constructPathsIn(json: JsonObject): Generator<readonly [string, string]> {
  for (const kind of ['resource', 'data']) {
    for (const [type, named] of blocksIn(json, kind)) {
      for (const [name, block] of blocksIn({ [type]: named }, type)) yield* pathIn(`${kind}.${type}.${name}`, block);
    }
  }
  for (const [name, block] of blocksIn(json, 'module')) yield* pathIn(`module.${name}`, block);
}

function blocksIn(json: JsonObject, name: string): readonly (readonly [string, JsonObject])[] {
  return Object.entries(objectAt(json, name) ?? {}).flatMap(([key, one]) => (isJsonObject(one) ? [[key, one]] : []));
}

function* pathIn(block: string, json: JsonObject): Generator<readonly [string, string]> {
  const path = textAt(metadataOf(json), 'path');
  if (path !== undefined) yield [block, path];
}
