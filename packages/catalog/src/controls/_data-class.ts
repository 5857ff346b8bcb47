import { any } from '../conditions/any.ts';
import { attribute } from '../conditions/attribute.ts';
import type { Applicability } from '../control.ts';

/**
 * Leaves out what its tags show to hold no PHI outside production: `DataClassification` Internal or Public together
 * with an `Environment` other than prod. A missing tag counts against the resource: no label means PHI, no environment
 * means production. For controls on availability only, which a development stack does without.
 */
export const phiOrProduction: Applicability = {
  condition: any(
    attribute('tags_all.DataClassification', { whenAbsent: 'PHI' }).noneOf(['Internal', 'Public'], 'PHI'),
    attribute('tags_all.Environment', { whenAbsent: 'prod' }).equals('prod'),
  ),
  reason: 'its tags say that it holds no PHI outside production',
};
