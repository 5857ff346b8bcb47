import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import type { UserError } from '@autoclave/catalog';
import { readZipFiles } from '../../src/archive/zip-files.ts';
import { fileOf } from './saved-plan.ts';
import { zipOf, type ZipEntry } from './zip-writer.ts';
import { temporaryFolder } from '../../../../tools/testing/temporary-folder.ts';

const good: readonly ZipEntry[] = [
  { name: 'tfplan', content: 'plan' },
  { name: 'tfconfig/m-/main.tf', content: '# nothing\n'.repeat(50) },
];

async function read(content: string | Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return (await readZipFiles(fileOf(content), 'saved', () => true)).files;
}

async function refusal(content: string | Buffer): Promise<string> {
  try {
    await read(content);
    return 'read';
  } catch (error) {
    return (error as UserError).code;
  }
}

function holding(entry: Partial<ZipEntry>): Buffer {
  return zipOf([...good, { name: 'tfstate', content: '{}', ...entry }]);
}

test('an archive is read into memory', async ({ expect }) => {
  const files = await read(zipOf(good));
  expect([...files.keys()]).toEqual(['tfplan', 'tfconfig/m-/main.tf']);
  expect(String(files.get('tfconfig/m-/main.tf'))).toBe(good[1]!.content);
});

test('only what is wanted is read, and all of it is named', async ({ expect }) => {
  const { files, names } = await readZipFiles(fileOf(zipOf(good)), 'saved', (name) => name === 'tfplan');
  expect([...files.keys()]).toEqual(['tfplan']);
  expect([...names]).toEqual(['tfplan', 'tfconfig/m-/main.tf']);
});

const mebibyte = 1024 * 1024;

/** Flag of names that are UTF-8; in all others, control characters are drawn. */
const utf8 = 0x8_00;

describe.for<{ readonly because: string; readonly archive: () => string | Buffer; readonly code: string }>([
  { because: 'text', archive: () => 'resource "aws_x" "y" {}', code: 'archive-not-a-zip' },
  { because: 'nothing', archive: () => '', code: 'archive-not-a-zip' },
  {
    because: 'a plan that OpenTofu has encrypted',
    archive: () =>
      '{"serial":1,"meta":{"key_provider.pbkdf2.a":"e30="},"encrypted_data":"AAAA","encryption_version":"v0"}',
    code: 'archive-encrypted-by-tofu',
  },
  {
    because: 'an encrypted plan with long settings of its keys',
    archive: () => `{"meta":{"k":"${'A'.repeat(10_000)}"},"encrypted_data":"AAAA","encryption_version":"v0"}`,
    code: 'archive-encrypted-by-tofu',
  },
  {
    because: 'JSON that holds text like that of an encrypted plan',
    archive: () => '{"variables":{"encrypted_data":{"value":"encryption_version"}}}',
    code: 'archive-not-a-zip',
  },
  { because: 'the end is missing', archive: () => zipOf(good).subarray(0, -30), code: 'archive-truncated' },
  { because: 'the middle is missing', archive: () => withoutMiddle(), code: 'archive-damaged' },
  { because: 'a way out', archive: () => holding({ name: '../../etc/cron.d/x' }), code: 'archive-name-unsafe' },
  { because: 'a way out behind a folder', archive: () => holding({ name: 'a/../../x' }), code: 'archive-name-unsafe' },
  { because: 'an absolute name', archive: () => holding({ name: '/etc/passwd' }), code: 'archive-name-unsafe' },
  { because: 'a drive', archive: () => holding({ name: 'C:/x' }), code: 'archive-name-unsafe' },
  { because: 'separators of Windows', archive: () => holding({ name: '..\\x' }), code: 'archive-name-unsafe' },
  {
    because: 'a name that moves the cursor',
    archive: () => holding({ name: 'a\u001B[2Jb', stated: { flags: utf8 } }),
    code: 'archive-name-unsafe',
  },
  { because: 'one name twice', archive: () => holding({ name: 'tfplan' }), code: 'archive-duplicate' },
  {
    because: 'two names for one file',
    archive: () => holding({ stated: { localName: 'tfother' } }),
    code: 'archive-damaged',
  },
  { because: 'an encrypted file', archive: () => holding({ stated: { flags: 1 } }), code: 'archive-encrypted' },
  { because: 'strong encryption', archive: () => holding({ stated: { flags: 0x41 } }), code: 'archive-encrypted' },
  {
    because: 'more than is stated',
    archive: () => holding({ content: 'x'.repeat(9999), stated: { size: 10 } }),
    code: 'archive-damaged',
  },
  { because: 'less than is stated', archive: () => holding({ stated: { size: 10_000 } }), code: 'archive-damaged' },
  { because: 'a bomb', archive: () => holding({ content: Buffer.alloc(50 * mebibyte) }), code: 'archive-too-large' },
  { because: 'a file of 2 GiB', archive: () => holding({ stated: { size: 2 ** 31 } }), code: 'archive-too-large' },
  { because: 'files that are too much together', archive: () => manyLarge(), code: 'archive-too-large' },
  { because: 'files over one another', archive: () => overlapping(), code: 'archive-too-large' },
  { because: 'too many files', archive: () => zipOf(good, 20_001), code: 'archive-too-large' },
  { because: 'a directory that ends too early', archive: () => zipOf(good, 5), code: 'archive-damaged' },
])('$because', ({ archive, code }) => {
  test(`is refused as ${code}`, async ({ expect }) => {
    expect(await refusal(archive())).toBe(code);
  });
});

function withoutMiddle(): Buffer {
  const archive = zipOf(good);
  return Buffer.concat([archive.subarray(0, 20), archive.subarray(40)]);
}

/** Bytes that cannot be squeezed, and a size that is stated only. */
function manyLarge(): Buffer {
  const content = readFileSync(process.execPath).subarray(0, 4 * mebibyte);
  return zipOf([1, 2, 3].map((at) => ({ name: `f${at}`, content, stated: { size: 400 * mebibyte } })));
}

function overlapping(): Buffer {
  const content = readFileSync(process.execPath).subarray(0, mebibyte);
  return zipOf([1, 2, 3].map((at) => ({ name: `f${at}`, content, isShared: at > 1 })));
}

test('nothing is inflated to find a bomb', async ({ expect }) => {
  const archive = holding({ content: Buffer.alloc(200 * mebibyte) });
  const before = process.memoryUsage.rss();
  expect(await refusal(archive)).toBe('archive-too-large');
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * mebibyte);
});

test('configuration beyond what is written by hand is not read', async ({ expect }) => {
  const content = readFileSync(process.execPath).subarray(0, 70 * mebibyte);
  expect(await refusal(zipOf([{ name: 'tfconfig/m-/main.tf', content }]))).toBe('archive-too-large');
});

test('what is not there cannot be opened', async ({ expect }) => {
  const folder = temporaryFolder({});
  for (const file of [`${folder}/none`, folder]) {
    await expect(readZipFiles(file, 'saved', () => true)).rejects.toMatchObject({
      code: 'archive-unreadable',
      at: 'saved',
    });
  }
});
