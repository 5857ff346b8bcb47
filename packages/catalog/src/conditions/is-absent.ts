import type { Setting } from '../setting.ts';
import type { Condition } from './condition.ts';
import { predicate } from './predicate.ts';

/** The argument is left out. An empty text, list or map counts as left out. */
export function isAbsent(name: string): Condition {
  const base = predicate({
    name,
    whenAbsent: '',
    test: (value) => value === '' || (Array.isArray(value) && value.length === 0),
    toHcl: (argument) => argument,
    must: 'be left out',
    good: null,
    reference: 'breaks',
  });
  const condition: Condition = {
    ...base,
    toHcl: (subject) => `try(length(${subject}.${name}) == 0, true)`,
    settings: (): readonly Setting[] => [{ kind: 'remove', name }],
    get parts() {
      return [condition];
    },
  };
  return condition;
}
