import type { Action } from '@autoclave/catalog';

/** Pairs replace: the old object is destroyed before or after, or only forgotten. */
const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['no-op', 'no-op'],
  ['create', 'create'],
  ['read', 'read'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['forget', 'forget'],
  ['delete,create', 'replace'],
  ['create,delete', 'replace'],
  ['create,forget', 'replace'],
  ['forget,create', 'replace'],
]);

/** Reads `change.actions`; undefined for actions that no released Terraform or OpenTofu writes. */
export function toAction(listed: readonly unknown[]): Action | undefined {
  const [only] = listed;
  return actions.get(listed.length === 1 && typeof only === 'string' ? only : listed.join(','));
}

/**
 * Reads `replace_paths`: lists of names, and of keys of lists and maps. Positions in lists are left out, as in the paths
 * that `Instance.resolve` takes: `rule.destination.bucket`.
 */
export function toReplacePaths(listed: readonly unknown[]): readonly string[] {
  const paths = listed.map((path) =>
    (Array.isArray(path) ? path : []).filter((step: unknown) => typeof step === 'string').join('.'),
  );
  return [...new Set(paths)].filter((path) => path !== '');
}

/** Says whether something is no part of the estate after the plan: deleted, or not managed any more. */
export function isGone({ action }: { readonly action: Action }): boolean {
  return action === 'delete' || action === 'forget';
}
