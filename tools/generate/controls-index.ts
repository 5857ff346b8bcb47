import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { GeneratedFile } from './generated-file.ts';

const controlsDirectory = 'packages/catalog/src/controls';

/** Lists every control file, so that adding one edits nothing else. Files that begin with `_` are shared by a service. */
export function controlsIndex(root: string): GeneratedFile {
  const files = readdirSync(join(root, controlsDirectory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.startsWith('_'))
    .map((entry) => relative(join(root, controlsDirectory), join(entry.parentPath, entry.name)))
    .toSorted();
  const imports = files.map((file) => `import { ${exportName(file)} } from '../controls/${file}';`);
  const names = files.map((file) => `  ${exportName(file)},`);
  return {
    path: 'packages/catalog/src/generated/controls.ts',
    text: [
      "import type { Control } from '../control.ts';",
      ...imports,
      '',
      '/** Every control, ordered by service and id. */',
      'export const controls: readonly Control[] = [',
      ...names,
      '];',
      '',
    ].join('\n'),
  };
}

function exportName(file: string): string {
  return basename(file, '.ts').replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
