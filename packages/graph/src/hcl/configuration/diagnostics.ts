import type { HclDiagnostic } from '../../input.ts';
import type { SourceLocation } from '../syntax/body.ts';

/** Codes of what hides a part of the configuration. */
const blinding = new Set<HclDiagnostic['code']>([
  'hcl-syntax',
  'hcl-file-unreadable',
  'hcl-module-unread',
  'hcl-limit',
]);

/** Beyond this many, the rest is left out: a file of garbage has an error on every line. */
const most = 1000;

/** Collects what is wrong, each once. */
export class Diagnostics {
  readonly #found = new Map<string, HclDiagnostic>();

  add(code: HclDiagnostic['code'], message: string, location: SourceLocation): void {
    const name = `${code}\n${location.file}\n${location.line}\n${message}`;
    if (this.#found.has(name) || this.#found.size >= most) return;
    this.#found.set(name, { code, message, location, isBlinding: blinding.has(code) });
  }

  get all(): readonly HclDiagnostic[] {
    return [...this.#found.values()].toSorted(
      (one, other) => compareNames(one.location.file, other.location.file) || one.location.line - other.location.line,
    );
  }
}

function compareNames(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
