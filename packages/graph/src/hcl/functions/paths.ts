import { posix } from 'node:path';
import { missingValue } from '../values/value.ts';
import { ofKnown, type FunctionDefinition } from './define.ts';

/** Functions over paths. What depends on the machine is not in a configuration. */
export const pathFunctions: Readonly<Record<string, FunctionDefinition>> = {
  abspath: ofKnown(['text'], (path) => missingValue(`the absolute path of ${path}`)),
  basename: ofKnown(['text'], (path) => posix.basename(path) || (path.startsWith('/') ? '/' : '.')),
  dirname: ofKnown(['text'], (path) => posix.normalize(posix.dirname(path))),
  fileset: ofKnown(['text', 'text'], (path, pattern) => missingValue(`the files ${path}/${pattern}`)),
  pathexpand: ofKnown(['text'], (path) => (path.startsWith('~') ? missingValue('the home folder') : path)),
};
