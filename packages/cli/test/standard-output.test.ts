import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const main = join(import.meta.dirname, '../src/main.ts');
const start = `import { main } from ${JSON.stringify(main)}; process.exitCode = await main();`;

/** Runs a command line in a process of its own, with its standard output on a pipe of the shell. */
function piped(
  words: string,
  reader: string,
): { readonly output: string; readonly errors: string; readonly code: string } {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'start.mts'), start);
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `"${process.execPath}" --conditions=autoclave-source start.mts ${words} | ${reader}; echo "\${PIPESTATUS[0]}"`,
    ],
    { cwd, encoding: 'utf8' },
  );
  const lines = stdout.trimEnd().split('\n');
  return { output: lines.slice(0, -1).join('\n'), errors: stderr, code: lines.at(-1) ?? '' };
}

test('a reader that closes the pipe ends the command quietly', () => {
  // The reader is gone before anything is written.
  expect(piped('controls --format json', 'true')).toEqual({ output: '', errors: '', code: '0' });
});

test('a slow reader gets the whole result', () => {
  const { output, errors, code } = piped('controls --format json', '(sleep 1; cat)');
  expect(errors).toBe('');
  expect(code).toBe('0');
  expect(output.length).toBeGreaterThan(65_536);
  expect(() => JSON.parse(output)).not.toThrow();
});

test.runIf(process.platform === 'linux')('a device that is full is an error, and no defect', () => {
  const { errors, code } = piped('controls > /dev/full', 'true');
  expect(errors).toContain('code output-failed');
  expect(code).toBe('2');
});
