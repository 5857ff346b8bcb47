import { soc2CategoryCriteria } from './soc2-category-criteria.ts';
import { soc2CommonCriteria } from './soc2-common-criteria.ts';
import type { Soc2Criterion } from './soc2-criterion.ts';

/** Every Trust Services Criterion: 33 common criteria, and 28 of the four categories that a report may add. */
export const soc2Criteria: readonly Soc2Criterion[] = [...soc2CommonCriteria, ...soc2CategoryCriteria];
