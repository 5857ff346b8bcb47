import { createHash } from 'node:crypto';
import { missingValue, failure, sequence, dictionary, text, type HclValue } from '../values/value.ts';
import type { FileText } from '../files/source-tree.ts';
import { ofKnown, ofParts, type FunctionDefinition, type FunctionFiles } from './define.ts';
import { toNormalForm } from '../syntax/escapes.ts';
import { decodeJson, encodeJson } from './json.ts';
import { decodeYaml, encodeYaml } from './yaml.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Functions that encode, decode and hash. */
export const encodingFunctions: Readonly<Record<string, FunctionDefinition>> = {
  base64decode: ofKnown(['text'], decodeBase64),
  base64encode: ofKnown(['text'], (value) => Buffer.from(value, 'utf8').toString('base64')),
  base64sha256: ofKnown(['text'], (value) => digest('sha256', value, 'base64')),
  base64sha512: ofKnown(['text'], (value) => digest('sha512', value, 'base64')),
  csvdecode: ofKnown(['text'], decodeCsv),
  jsondecode: ofKnown(['text'], (value) => decodeJson(value)),
  jsonencode: ofParts([1, 1], ([value = null]) => encodeJson(value)),
  md5: ofKnown(['text'], (value) => digest('md5', value, 'hex')),
  sha1: ofKnown(['text'], (value) => digest('sha1', value, 'hex')),
  sha256: ofKnown(['text'], (value) => digest('sha256', value, 'hex')),
  sha512: ofKnown(['text'], (value) => digest('sha512', value, 'hex')),
  textdecodebase64: ofKnown(['text', 'text'], (value, encoding) =>
    isUtf8(encoding) ? decodeBase64(value) : missingValue(`a text in ${encoding}`),
  ),
  textencodebase64: ofKnown(['text', 'text'], (value, encoding) => {
    if (isUtf8(encoding)) return Buffer.from(value, 'utf8').toString('base64');
    const isUtf16 = encoding.toUpperCase() === 'UTF-16LE';
    return isUtf16 ? Buffer.from(value, 'utf16le').toString('base64') : missingValue(`a text in ${encoding}`);
  }),
  urlencode: ofKnown(['text'], (value) =>
    encodeURIComponent(value.toWellFormed())
      .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  uuidv5: ofKnown(['text', 'text'], uuidOf),
  yamldecode: ofKnown(['text'], (value) => decodeYaml(value)),
  yamlencode: ofKnown(['any'], (value) => encodeYaml(value)),
  file: ofKnown(['text'], (path, files) => withFile(path, files, (content) => text(toNormalForm(content)))),
  filebase64: hashingFile((content) => Buffer.from(content, 'utf8').toString('base64')),
  filebase64sha256: hashingFile((content) => digest('sha256', content, 'base64')),
  filebase64sha512: hashingFile((content) => digest('sha512', content, 'base64')),
  filemd5: hashingFile((content) => digest('md5', content, 'hex')),
  filesha1: hashingFile((content) => digest('sha1', content, 'hex')),
  filesha256: hashingFile((content) => digest('sha256', content, 'hex')),
  filesha512: hashingFile((content) => digest('sha512', content, 'hex')),
  fileexists: ofKnown(['text'], (path, files) => {
    const file = files.readFile(path);
    if ('text' in file) return true;
    return file.isMissing === true ? false : missingValue(`the file ${path}, which ${file.unreadable},`);
  }),
};

/** Gives the text of a file to a function. A file that is missing is an error in Terraform, one outside of reach is not. */
export function withFile(path: string, files: FunctionFiles, use: (content: string) => HclValue): HclValue {
  const file: FileText = files.readFile(path);
  if ('text' in file) return use(file.text);
  if (file.isMissing === true) return failure(`there is no file ${path}`);
  return missingValue(`the file ${path}, which ${file.unreadable},`);
}

function hashingFile(hash: (content: string) => string): FunctionDefinition {
  return ofKnown(['text'], (path, files) => withFile(path, files, hash));
}

function digest(algorithm: string, value: string, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(value, 'utf8').digest(encoding);
}

function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

function decodeBase64(value: string): HclValue {
  const packed = value.replaceAll(/[\r\n]/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return failure('a text is not base64');
  try {
    return toNormalForm(utf8.decode(Buffer.from(packed, 'base64')));
  } catch {
    return failure('what a base64 text holds is not UTF-8');
  }
}

/** Reads comma-separated values; the first line has the names. */
function decodeCsv(written: string): HclValue {
  const lines = csvRows(written);
  if (lines === undefined) return failure('a quote in a CSV text is out of place');
  const [names, ...rows] = lines;
  if (names === undefined) return failure('there is no line with names');
  if (new Set(names).size < names.length) return failure('two columns have one name');
  if (rows.some((row) => row.length !== names.length)) return failure('the lines of a CSV text differ in length');
  return sequence(
    'list',
    rows.map((row) =>
      dictionary(
        'object',
        names.map((name, at) => [name, row[at] ?? ''] as const),
      ),
    ),
  );
}

/**
 * Lines end as Go reads them: a return before a line break or the end is dropped, any other is text. Empty lines are none.
 * @returns undefined where a quote stands inside of a bare field, goes on behind the other one, or is not closed.
 * @see https://pkg.go.dev/encoding/csv#Reader
 */
function csvRows(written: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*))(,|\n|$)/gy;
  for (const [, quoted, bare = '', end] of written.replaceAll('\r\n', '\n').replace(/\r$/, '').matchAll(field)) {
    const isEmptyLine = row.length === 0 && quoted === undefined && bare === '' && end !== ',';
    if (!isEmptyLine) row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 0) rows.push(row);
    if (end === '') return rows;
    row = [];
  }
  return undefined;
}

const namespaces = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
]);

function uuidOf(namespace: string, name: string): HclValue {
  const space = (namespaces.get(namespace) ?? namespace).replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/i.test(space)) return failure('a namespace must be a UUID or dns, url, oid or x500');
  const bytes = createHash('sha1').update(Buffer.from(space, 'hex')).update(name, 'utf8').digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x50, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
