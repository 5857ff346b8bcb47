import type { Instance } from './instance.ts';
import type { Json, JsonObject } from './json.ts';

/** The module tree of `planned_values` and of `prior_state.values`. */
export function valuesTree(instances: readonly Instance[]): JsonObject {
  const byModule = new Map<string, Instance[]>();
  for (const instance of instances) {
    const listed = byModule.get(instance.module);
    if (listed === undefined) byModule.set(instance.module, [instance]);
    else listed.push(instance);
  }
  const { '': root = [], ...nested } = Object.fromEntries(byModule);
  return {
    root_module: {
      ...(root.length === 0 ? {} : { resources: root.map(resourceOf) }),
      ...(byModule.size === 0 ? {} : { child_modules: teamsOf(nested) }),
    },
  };
}

/** Modules are two deep: `module.team_03.module.bucket["intake"]`. */
function teamsOf(modules: Readonly<Record<string, readonly Instance[]>>): readonly Json[] {
  const byTeam = new Map<string, JsonObject[]>();
  for (const [address, instances] of Object.entries(modules)) {
    const team = address.split('.').slice(0, 2).join('.');
    const child = { resources: instances.map(resourceOf), address };
    const listed = byTeam.get(team);
    if (listed === undefined) byTeam.set(team, [child]);
    else listed.push(child);
  }
  return [...byTeam].map(([address, children]) => ({ address, child_modules: children }));
}

function resourceOf({ template, address, index, exists, rendered }: Instance): JsonObject {
  const { mode, type, name, schemaVersion } = template;
  return {
    address,
    mode,
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    schema_version: schemaVersion,
    values: rendered.values,
    sensitive_values: rendered.sensitive,
    ...(exists && mode === 'managed' ? { depends_on: dependencies } : {}),
  };
}

/** A state lists what a resource depends on without instance keys; here, the same for all. */
const dependencies: readonly string[] = [
  'module.keys.aws_kms_key.this',
  'module.keys.data.aws_iam_policy_document.key',
];
