import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { Terraform } from '../../src/terraform/index.ts';
import type { ZipEntry } from './zip-writer.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

/** A file of its own with this content. */
export function fileOf(content: string | Buffer): string {
  return join(temporaryFolder({ saved: content }), 'saved');
}

/** Plans a configuration into the file `saved` of a new folder. */
export async function savePlan(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder(files);
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
