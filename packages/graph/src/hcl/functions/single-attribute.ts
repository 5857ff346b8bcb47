import type { Unknown } from '../values/value.ts';

/**
 * Says whether an unknown value is an attribute that always holds one text which is not empty: an id, an ARN or a name.
 * Nothing in a configuration says what type other attributes have.
 */
export function isSingleAttribute({ leaf, partial }: Unknown): boolean {
  if (partial?.kind === 'template') return true;
  return leaf !== undefined && /(?:^|[._])(?:id|arn)$/.test(leaf.attribute);
}
