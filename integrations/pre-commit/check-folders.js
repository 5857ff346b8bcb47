#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isConfigurationFile } from './configuration-files.js';

/*
 * The entry of the pre-commit hook: gets options and the names of changed files, and judges every folder that holds one
 * of them, once, all of them as one estate. Options come first; the first word that is a file ends them.
 */

const words = process.argv.slice(2);
const firstFile = words.findIndex((word) => !word.startsWith('-') && /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(word));
const options = firstFile === -1 ? words : words.slice(0, firstFile);
const files = firstFile === -1 ? [] : words.slice(firstFile);

/** Values of variables may lie in a folder of their own, and the last configuration of a folder may be deleted. */
function holdsConfiguration(folder) {
  return existsSync(folder) && readdirSync(folder).some(isConfigurationFile);
}

// git gives the files in order, and so are their folders.
const folders = [...new Set(files.map((file) => dirname(file)))].filter(holdsConfiguration);

if (folders.length > 0) {
  const command = join(import.meta.dirname, '../autoclave.js');
  // A name may begin with a dash: it is then no option.
  const paths = folders.map((folder) => (folder.startsWith('-') ? `./${folder}` : folder));
  const { status } = spawnSync(process.execPath, [command, 'check', ...options, ...paths], { stdio: 'inherit' });
  process.exitCode = status ?? 2;
}
