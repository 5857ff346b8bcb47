import { UserError } from '@autoclave/catalog';

/** A file that a scaffold writes, and what its author runs next. */
export interface Scaffolded {
  /** Path from the repository root. */
  readonly path: string;
  readonly text: string;
  readonly next: readonly [string, string, string];
}

/** Says why nothing is scaffolded. */
export function refusal(message: string): UserError {
  return new UserError('scaffold-refused', message);
}

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Refuses names that are no kebab-case words. `words` is the least number of them. */
export function requireName(name: string | undefined, words: number, example: string): string {
  if (name === undefined) throw refusal(`Say the name: ${example}`);
  if (!kebab.test(name) || name.split('-').length < words) {
    throw refusal(
      `"${name}" is no name: ${words > 1 ? `${words} or more words, ` : ''}lower case, joined by hyphens, like ${example}`,
    );
  }
  return name;
}

/** Writes a name as the first words of a sentence: `rds-storage-encrypted` becomes `Rds storage encrypted`. */
export function sentence(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Quotes text for a TypeScript source. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Splits a comma-separated flag. */
export function listed(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
