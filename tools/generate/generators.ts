import { commandsIndex } from './commands-index.ts';
import { commandsPage } from './commands-page.ts';
import { controlPages } from './control-pages.ts';
import { controlsIndex } from './controls-index.ts';
import type { Generator } from './generated-file.ts';
import { modulePages } from './module-pages.ts';
import { reportPage } from './report-page.ts';

const frameworkPages: Generator = {
  name: 'framework-pages',
  folder: 'docs/frameworks',
  generate: async () => (await import('./frameworks-pages.ts')).frameworksPages(),
};

/** Every generator, in the order in which they run: the index comes first, because the others read the catalog. */
export const generators: readonly Generator[] = [
  controlsIndex,
  controlPages,
  frameworkPages,
  commandsIndex,
  commandsPage,
  modulePages,
  reportPage,
];
