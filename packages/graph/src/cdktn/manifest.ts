import { posix } from 'node:path';
import { joinInside, type SourceTree } from '../hcl/files/source-tree.ts';
import type { CdktnAnnotation } from '../input.ts';
import { isJsonObject, listAt, member, objectAt, textAt, type JsonObject } from '../json.ts';
import { manifestMalformed, manifestUnreadable, manifestVersionUnsupported, stackOutside } from './errors.ts';

/** A stack as the manifest lists it. */
export interface ListedStack {
  readonly name: string;
  /** File of the stack, from the folder of the output: `stacks/network/cdk.tf.json`, or `cdk.tf`. */
  readonly file: string;
  /** Folder of that file. */
  readonly folder: string;
  /** File of what HCL has no place for, beside a `cdk.tf`. */
  readonly metadataFile: string;
  /** Names of the stacks that must be deployed before. */
  readonly dependencies: readonly string[];
  readonly annotations: readonly CdktnAnnotation[];
}

/** What `manifest.json` says. */
export interface Manifest {
  readonly version: string;
  /** In the order of the manifest; at least one. */
  readonly stacks: readonly ListedStack[];
}

/**
 * Reads the list of the stacks of an app.
 * @param path Of the output, as messages name it.
 * @throws UserError cdktn-manifest-unreadable, cdktn-manifest-malformed, cdktn-version-unsupported, cdktn-stack-outside
 */
export function readManifest(tree: SourceTree, path: string): Manifest {
  const json = parseManifest(tree, path);
  const version = textAt(json, 'version');
  const stacks = objectAt(json, 'stacks');
  if (version === undefined) throw manifestMalformed(path, 'version', 'a text');
  if (!/^0\.\d+\.\d+/.test(version)) throw manifestVersionUnsupported(path, version);
  if (stacks === undefined) throw manifestMalformed(path, 'stacks', 'an object');
  const listed = Object.entries(stacks).map(([name, stack]) => readStack(name, stack, path));
  if (listed.length === 0) throw manifestMalformed(path, 'stacks', 'an object with at least one stack');
  const folders = new Set(listed.map(({ folder }) => folder));
  if (folders.size < listed.length) throw manifestMalformed(path, 'stacks', 'an object of stacks with a folder each');
  return { version, stacks: listed };
}

function parseManifest(tree: SourceTree, path: string): JsonObject {
  const file = tree.read('manifest.json');
  if ('unreadable' in file) throw manifestUnreadable(path, file.unreadable);
  let json: unknown;
  try {
    json = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch {
    throw manifestUnreadable(path, 'is not JSON');
  }
  if (!isJsonObject(json)) throw manifestMalformed(path, 'the whole', 'an object');
  return json;
}

function readStack(name: string, json: unknown, path: string): ListedStack {
  const place = `stacks[${JSON.stringify(name)}]`;
  if (!isJsonObject(json)) throw manifestMalformed(path, place, 'an object');
  const file = readPath(json, 'synthesizedStackPath', { name, place, path });
  if (file === undefined) throw manifestMalformed(path, `${place}.synthesizedStackPath`, 'a text');
  const folder = posix.dirname(file) === '.' ? '' : posix.dirname(file);
  return {
    name,
    file,
    folder,
    metadataFile: readPath(json, 'stackMetadataPath', { name, place, path }) ?? posix.join(folder, 'metadata.json'),
    dependencies: listAt(json, 'dependencies').filter((one) => typeof one === 'string'),
    annotations: listAt(json, 'annotations').filter(isJsonObject).map(toAnnotation),
  };
}

interface StackPlace {
  readonly name: string;
  readonly place: string;
  readonly path: string;
}

/** Windows writes its own separators. */
function readPath(stack: JsonObject, key: string, { name, place, path }: StackPlace): string | undefined {
  const written = member(stack, key);
  if (written === undefined) return undefined;
  if (typeof written !== 'string') throw manifestMalformed(path, `${place}.${key}`, 'a text');
  const inside = joinInside('', written.replaceAll('\\', '/'));
  if (inside === undefined || inside === '') throw stackOutside(path, name, written);
  return inside;
}

const levels = new Map<string, CdktnAnnotation['level']>([
  ['info', 'info'],
  ['warn', 'warning'],
  ['warning', 'warning'],
]);

/** Levels are written `@cdktf/warn`. One that is not known counts as an error, since nobody knows how bad it is. */
function toAnnotation(json: JsonObject): CdktnAnnotation {
  const level = (textAt(json, 'level') ?? '').replace(/^@[^/]*\//, '');
  return {
    constructPath: textAt(json, 'constructPath') ?? '',
    level: levels.get(level) ?? 'error',
    message: textAt(json, 'message') ?? '',
  };
}
