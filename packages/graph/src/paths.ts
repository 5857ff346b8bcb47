import { COMPUTED, isValueList, isValueMap, property, UNKNOWN, type Value, type ValueMap } from '@autoclave/catalog';

/**
 * Collects what stands at a path without indexes: one entry for each block on the way that has the argument, lists as they
 * are. Behind something unknown stands UNKNOWN; a block that the provider fills in may be a dynamic one, so it counts too.
 */
export function entriesAt(values: ValueMap, path: string): readonly Value[] {
  if (!path.includes('.')) {
    // Most paths are the name of an argument.
    const value = property(values, path);
    return value === undefined ? [] : [value];
  }
  let current: readonly Value[] = [values];
  for (const step of path.split('.')) {
    current = current.flatMap(elements).flatMap((value): readonly Value[] => {
      if (value === UNKNOWN || value === COMPUTED) return [UNKNOWN];
      const next = isValueMap(value) ? property(value, step) : undefined;
      return next === undefined ? [] : [next];
    });
  }
  return current;
}

/** Collects the values at a path without indexes, through every element of the lists on the way and at the end. */
export function valuesAt(values: ValueMap, path: string): readonly Value[] {
  const entries = entriesAt(values, path);
  return entries.some(isValueList) ? entries.flatMap(elements) : entries;
}

function elements(value: Value): readonly Value[] {
  return isValueList(value) ? value : [value];
}
