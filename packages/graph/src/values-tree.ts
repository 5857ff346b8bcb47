import { isJsonObject, listAt, objectAt, type JsonObject } from './json.ts';

/**
 * Lists the resources of a values tree (`planned_values`, `prior_state.values`, `values` of a state), module by module.
 * Each comes with the address of its module.
 */
export function* resourcesOf(
  values: JsonObject,
): Generator<{ readonly resource: JsonObject; readonly module: string }> {
  const root = objectAt(values, 'root_module');
  const open: JsonObject[] = root === undefined ? [] : [root];
  // A list instead of recursion: the depth comes from the input. It grows while it is walked.
  for (const module of open) {
    const address = module === root ? '' : moduleAddress(module);
    for (const resource of listAt(module, 'resources').filter(isJsonObject)) yield { resource, module: address };
    open.push(...listAt(module, 'child_modules').filter(isJsonObject));
  }
}

function moduleAddress(module: JsonObject): string {
  const address = module['address'];
  return typeof address === 'string' ? address : '';
}
