import { expressionOf, toExpressions } from './attribute.ts';
import { platformLogs } from './instance.ts';
import type { Json, JsonObject } from './json.ts';
import { accountId, region } from './place.ts';
import { modules, type Layout, type Team } from './team.ts';
import type { ModuleTemplate, ResourceTemplate } from './template.ts';

const provider = 'registry.terraform.io/hashicorp/aws';

/** The part `configuration` of a plan. A module that is called twice stands there twice, as Terraform writes it. */
export function configurationOf({ teams, rest }: Layout): JsonObject {
  return {
    provider_config: Object.fromEntries([['aws', rootProvider], ...teams.flatMap(inheritedProviders)]),
    root_module: {
      resources: rest === 0 ? [] : [resourceOf(platformLogs(rest), 'aws')],
      module_calls: Object.fromEntries(teams.map((team) => [team.label, callOf(team)])),
      variables: { account_id: { default: accountId } },
    },
  };
}

const rootProvider: JsonObject = {
  name: 'aws',
  full_name: provider,
  version_constraint: '5.100.0',
  expressions: {
    default_tags: [{ tags: { constant_value: { 'managed-by': 'terraform' } } }],
    region: { constant_value: region },
  },
};

function inheritedProviders({ label }: Team): readonly (readonly [string, Json])[] {
  return modules.map((module) => {
    const address = `module.${label}.module.${module.name}`;
    return [`${address}:aws`, { name: 'aws', full_name: provider, module_address: address }];
  });
}

function callOf(team: Team): JsonObject {
  return {
    source: './modules/workload',
    expressions: {
      account_id: expressionOf(['var.account_id']),
      cidr_block: { constant_value: `${team.network}.0.0/16` },
      name: { constant_value: team.name },
      services: {
        constant_value: Object.fromEntries([...team.services].map(([key, service]) => [key, { ...service }])),
      },
    },
    module: {
      outputs: { vpc_id: { expression: expressionOf(['module.network.vpc_id']) } },
      module_calls: Object.fromEntries(modules.map((module) => [module.name, childCallOf(team, module)])),
      variables: { account_id: {}, cidr_block: {}, name: {}, services: {} },
    },
  };
}

function childCallOf({ label }: Team, module: ModuleTemplate): JsonObject {
  const { name, inputs, outputs } = module;
  const providerKey = `module.${label}.module.${name}:aws`;
  return {
    source: `./${name}`,
    expressions: Object.fromEntries(
      Object.entries(inputs).map(([input, references]) => [input, expressionOf(references)]),
    ),
    ...(module.forEachService ? { for_each_expression: expressionOf(['var.services']) } : {}),
    module: {
      ...outputsOf(outputs),
      resources: module.resources.map((resource) => resourceOf(resource, providerKey)),
      variables: Object.fromEntries(Object.keys(inputs).map((input) => [input, {}])),
    },
  };
}

function outputsOf(outputs: ModuleTemplate['outputs']): JsonObject {
  const listed = Object.entries(outputs);
  if (listed.length === 0) return {};
  return {
    outputs: Object.fromEntries(listed.map(([name, references]) => [name, { expression: expressionOf(references) }])),
  };
}

function resourceOf(resource: ResourceTemplate, providerKey: string): JsonObject {
  const { mode, type, name, repeat } = resource;
  return {
    address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
    mode,
    type,
    name,
    provider_config_key: providerKey,
    expressions: toExpressions(resource.attributes),
    schema_version: resource.schemaVersion,
    ...(repeat === undefined ? {} : repeatOf(repeat)),
  };
}

function repeatOf(repeat: NonNullable<ResourceTemplate['repeat']>): JsonObject {
  if ('count' in repeat) return { count_expression: { constant_value: repeat.count } };
  return { for_each_expression: expressionOf([repeat.forEach]) };
}
