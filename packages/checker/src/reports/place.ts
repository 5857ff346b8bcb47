import { basename, posix, relative, resolve } from 'node:path';
import type { Location } from '../judged-input.ts';
import type { Finding } from '../report.ts';
import type { RenderRequest } from './render-request.ts';

/** Two absolute folders: where the command ran, and the root that readers of the report know paths from. */
export interface Folders {
  readonly cwd: string;
  readonly root: string;
}

/**
 * Writes a path relative to the root, with forward slashes. Code scanning refuses absolute paths and those that leave
 * the repository: of a file outside the root only the name stays. Standard input is `stdin`.
 */
export function relativePath(file: string, folders?: Folders): string {
  if (file === '-' || file === '') return 'stdin';
  const slashed = file.replaceAll('\\', '/');
  const inside =
    folders === undefined
      ? posix.normalize(slashed)
      : relative(folders.root, resolve(folders.cwd, slashed)).replaceAll('\\', '/');
  if (inside === '') return '.';
  return inside === '..' || /^(?:\.\.\/|\/|[A-Za-z]:)/.test(inside) ? basename(slashed) : inside;
}

/**
 * The place that a reader should look at first: the root module's call, whose arguments the user can change, before the
 * line in the called module; where the input shows no lines, the input itself.
 */
export function primaryPlace(finding: Finding, request: RenderRequest): Location {
  const written = finding.call ?? finding.location;
  if (written !== null) return { file: relativePath(written.file, request.folders), line: written.line };
  const input = finding.input ?? request.report.inputs[0]?.path ?? '-';
  return { file: relativePath(input, request.folders), line: 1 };
}

/** The same as text: `main.tf:12`, or the path of the input where it shows no lines. */
export function placeText(finding: Finding, request: RenderRequest): string {
  const { file, line } = primaryPlace(finding, request);
  return (finding.call ?? finding.location) === null ? file : `${file}:${line}`;
}

/** The line that holds the resource, where the primary place is the call of its module. */
export function secondaryPlace({ call, location }: Finding, request: RenderRequest): Location | undefined {
  if ((call ?? null) === null || location === null) return undefined;
  return { file: relativePath(location.file, request.folders), line: location.line };
}
