import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { allOf, fail, notApplicable, pass, unknown, type Outcome } from '../../outcome.ts';
import type { Attribute, Block, Resource, ResourceGraph } from '../../resource.ts';
import { ref } from '../../setting.ts';
import { missingHop, show } from '../../show.ts';
import { UNKNOWN } from '../../value.ts';

/** The parameter that makes an engine refuse connections without TLS. */
interface TlsParameter {
  /** What names of the engine and of its parameter group families begin with. */
  readonly engine: string;
  readonly name: string;
  /** First version whose default is on, as major and minor. */
  readonly onSince?: readonly [number, number];
}

/**
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html
 */
const tlsParameters: readonly TlsParameter[] = [
  { engine: 'postgres', name: 'rds.force_ssl', onSince: [15, 0] },
  { engine: 'mysql', name: 'require_secure_transport' },
  { engine: 'mariadb', name: 'require_secure_transport', onSince: [11, 8] },
  { engine: 'sqlserver-', name: 'rds.force_ssl' },
];

const groupType = 'aws_db_parameter_group';
const groupArgument = 'parameter_group_name';

/** Needs a neighbour: the parameter stands in the group that the instance names, and the engine says which one it is. */
function check(resource: Resource, graph: ResourceGraph): Outcome {
  const engine = resource.attribute('engine');
  if (engine.state === 'unknown') return unknown('engine', missingHop(engine.references));
  const engineName = engine.state === 'known' ? String(engine.value) : undefined;
  if (engineName !== undefined && parameterOf(engineName) === undefined) {
    return notApplicable(`no parameter makes ${show(engine)} require TLS`);
  }
  const group = resource.attribute(groupArgument);
  if (group.state === 'absent') return withDefaults(engineName ?? '', versionOf(resource, 'engine_version'));
  const { links, missing } = graph.references(resource, groupArgument);
  const groups = links.map((link) => link.target).filter((target) => target.type === groupType);
  if (groups.length === 0) return unlisted(group, missing);
  const outcome = allOf(groups.map((one) => inReach(one, judgeGroup(one, engineName, resource), { resource, graph })));
  return outcome.verdict === 'pass' && missing.length > 0
    ? unknown(groupArgument, missingHop({ links, missing }))
    : outcome;
}

/** The provider takes engines in any letter case. */
function parameterOf(engineOrFamily: string): TlsParameter | undefined {
  return tlsParameters.find(({ engine }) => engineOrFamily.toLowerCase().startsWith(engine));
}

/** A name reaches no further than the account and Region: there it may be that of another group. */
function inReach(
  group: Resource,
  outcome: Outcome,
  { resource, graph }: { readonly resource: Resource; readonly graph: ResourceGraph },
): Outcome {
  const isSame = graph.isSamePlace(group, resource);
  if (isSame === true || (isSame === undefined && outcome.verdict !== 'pass')) return outcome;
  const missing =
    isSame === false
      ? `${group.address} is of another account or Region; the group of its name in those of this resource is not seen`
      : `whether ${group.address} is of the account and Region of this resource`;
  return unknown(groupArgument, missing);
}

/** Judges a group that is not in the input by its name: groups of AWS are called `default.` and the family. */
function unlisted(group: Attribute, missing: readonly string[]): Outcome {
  const name = group.state === 'known' ? String(group.value) : '';
  if (name.startsWith('default.')) return withDefaults(name.slice('default.'.length), versionIn(name));
  if (name !== '') return unknown(groupArgument, `the parameter group ${show(group)} is not in this input`);
  return unknown(groupArgument, missingHop({ links: [], missing }));
}

function withDefaults(engineOrFamily: string, version: readonly [number, number] | undefined): Outcome {
  const parameter = parameterOf(engineOrFamily);
  if (parameter === undefined) return unknown('engine', 'not set, and no parameter group shows it');
  return judgeDefault(parameter, version, groupArgument);
}

function judgeDefault(parameter: TlsParameter, version: readonly [number, number] | undefined, at: string): Outcome {
  const { name, onSince } = parameter;
  const expected = `hold ${name} = 1`;
  if (onSince === undefined) return fail(at, `no ${name}; the default is off`, expected);
  if (version === undefined) return unknown('engine_version', `not set, and ${name} is on since ${onSince.join('.')}`);
  const [major, minor] = version;
  const isOn = major > onSince[0] || (major === onSince[0] && minor >= onSince[1]);
  if (isOn) return pass({ at, value: `no ${name}; it is on since version ${onSince.join('.')}` });
  return fail(at, `no ${name}; the default is off`, expected);
}

function judgeGroup(group: Resource, engine: string | undefined, resource: Resource): Outcome {
  const family = group.attribute('family');
  const familyName = family.state === 'known' ? String(family.value) : '';
  const parameter = parameterOf(engine ?? familyName);
  const at = `${group.address}.parameter`;
  if (parameter === undefined) return unknown('engine', 'not set, and the family of its parameter group does not tell');
  const blocks = group.blocks('parameter');
  if (blocks.state === 'unknown') return unknown(at, missingHop(blocks.references));
  const written = blocks.blocks.filter((block) => nameOf(block) === parameter.name);
  const outcomes = written.map((block) => judgeValue(group, block));
  if (new Set(outcomes.map(({ verdict }) => verdict)).size > 1)
    return unknown(at, `${parameter.name} is written twice`);
  if (outcomes.length > 0) return allOf(outcomes);
  if (blocks.blocks.some((block) => nameOf(block) === undefined)) return unknown(at, 'a name is known after apply');
  return judgeDefault(parameter, versionIn(familyName) ?? versionOf(resource, 'engine_version'), at);
}

function nameOf(parameter: Block): string | undefined {
  const name = parameter.attribute('name');
  return name.state === 'known' ? String(name.value).toLowerCase() : undefined;
}

function judgeValue(group: Resource, parameter: Block): Outcome {
  const at = `${group.address}.${parameter.path}.value`;
  const value = parameter.attribute('value');
  if (value.state === 'unknown') return unknown(at, missingHop(value.references));
  const isOn = value.state === 'known' && ['1', 'on', 'true'].includes(String(value.value).toLowerCase());
  return isOn
    ? pass({ at: groupArgument, reference: group.address }, { at, value: show(value) })
    : fail(at, show(value), 'be 1');
}

function versionOf(resource: Resource, argument: string): readonly [number, number] | undefined {
  const version = resource.attribute(argument);
  return version.state === 'known' ? versionIn(String(version.value)) : undefined;
}

/** Reads the first version in a text: `16.3`, `postgres16`, `default.mariadb11.8`. */
function versionIn(text: string): readonly [number, number] | undefined {
  const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor ?? 0)];
}

const usesGroup = { parameter_group_name: ref('aws_db_parameter_group.this', 'name') };

export const rdsParameterGroupTlsRequired: Control<'rds-parameter-group-tls-required'> = defineControl({
  id: 'rds-parameter-group-tls-required',
  title: 'RDS instances refuse connections without TLS',
  severity: 'high',
  citations: {
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)', '164.312(e)(2)(i)', '164.312(a)(2)(iv)'],
    soc2: ['CC6.7', 'CC6.1'],
  },
  awsConfig: [
    'rds-postgres-instance-encrypted-in-transit',
    'rds-mysql-instance-encrypted-in-transit',
    'rds-mariadb-instance-encrypted-in-transit',
    'rds-sqlserver-encrypted-in-transit',
  ],
  securityHub: ['RDS.38', 'RDS.39', 'RDS.44', 'RDS.41'],
  aliases: ['rds_db_instance_connections_encryption_enabled', 'rds_instance_transport_encrypted', 'CKV2_AWS_69'],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  check,
  risk: 'A client that does not ask for TLS sends its password and every record over the network in clear text.',
  fix: 'Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in a parameter group.',
  effort: { optimisticHours: 1, pessimisticHours: 16, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the parameter group requires TLS',
      values: { engine: 'postgres', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'postgres14',
          parameter: [{ name: 'rds.force_ssl', value: '1' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the parameter group does not require TLS',
      values: { engine: 'postgres', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'postgres14',
          parameter: [{ name: 'rds.force_ssl', value: '0' }],
        }),
      ],
    },
    {
      expect: 'pass',
      because: 'the group says nothing, and PostgreSQL 16 requires TLS by default',
      values: { engine: 'postgres', ...usesGroup },
      with: [neighbour('aws_db_parameter_group.this', { family: 'postgres16' })],
    },
    {
      expect: 'fail',
      because: 'the group says nothing, and PostgreSQL 14 does not require TLS by default',
      values: { engine: 'postgres', ...usesGroup },
      with: [neighbour('aws_db_parameter_group.this', { family: 'postgres14' })],
    },
    {
      expect: 'pass',
      because: 'the group for MySQL requires TLS',
      values: { engine: 'mysql', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'mysql8.0',
          parameter: [{ name: 'require_secure_transport', value: 'ON' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the parameter of another engine does nothing in MySQL',
      values: { engine: 'mysql', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'mysql8.0',
          parameter: [{ name: 'rds.force_ssl', value: '1' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'without a group, MySQL does not require TLS',
      values: { engine: 'mysql', engine_version: '8.0' },
    },
    {
      expect: 'pass',
      because: 'the group for SQL Server requires TLS',
      values: { engine: 'sqlserver-se', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'sqlserver-se-15.0',
          parameter: [{ name: 'rds.force_ssl', value: '1' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the default group of SQL Server does not require TLS',
      values: { engine: 'sqlserver-se', parameter_group_name: 'default.sqlserver-se-15.0' },
    },
    {
      expect: 'pass',
      because: 'without a group, MariaDB 11.8 requires TLS',
      values: { engine: 'mariadb', engine_version: '11.8.3' },
    },
    {
      expect: 'fail',
      because: 'without a group, MariaDB 11.4 does not require TLS',
      values: { engine: 'mariadb', engine_version: '11.4.5' },
    },
    {
      expect: 'pass',
      because: 'a replica does not name its engine, and the family of its group does',
      values: { replicate_source_db: 'records', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'mariadb10.11',
          parameter: [{ name: 'require_secure_transport', value: '1' }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'the engine may be written in capitals',
      values: { engine: 'POSTGRES', engine_version: '14.1' },
    },
    {
      expect: 'unknown',
      because: 'the group is of another Region, where its name means nothing',
      values: { engine: 'postgres', arn: 'arn:aws:rds:us-west-2:111122223333:db:records', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          arn: 'arn:aws:rds:us-east-1:111122223333:pg:tls',
          family: 'postgres14',
          parameter: [{ name: 'rds.force_ssl', value: '1' }],
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'the parameter is written twice, with different values',
      values: { engine: 'postgres', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'postgres14',
          parameter: [
            { name: 'rds.force_ssl', value: '1', apply_method: 'immediate' },
            { name: 'rds.force_ssl', value: '0', apply_method: 'pending-reboot' },
          ],
        }),
      ],
    },
    { expect: 'notApplicable', because: 'Oracle needs an option group for TLS', values: { engine: 'oracle-se2' } },
    {
      expect: 'unknown',
      because: 'which group it uses is known after apply',
      values: { engine: 'postgres', parameter_group_name: UNKNOWN },
    },
    {
      expect: 'unknown',
      because: 'the group is not in the plan',
      values: { engine: 'postgres', parameter_group_name: 'made-elsewhere' },
    },
    {
      expect: 'unknown',
      because: 'the version decides and AWS chooses it',
      values: { engine: 'postgres' },
    },
    {
      expect: 'unknown',
      because: 'the value is known after apply',
      values: { engine: 'postgres', ...usesGroup },
      with: [
        neighbour('aws_db_parameter_group.this', {
          family: 'postgres16',
          parameter: [{ name: 'rds.force_ssl', value: UNKNOWN }],
        }),
      ],
    },
  ],
});
