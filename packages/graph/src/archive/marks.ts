import type { SensitiveMarks } from '@autoclave/catalog';
import { putMember, type Members } from '../json.ts';

/**
 * Hides what either of two marks hides. A configuration has the blocks of a set in another order than the plan, so what it
 * hides in one block of a list is hidden in all of them.
 */
export function unionOfMarks(plan: SensitiveMarks, configuration: SensitiveMarks): SensitiveMarks {
  if (plan === true || configuration === true) return true;
  if (configuration === false) return plan;
  if (plan === false) return isList(configuration) ? widened([], configuration) : configuration;
  if (isList(plan) && isList(configuration)) return widened(plan, configuration);
  if (isList(plan) || isList(configuration)) return hidesAnything(configuration) ? true : plan;
  const marks: Members<SensitiveMarks> = {};
  for (const name of new Set([...Object.keys(plan), ...Object.keys(configuration)])) {
    putMember(marks, name, unionOfMarks(memberOf(plan, name), memberOf(configuration, name)));
  }
  return marks;
}

function widened(plan: readonly SensitiveMarks[], configuration: readonly SensitiveMarks[]): SensitiveMarks {
  const all = configuration.reduce<SensitiveMarks>((marks, one) => unionOfMarks(marks, one), false);
  const length = Math.max(plan.length, configuration.length);
  return Array.from({ length }, (_, index) => unionOfMarks(plan[index] ?? false, all));
}

/** Says whether anything at a path, above it or below it is hidden. @param path Without the indexes of blocks. */
export function hidesAt(marks: SensitiveMarks, path: string): boolean {
  let current: readonly SensitiveMarks[] = [marks];
  for (const step of path.split('.')) {
    if (current.includes(true)) return true;
    current = current.flatMap((one) => (isList(one) ? one : [one])).map((one) => memberOf(one, step));
  }
  return current.some(hidesAnything);
}

function memberOf(marks: SensitiveMarks, name: string): SensitiveMarks {
  if (typeof marks === 'boolean') return marks;
  return !isList(marks) && Object.hasOwn(marks, name) ? (marks[name] ?? false) : false;
}

function hidesAnything(marks: SensitiveMarks): boolean {
  return typeof marks === 'boolean' ? marks : Object.values(marks).some(hidesAnything);
}

function isList(marks: SensitiveMarks): marks is readonly SensitiveMarks[] {
  return Array.isArray(marks);
}
