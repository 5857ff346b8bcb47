#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Runs checks from a checkout of the repository, with nothing built: Node reads the sources as they are. The first
 * run installs the dependencies that the lock file names, inside the checkout, without their install scripts.
 * It is plain JavaScript so that an old Node can still say what it lacks.
 */

// A check needs nothing of the modules and kits, whose dependencies weigh fifty times as much.
const needed = ['catalog', 'graph', 'checker'].map((name) => `--workspace=packages/${name}`);

const root = join(import.meta.dirname ?? '', '..');

/** Says what is wrong, and ends as every input that cannot be judged does. */
function refuse(message) {
  process.stderr.write(`error  ${message}\n`);
  process.exit(2);
}

if (!process.features.typescript) {
  refuse(`autoclave runs from its sources on Node 22.18, 24 or newer, and this is ${process.versions.node}`);
}

// npm writes this file last: an installation that broke off is begun anew.
if (!existsSync(join(root, 'node_modules/.package-lock.json'))) {
  process.stderr.write('autoclave: installs its dependencies once\n');
  const { status, error } = spawnSync(
    'npm',
    ['ci', ...needed, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: root,
      // What npm prints would otherwise stand in the middle of a report.
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) refuse(`the dependencies of autoclave could not be installed${error ? `: ${error.message}` : ''}`);
}

const run = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--conditions=autoclave-source',
    join(root, 'integrations/main.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exitCode = run.status ?? 2;
