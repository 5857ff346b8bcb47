import { controlPages } from './control-pages.ts';
import { controlsIndex } from './controls-index.ts';
import type { Generator } from './generated-file.ts';

/** Every generator, in the order in which they run: the index comes first, because the others read the catalog. */
export const generators: readonly Generator[] = [controlsIndex, controlPages];
