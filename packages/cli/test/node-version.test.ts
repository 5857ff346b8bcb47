import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { temporaryFolder } from '../../../tools/testing/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const node = join(root, 'node_modules/node/bin/node');

/** The installed command, whose bundle tells that it was loaded. */
function installed(): string {
  return temporaryFolder({
    'package.json': '{"type": "module"}',
    'bin/autoclave.js': readFileSync(join(root, 'packages/cli/bin/autoclave.js'), 'utf8'),
    'dist/bundle/autoclave.js': 'export const main = async () => { process.stdout.write("loaded"); return 0; };',
  });
}

test.for([
  ['20.20.2', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['24.21.0', true],
] as const)('on Node %s the command runs: %s', ([version, runs], { expect }) => {
  const folder = installed();
  // An older Node also has no place for compiled code.
  const older = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    if (${!runs}) delete process.getBuiltinModule('node:module').enableCompileCache;
  `;
  const { status, stdout, stderr } = spawnSync(
    node,
    [`--import=data:text/javascript,${encodeURIComponent(older)}`, join(folder, 'bin/autoclave.js'), '--version'],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  expect({ status, stdout, stderr }).toEqual(
    runs
      ? { status: 0, stdout: 'loaded', stderr: '' }
      : { status: 2, stdout: '', stderr: `error  autoclave needs Node 22.12 or newer, and this is ${version}\n` },
  );
});
