import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `npm install` drops the packages of other platforms where a registry lacks them, and `npm ci` then refuses the file. */
test('package-lock.json holds the packages of every platform', ({ expect }) => {
  const text = readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, Locked>> };
  const paths = Object.keys(packages);
  const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
});
