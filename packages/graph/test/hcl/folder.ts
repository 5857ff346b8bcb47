import { UNKNOWN, type Value } from '@autoclave/catalog';
import type { HclInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readHclFolder, type HclReadOptions } from '../../src/hcl/read-hcl.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

/** Text of files by their path. */
export type Files = Readonly<Record<string, string>>;

/** Reads files as a configuration; a text alone is its main.tf. */
export async function readFiles(files: Files | string, options: Partial<HclReadOptions> = {}): Promise<HclInput> {
  const folder = temporaryFolder(typeof files === 'string' ? { 'main.tf': files } : files);
  return readHclFolder(folder, { path: 'stack', ...options });
}

/** Value of an argument of an instance: JSON, where `?` stands for what is not known, and undefined for what is left out. */
export function valueAt(input: HclInput, address: string, name: string): unknown {
  const instance = input.instances.find((one) => one.address === address);
  if (instance === undefined) return `no ${address}`;
  const values = instance.values();
  return Object.hasOwn(values, name) ? readable(values[name] ?? null) : undefined;
}

/** A value for messages and comparisons; `?` stands for UNKNOWN. */
export function readable(value: Value): unknown {
  if (value === UNKNOWN) return '?';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Value) => readable(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readable(one)]));
}

export function graphOf(input: HclInput): LinkedGraph {
  return new LinkedGraph(input.instances);
}

/** What is wrong with a configuration, a line each: `code file:line message`. */
export function diagnosticsOf(input: HclInput): readonly string[] {
  return input.diagnostics.map(({ code, location, message }) => `${code} ${location.file}:${location.line} ${message}`);
}
