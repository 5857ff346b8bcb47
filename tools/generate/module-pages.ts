import type { Generator } from './generated-file.ts';

const folder = 'docs/modules';

/** Writes a page for each module: its inputs, its outputs and the controls that it enforces. */
export const modulePages: Generator = {
  name: 'module-pages',
  folder,
  generate: async () => {
    const { emitModule, modules } = await import('@autoclave/modules');
    return modules.map((module) => ({
      path: `${folder}/${module.name}.md`,
      text: emitModule(module, 'prod')['README.md'] ?? '',
    }));
  },
};
