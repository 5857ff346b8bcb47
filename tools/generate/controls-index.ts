import { readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { camelCase } from '../names.ts';
import type { GeneratedFile, Generator } from './generated-file.ts';

const controlsFolder = 'packages/catalog/src/controls';

/** Lists every control file, so that adding one edits nothing else. Files that begin with `_` are shared by a service. */
export const controlsIndex: Generator = {
  name: 'controls-index',
  generate: (root) => Promise.resolve([indexOf(controlFiles(root))]),
};

/** Finds the control files as `service/id.ts`, ordered by service and id. */
function controlFiles(root: string): readonly string[] {
  return readdirSync(join(root, controlsFolder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.startsWith('_'))
    .map((entry) => relative(join(root, controlsFolder), join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}

function indexOf(files: readonly string[]): GeneratedFile {
  const names = files.map((file) => camelCase(basename(file, '.ts')));
  return {
    path: 'packages/catalog/src/generated/controls.ts',
    text: [
      "import type { Control } from '../control.ts';",
      ...files.map((file, index) => `import { ${names[index]} } from '../controls/${file}';`),
      '',
      '/** Every control, ordered by service and id. */',
      'export const controls: readonly Control[] = [',
      ...names.map((name) => `  ${name},`),
      '];',
      '',
    ].join('\n'),
  };
}
