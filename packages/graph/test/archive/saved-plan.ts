import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { Terraform } from '../../src/terraform/index.ts';
import type { ZipEntry } from './zip-writer.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a folder that goes away after the tests. */
export function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A file of its own with this content. */
export function fileOf(content: string | Buffer): string {
  return join(folderOf({ saved: content }), 'saved');
}

/** Plans a configuration into the file `saved` of a new folder. */
export async function savePlan(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderOf(files);
  await new Terraform({ env: process.env }).init(folder);
  await planAgain(folder, 'saved');
  return join(folder, 'saved');
}

/** Plans a folder once more. */
export async function planAgain(folder: string, file: string, args: readonly string[] = []): Promise<void> {
  const command = ['plan', '-input=false', '-no-color', '-lock=false', '-refresh=false', `-out=${file}`, ...args];
  const plan = await new Terraform({ env: process.env }).run(folder, command);
  if (plan.exitCode !== 0) throw new Error(plan.stderr);
}

/** The files of a saved plan, to write another one by hand. */
export async function entriesOf(file: string): Promise<readonly ZipEntry[]> {
  const zip = await fromBufferPromise(readFileSync(file), { lazyEntries: true });
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    entries.push({ name: entry.fileName, content: Buffer.concat(chunks) });
  }
  return entries;
}
