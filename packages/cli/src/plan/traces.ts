import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a plan leaves on the disk and must not: a saved plan holds every secret in plain text. */
export class Traces {
  /** Folder that only this user can open. */
  readonly scratch: string = mkdtempSync(join(tmpdir(), 'autoclave-plan-'));
  readonly #files = new Map<string, Buffer | undefined>();

  /** Has a file made as it was, or taken away if it was not there. */
  keep(path: string): void {
    this.#files.set(path, contentOf(path));
  }

  /** Writes a file that goes away. */
  write(path: string, text: string): void {
    this.#files.set(path, undefined);
    writeFileSync(path, text);
  }

  /** Takes back whatever was written. A program that was just killed may still write: it is tried some more times. */
  remove(): void {
    for (const [path, before] of this.#files) restore(path, before);
    rmSync(this.scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}

function restore(path: string, before: Buffer | undefined): void {
  if (before === undefined) rmSync(path, { force: true });
  else if (contentOf(path)?.equals(before) !== true) writeFileSync(path, before);
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // There is none, or none that a program of this user could change.
    return undefined;
  }
}
