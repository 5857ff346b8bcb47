import { DbOptionGroup } from '@cdktn/provider-aws/lib/db-option-group/index.js';
import {
  DbParameterGroup,
  dbParameterGroupParameterToHclTerraform as parameterToHcl,
} from '@cdktn/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktn/provider-aws/lib/db-subnet-group/index.js';
import { dynamicBlock, hcl, oneOrNull, text } from '../expression.ts';
import type { RdsContext } from './context.ts';

/** The groups that an instance names. */
export interface Groups {
  readonly subnets: DbSubnetGroup;
  readonly parameters: DbParameterGroup;
  /** Name of the option group; null for an engine that needs none. */
  readonly optionGroupName: string;
}

/** Settings of the audit plugin: who logged in, and what changed structure, rights or records. */
const auditSettings = [
  { name: 'SERVER_AUDIT_EVENTS', value: 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML_NO_SELECT' },
  // The user of RDS itself: its health checks would fill the log.
  { name: 'SERVER_AUDIT_EXCL_USERS', value: 'rdsadmin' },
];

/** Declares the subnet, parameter and option groups. */
export function groups(context: RdsContext): Groups {
  const { module, inputs, tags } = context;
  return {
    subnets: module.resource(DbSubnetGroup, 'this', {
      name: inputs.identifier,
      description: text`"Data tier of \${var.identifier}"`,
      subnetIds: inputs.subnet_ids,
      tags,
    }),
    parameters: parameterGroup(context),
    optionGroupName: optionGroup(context),
  };
}

/** A parameter group of our own: the default one of AWS cannot be changed, and asks for TLS in some versions only. */
function parameterGroup({ module, inputs, engine, tags }: RdsContext): DbParameterGroup {
  const parameters = module.local(
    'parameters',
    hcl`merge(
  { for name, value in local.fixed_parameters[${inputs.engine}] : name => { value = value, apply_method = "pending-reboot" } },
  ${inputs.parameters},
)`,
  );
  return module.resource(
    DbParameterGroup,
    'this',
    {
      namePrefix: text`"\${var.identifier}-"`,
      description: text`"TLS and audit of \${var.identifier}"`,
      family: engine.family,
      // RDS records a value that equals the default of the engine as pending-reboot: with another method the plan
      // would show the same change for ever.
      parameter: dynamicBlock(parameters, 'parameter', parameterToHcl, {
        name: text`parameter.key`,
        value: text`parameter.value.value`,
        applyMethod: text`parameter.value.apply_method`,
      }),
      tags,
    },
    {
      createBeforeDestroy: true,
      comment: 'PostgreSQL also needs CREATE EXTENSION pgaudit, once in each database.',
    },
  );
}

/** MySQL and MariaDB load their audit as an option; PostgreSQL has it in the parameter group. */
function optionGroup({ module, inputs, engine, tags }: RdsContext): string {
  const group = module.resource(
    DbOptionGroup,
    'this',
    {
      namePrefix: text`"\${var.identifier}-"`,
      optionGroupDescription: text`"Audit of \${var.identifier}"`,
      engineName: inputs.engine,
      majorEngineVersion: engine.major,
      option: [{ optionName: 'MARIADB_AUDIT_PLUGIN', optionSettings: auditSettings }],
      tags,
    },
    { count: hcl`${inputs.engine} == "postgres" ? 0 : 1`, createBeforeDestroy: true },
  );
  return oneOrNull(group.name);
}
