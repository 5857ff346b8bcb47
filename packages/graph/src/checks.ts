import type { PlanCheck } from './input.ts';
import { isJsonObject, listAt, objectAt, textAt, type JsonObject } from './json.ts';

/** Reads `checks[]` of a plan or state, one entry for each instance; an object without instances stands for itself. */
export function readChecks(root: JsonObject): readonly PlanCheck[] {
  return listAt(root, 'checks').filter(isJsonObject).flatMap(readObject);
}

function readObject(check: JsonObject): readonly PlanCheck[] {
  const address = objectAt(check, 'address') ?? {};
  const kind = textAt(address, 'kind') ?? 'unknown';
  const instances = listAt(check, 'instances').filter(isJsonObject);
  return (instances.length > 0 ? instances : [check]).map((instance): PlanCheck => {
    const own = objectAt(instance, 'address') ?? {};
    return {
      kind,
      address: textAt(own, 'to_display') ?? textAt(address, 'to_display') ?? '',
      module: textAt(own, 'module') ?? textAt(address, 'module') ?? '',
      status: toStatus(textAt(instance, 'status')),
      problems: listAt(instance, 'problems')
        .filter(isJsonObject)
        .flatMap((problem) => textAt(problem, 'message') ?? []),
    };
  });
}

/** A status of a newer Terraform proves nothing. */
function toStatus(text: string | undefined): PlanCheck['status'] {
  return text === 'pass' || text === 'fail' || text === 'error' ? text : 'unknown';
}
