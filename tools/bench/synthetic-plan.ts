import { configurationOf } from './estate/configuration.ts';
import { instancesOf, type Instance } from './estate/instance.ts';
import type { Json, JsonObject } from './estate/json.ts';
import { accountId } from './estate/place.ts';
import { seededRandom } from './estate/random.ts';
import { layOut } from './estate/team.ts';
import { valuesTree } from './estate/values-tree.ts';

/**
 * Makes a plan as Terraform 1.11 prints it: modules two deep, `count` and `for_each`, references through inputs and
 * outputs, values known and unknown. A third of the teams is created, the others exist and hardly change. Equal numbers
 * give equal plans.
 * @param resources Managed resources in the plan, at least 1; data sources come on top.
 */
export function syntheticPlan(resources: number): JsonObject {
  const layout = layOut(resources);
  const instances = instancesOf(layout);
  const random = seededRandom(resources + 1);
  // What exists and is read while planning stands only in the prior state.
  const planned = instances.filter(({ template, exists }) => template.mode === 'managed' || !exists);
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    variables: { account_id: { value: accountId } },
    planned_values: valuesTree(planned),
    resource_changes: planned.map((instance) => changeOf(instance, random())),
    prior_state: {
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: valuesTree(instances.filter(({ exists }) => exists)),
    },
    configuration: configurationOf(layout),
    checks: checksOf(planned.filter(({ isGuarded }) => isGuarded)),
    timestamp: '2026-01-12T09:30:00Z',
    applyable: true,
    complete: true,
    errored: false,
  };
}

function changeOf(instance: Instance, draw: number): JsonObject {
  const { template, module, address, index } = instance;
  const { mode, type, name } = template;
  return {
    address,
    ...(module === '' ? {} : { module_address: module }),
    mode,
    type,
    name,
    ...(index === undefined ? {} : { index }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: instance.exists ? keptOf(instance, draw) : createdOf(instance),
    ...(mode === 'data' ? { action_reason: 'read_because_config_unknown' } : {}),
  };
}

function createdOf({ template, rendered }: Instance): JsonObject {
  return {
    actions: [template.mode === 'data' ? 'read' : 'create'],
    before: null,
    after: rendered.values,
    after_unknown: rendered.unknown,
    before_sensitive: false,
    after_sensitive: rendered.sensitive,
  };
}

/** One in twenty gets a tag; nothing else changes. */
function keptOf({ rendered }: Instance, draw: number): JsonObject {
  const { values, sensitive } = rendered;
  const isChanged = draw < 0.05 && 'tags_all' in values;
  return {
    actions: [isChanged ? 'update' : 'no-op'],
    before: isChanged ? { ...values, tags_all: {} } : values,
    after: values,
    after_unknown: {},
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
}

/** Results of postconditions: known for what exists, open for what the plan creates. */
function checksOf(guarded: readonly Instance[]): readonly Json[] {
  const byBlock = Map.groupBy(guarded, ({ block }) => block.replaceAll(/\["[^"]*"\]/g, ''));
  return [...byBlock].map(([display, instances]) => {
    const [{ template, exists }] = instances as [Instance];
    const status = exists ? 'pass' : 'unknown';
    const module = display.slice(0, display.lastIndexOf(`.${template.type}`));
    return {
      address: {
        kind: 'resource',
        mode: template.mode,
        module,
        name: template.name,
        to_display: display,
        type: template.type,
      },
      status,
      instances: instances.map((instance) => ({
        address: { module: instance.module, to_display: instance.address },
        status,
      })),
    };
  });
}
