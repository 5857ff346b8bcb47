import type { Control } from '@autoclave/catalog';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { ZodError } from 'zod';
import { closest } from '../closest.ts';
import { controlNames, type ControlNames } from '../control-names.ts';
import { waiverFileInvalid, type WaiverProblem } from './errors.ts';
import { waiverFields, waiverFileSchema } from './schema.ts';
import type { Waiver, WaiverRecord } from './waiver.ts';

type Issue = ZodError['issues'][number];
type Path = readonly PropertyKey[];

/** A parsed file that still knows its lines. */
interface Source {
  readonly document: Document.Parsed;
  lineAt(path: Path): number;
}

/**
 * Reads the text of a waiver file. Whether a waiver is in date, narrow and approved is not decided here but by `judge`,
 * so that a file that could be read yesterday can still be read today.
 * @param text YAML 1.2 with one key, `waivers`.
 * @param file Name of the file, for messages and locations.
 * @param controls The whole catalogue: ids and aliases are resolved against it.
 * @throws UserError waiver-file-invalid, with all problems at once
 */
export function parseWaivers(text: string, file: string, controls: readonly Control[]): readonly Waiver[] {
  const source = readYaml(text, file);
  const names = controlNames(controls);
  const parsed = waiverFileSchema(names).safeParse(toData(source, file));
  if (!parsed.success) {
    throw waiverFileInvalid(
      file,
      parsed.error.issues.flatMap((issue) => problemsOf(issue, source)),
    );
  }
  return parsed.data.waivers.map((entry, position) => {
    const location = { file, line: source.lineAt(['waivers', position]) };
    return { ...withoutAlias(entry, names), position, location };
  });
}

function readYaml(text: string, file: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw waiverFileInvalid(
      file,
      document.errors.map((error) => ({ path: '', line: lines.linePos(error.pos[0]).line, message: error.message })),
    );
  }
  return {
    document,
    lineAt: (path) => {
      // The nearest node that exists: a missing field is reported where its entry begins.
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (hasRange(node)) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

function hasRange(node: unknown): node is { readonly range: readonly [number, ...number[]] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function toData({ document }: Source, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that expand without end, and nothing else, are refused this late.
    if (!(error instanceof ReferenceError)) throw error;
    throw waiverFileInvalid(file, [{ path: '', line: 1, message: error.message }]);
  }
}

function withoutAlias(entry: WaiverRecord, names: ControlNames): WaiverRecord {
  return { ...entry, control: names.find(entry.control)[0]?.id ?? entry.control };
}

function problemsOf(issue: Issue, source: Source): readonly WaiverProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 ? ['waivers'] : waiverFields;
    return issue.keys.map((key) => {
      const suggestion = closest(key, known);
      const hint = suggestion === undefined ? `the fields are ${known.join(', ')}` : `did you mean ${suggestion}?`;
      return problem([...issue.path, key], `is no field of a waiver file; ${hint}`, source);
    });
  }
  if (issue.code === 'invalid_type') return [problem(issue.path, typeProblem(issue, source), source)];
  return [problem(issue.path, issue.message, source)];
}

function typeProblem(issue: Extract<Issue, { code: 'invalid_type' }>, { document }: Source): string {
  if (issue.path.length === 0) return 'must hold the key waivers, with a list; an empty list is written waivers: []';
  if (document.getIn(issue.path) === undefined) return 'is missing';
  if (issue.expected === 'array') return 'must be a list; an empty list is written []';
  return issue.expected === 'string' ? 'must be text; put it in quotes' : 'must have the fields of a waiver';
}

function problem(path: Path, message: string, source: Source): WaiverProblem {
  return { path: pathText(path), line: source.lineAt(path), message };
}

function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}
