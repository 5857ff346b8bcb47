import type { SensitiveMarks, ValueMap } from '@autoclave/catalog';
import { readChecks } from '../checks.ts';
import { notAState, stateMalformed, stateVersionUnsupported } from '../errors.ts';
import { isSupportedVersion, requireFormatVersion } from '../format-version.ts';
import type { ReadOptions, StateInput } from '../input.ts';
import { noReferences, type Instance, type InstanceReferences } from '../instance.ts';
import { listAt, member, objectAt, textAt, type JsonObject } from '../json.ts';
import { parseJsonInput } from '../parse-json.ts';
import { valuesAt } from '../paths.ts';
import { known } from '../plan/values.ts';
import { isPlan } from '../plan/read-plan.ts';
import { toMarks } from '../sensitive-marks.ts';
import { resourcesOf } from '../values-tree.ts';
import { DependencyIndex } from './dependency-index.ts';

/**
 * Reads a state, as `terraform show -json` prints it. Everything in it is known. It holds no expressions: instances are
 * joined by equal values, first with those that `depends_on` names.
 * @throws UserError plan-not-json, plan-truncated, state-not-a-state, state-version-unsupported, state-malformed, state-is-raw
 * @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
export function readState(text: string, options: ReadOptions): StateInput {
  return toStateInput(parseJsonInput(text, options.path), options);
}

/** Reads a state that is parsed. Errors as for `readState`. */
export function toStateInput(json: JsonObject, options: ReadOptions): StateInput {
  const { path } = options;
  checkForm(json, path);
  const dependencies = new DependencyIndex();
  const instances: Instance[] = [];
  // An empty state has no values at all.
  for (const { resource, module } of resourcesOf(objectAt(json, 'values') ?? {})) {
    const instance = readResource(resource, module, { options, dependencies });
    if (instance === undefined) continue;
    instances.push(instance);
    dependencies.add(instance);
  }
  return {
    kind: 'state',
    path,
    terraformVersion: textAt(json, 'terraform_version') ?? '',
    certifiable: true,
    uncertifiableReasons: [],
    instances,
    checks: readChecks(json),
    moduleCall: () => undefined,
  };
}

function checkForm(json: JsonObject, path: string): void {
  const version = requireFormatVersion(json, path, notAState);
  if (isPlan(json)) throw notAState(path, 'a plan');
  if (!isSupportedVersion(version)) throw stateVersionUnsupported(path, version);
}

interface StateReading {
  readonly options: ReadOptions;
  readonly dependencies: DependencyIndex;
}

function readResource(json: JsonObject, module: string, { options, dependencies }: StateReading): Instance | undefined {
  const { path, realm = path } = options;
  const mode = textAt(json, 'mode');
  if (mode !== 'managed' && mode !== 'data') return undefined;
  const [address, type, name] = ['address', 'type', 'name'].map((part) => textAt(json, part));
  if (address === undefined || type === undefined || name === undefined) {
    throw stateMalformed(path, 'each resource', 'an object with address, type and name');
  }
  const values = known(objectAt(json, 'values') ?? {});
  const dependsOn = listAt(json, 'depends_on').filter((one) => typeof one === 'string');
  let marks: SensitiveMarks | undefined;
  return {
    address,
    input: path,
    mode,
    type,
    name,
    module,
    realm: `${realm}\n${textAt(json, 'provider_name') ?? ''}`,
    action: 'none',
    replacePaths: [],
    values: () => values,
    get sensitive(): SensitiveMarks {
      marks ??= toMarks(member(json, 'sensitive_values'));
      return marks;
    },
    resolve: (argument) => joinByValue(values, argument, (value) => dependencies.named(dependsOn, value)),
  };
}

function joinByValue(
  values: ValueMap,
  argument: string,
  named: (value: string) => InstanceReferences['links'],
): InstanceReferences {
  const links = valuesAt(values, argument).flatMap((value) => (typeof value === 'string' ? named(value) : []));
  return links.length === 0 ? noReferences : { links, missing: [] };
}
