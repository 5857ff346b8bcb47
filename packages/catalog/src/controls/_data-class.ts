import { any } from '../conditions/any.ts';
import { attribute } from '../conditions/attribute.ts';
import type { Applicability } from '../control.ts';

/** Environments that are surely not production, in small letters. */
const outsideProduction = [
  'dev',
  'development',
  'test',
  'testing',
  'qa',
  'uat',
  'stage',
  'staging',
  'sandbox',
  'demo',
  'preview',
  'ci',
  'local',
  'nonprod',
  'non-prod',
] as const;

/**
 * Leaves out what its tags show to hold no PHI outside production: `DataClassification` Internal or Public together
 * with an `Environment` that is known to be another, both in any letter case. What is missing or not known by name counts
 * against the resource: no label means PHI, and an environment that nobody has heard of means production. For controls on
 * availability only, which a development stack does without.
 */
export const phiOrProduction: Applicability = {
  condition: any(
    attribute('tags_all.DataClassification', { whenAbsent: 'PHI' }).noneOf(['Internal', 'Public'], 'PHI'),
    attribute('tags_all.Environment', { whenAbsent: 'prod' }).noneOf(outsideProduction, 'prod'),
  ),
  reason: 'its tags say that it holds no PHI outside production',
};
