import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { UNKNOWN, type Value } from '@autoclave/catalog';
import type { HclInput } from '../../src/input.ts';
import { LinkedGraph } from '../../src/linked-graph.ts';
import { readHclFolder, type HclReadOptions } from '../../src/hcl/read-hcl.ts';

/** Text of files by their path. */
export type Files = Readonly<Record<string, string>>;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a folder that goes away after the tests. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'hcl-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Reads files as a configuration; a text alone is its main.tf. */
export async function readFiles(files: Files | string, options: Partial<HclReadOptions> = {}): Promise<HclInput> {
  const folder = folderOf(typeof files === 'string' ? { 'main.tf': files } : files);
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
