import { open as openFile, readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { UserError } from '@autoclave/catalog';
import { isJsonObject } from '../json.ts';
import {
  archiveDamaged,
  archiveDuplicate,
  archiveEncrypted,
  archiveEncryptedByTofu,
  archiveNameUnsafe,
  archiveTooLarge,
  archiveTruncated,
  archiveUnreadable,
  notAnArchive,
} from './errors.ts';
import { isEncryptedByTofu, looksLikeSavedPlan, savedPlanHead } from './saved-plan.ts';

const mebibyte = 1024 * 1024;

/**
 * What an archive may hold. A plan of 5,001 resources made by `count`, which repeat each other more than any others, was
 * measured at 2.3 MiB and squeezed to a part in 33 (Terraform 1.11.4); the limits lie far above that.
 */
const limits = {
  entries: 20_000,
  entryBytes: 512 * mebibyte,
  totalBytes: 1024 * mebibyte,
  /** Uncompressed to compressed, for entries beyond 1 MiB. Deflate can reach 1032. */
  ratio: 200,
  /** Of the files that are read at once: configuration is written by hand. */
  readBytes: 64 * mebibyte,
};

/**
 * Reads files of a zip archive into memory. All names and sizes are checked before the first byte is inflated, sizes and
 * checksums of what is read once more after it. Nothing is written to disk.
 * @param path Of the archive, as messages name it.
 * @param isWanted Says which files are read.
 * @returns All names, and the content of the files that are wanted, in the order of the archive.
 * @throws UserError archive-unreadable, archive-not-a-zip, archive-encrypted-by-tofu, archive-truncated, archive-damaged,
 * archive-name-unsafe, archive-duplicate, archive-encrypted, archive-too-large
 */
export async function readZipFiles(
  file: string,
  path: string,
  isWanted: (name: string) => boolean,
): Promise<{ readonly names: ReadonlySet<string>; readonly files: ReadonlyMap<string, Buffer> }> {
  await checkHead(file, path);
  const zip = await openZip(file, path);
  try {
    const entries = await listEntries(zip, path);
    const files = new Map<string, Buffer>();
    const wanted = [...entries].filter(([name]) => isWanted(name));
    const bytes = wanted.reduce((sum, [, entry]) => sum + entry.uncompressedSize, 0);
    if (bytes > limits.readBytes) throw archiveTooLarge(path, `what is to be read of it takes ${inMebibytes(bytes)}`);
    for (const entry of entries.values()) await checkLocalName(zip, entry, path);
    for (const [name, entry] of wanted) files.set(name, await readEntry(zip, entry, path));
    return { names: new Set(entries.keys()), files };
  } finally {
    zip.close();
  }
}

async function checkHead(file: string, path: string): Promise<void> {
  try {
    if (looksLikeSavedPlan(await readHead(file))) return;
  } catch (error) {
    throw archiveUnreadable(path, error);
  }
  throw (await holdsEncryptedJson(file)) ? archiveEncryptedByTofu(path) : notAnArchive(path);
}

async function readHead(file: string): Promise<string> {
  const handle = await openFile(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(savedPlanHead), 0, savedPlanHead, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function holdsEncryptedJson(file: string): Promise<boolean> {
  try {
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isJsonObject(json) && isEncryptedByTofu(json);
  } catch {
    // No JSON, or more of it than a text can hold: then it is nothing that can be named.
    return false;
  }
}

async function openZip(file: string, path: string): Promise<ZipFile> {
  try {
    return await openPromise(file, {
      autoClose: false,
      lazyEntries: true,
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch (error) {
    if (messageOf(error).startsWith('End of central directory')) throw archiveTruncated(path, error);
    throw archiveDamaged(path, 'its table of contents cannot be found', error);
  }
}

async function listEntries(zip: ZipFile, path: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) throw archiveTooLarge(path, `it holds ${zip.entryCount} files`);
  const entries = new Map<string, Entry>();
  let [total, compressed] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name } = entry;
      if (entries.has(name)) throw archiveDuplicate(path, name);
      checkEntry(entry, path);
      total += entry.uncompressedSize;
      compressed += entry.compressedSize;
      entries.set(name, entry);
    }
  } catch (error) {
    throw entryProblem(error, path);
  }
  if (total > limits.totalBytes) throw archiveTooLarge(path, `its files take ${inMebibytes(total)} together`);
  // Entries that share their bytes: each is small, and together they are not.
  if (compressed > zip.fileSize) throw archiveTooLarge(path, 'its files lie over one another');
  return entries;
}

function checkEntry(entry: Entry, path: string): void {
  const { fileName: name, uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted()) throw archiveEncrypted(path, name);
  if (Array.from(name).some(isControl)) throw archiveNameUnsafe(path, JSON.stringify(name));
  if (uncompressedSize > limits.entryBytes)
    throw archiveTooLarge(path, `${name} takes ${inMebibytes(uncompressedSize)}`);
  if (uncompressedSize > mebibyte && uncompressedSize > compressedSize * limits.ratio) {
    throw archiveTooLarge(path, `${name} is squeezed to less than a part in ${limits.ratio}`);
  }
}

/** It could move the cursor of the terminal that a message is printed to. */
function isControl(character: string): boolean {
  return character < ' ' || character === '\u007F';
}

/** Errors of this package go on as they are; those of yauzl are told apart by their text, which is all that they have. */
function entryProblem(error: unknown, path: string): unknown {
  const message = messageOf(error);
  const name = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/s.exec(message)?.[1];
  if (name !== undefined) return archiveNameUnsafe(path, JSON.stringify(name));
  if (message.startsWith('strong encryption')) return archiveEncrypted(path, 'one of its files');
  if (error instanceof UserError) return error;
  return archiveDamaged(path, 'its table of contents has errors', error);
}

/** Each name stands twice in an archive; where the two differ, two readers may see two plans in it. */
async function checkLocalName(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  let local: Buffer;
  try {
    local = (await zip.readLocalFileHeaderPromise(entry)).fileName;
  } catch (error) {
    throw archiveDamaged(path, `the beginning of ${entry.fileName} cannot be found`, error);
  }
  if (!local.equals(entry.fileNameRaw)) throw archiveDamaged(path, `${entry.fileName} has two names`);
}

async function readEntry(zip: ZipFile, entry: Entry, path: string): Promise<Buffer> {
  const name = entry.fileName;
  const chunks: Buffer[] = [];
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  } catch (error) {
    throw archiveDamaged(path, `${name} cannot be unpacked`, error);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw archiveDamaged(path, `${name} has another checksum`);
  return content;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function inMebibytes(bytes: number): string {
  return `${Math.ceil(bytes / mebibyte)} MiB`;
}
