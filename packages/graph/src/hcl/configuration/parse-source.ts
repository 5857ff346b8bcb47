import type { FileText } from '../files/source-tree.ts';
import type { ParsedFile } from '../syntax/body.ts';
import type { Diagnostics } from './diagnostics.ts';

/** A file that was read, and how it is called. */
export interface SourceFile {
  /** Path in the tree. */
  readonly path: string;
  /** As messages name it. */
  readonly title: string;
  readonly file: FileText;
}

/** Parses the text of a file, by the parser for HCL or that for JSON. */
export type ParseSource = (text: string, path: string) => ParsedFile;

/** A file as it was parsed, with its text without the mark of byte order that editors put in front. */
export interface ParsedSource {
  readonly text: string;
  readonly parsed: ParsedFile;
}

/** Parses a file, and reports what is wrong with it. @returns undefined where it could not be read. */
export function parseSource(
  { path, title, file }: SourceFile,
  parsers: { readonly hcl: ParseSource; readonly json: ParseSource },
  diagnostics: Diagnostics,
): ParsedSource | undefined {
  if ('unreadable' in file) {
    diagnostics.add('hcl-file-unreadable', `${title} ${file.unreadable}`, { file: path, line: 1 });
    return undefined;
  }
  const text = file.text.replace(/^\uFEFF/, '');
  const parsed = path.endsWith('.json') ? parsers.json(text, path) : parsers.hcl(text, path);
  for (const { location, message } of parsed.problems) diagnostics.add('hcl-syntax', message, location);
  return { text, parsed };
}
