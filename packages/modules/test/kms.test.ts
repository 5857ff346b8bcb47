import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../src/build-module.ts';
import { emitModule } from '../src/emit/emit-module.ts';
import { guardsOfModule } from '../src/guards.ts';
import { kms } from '../src/kms/kms.ts';
import { conformanceOf, expectConformance } from './conformance.ts';
import { testEmission } from './emission.ts';
import { account, administrators, attempts, everything, least, required } from './kms-calls.ts';
import { expectedGrants, grantsIn, type PolicyStatement } from './kms-grants.ts';
import { moduleFiles, Project } from './plan-module.ts';
import { plannedIn } from './planned.ts';
import { attemptAll, attemptLabel, moduleCall } from './refusals.ts';

testEmission(kms);

describe('kms', () => {
  let project: Project;
  let json: string;
  let messages: readonly (readonly string[])[];

  beforeAll(async () => {
    const calls = attempts.map(({ args }, index) => moduleCall(kms, attemptLabel(index), { ...least, ...args }));
    project = await Project.create({
      ...moduleFiles('kms', emitModule(kms, 'prod')),
      'main.tf': [
        moduleCall(kms, 'required', required),
        moduleCall(kms, 'everything', everything),
        moduleCall(kms, 'least', least),
      ].join('\n'),
      'attempts.tf': calls.join('\n'),
    });
    ({ messages, json } = await attemptAll(project, calls));
  });
  afterAll(() => project.remove());

  test('is formatted as terraform fmt leaves it', async () => {
    expect(await project.formatDifferences()).toBe('');
  });

  test('holds what it claims with every input', () => {
    expectConformance(json, kms, { address: 'module.everything' });
  });

  test('holds what it claims with the required inputs', () => {
    expectConformance(json, kms, {
      address: 'module.required',
      // Without a trail there is no alarm.
      unseen: [
        'cloudwatch-alarm-action-check aws_cloudwatch_metric_alarm.key_loss',
        'cloudwatch-alarm-action-enabled-check aws_cloudwatch_metric_alarm.key_loss',
      ],
    });
  });

  test('holds what it claims with one class and no replica', () => {
    expectConformance(json, kms, {
      address: 'module.least',
      unseen: [
        'cloudwatch-alarm-action-check aws_cloudwatch_metric_alarm.key_loss',
        'cloudwatch-alarm-action-enabled-check aws_cloudwatch_metric_alarm.key_loss',
        'kms-key-deletion-window aws_kms_replica_key.replica',
        'kms-key-lockout-safety-check-kept aws_kms_replica_key.replica',
      ],
    });
  });

  test('creates a key for each class, and a replica only where it is asked for', () => {
    expect(plannedIn(json, 'module.least').map(({ address }) => address)).toEqual([
      'aws_kms_alias.this["phi"]',
      'aws_kms_key.this["phi"]',
    ]);
    expect(plannedIn(json, 'module.required').map(({ address }) => address)).toEqual([
      'aws_kms_alias.replica["backup"]',
      'aws_kms_alias.replica["logs"]',
      'aws_kms_alias.replica["phi"]',
      'aws_kms_alias.this["backup"]',
      'aws_kms_alias.this["infra"]',
      'aws_kms_alias.this["logs"]',
      'aws_kms_alias.this["phi"]',
      'aws_kms_key.this["backup"]',
      'aws_kms_key.this["infra"]',
      'aws_kms_key.this["logs"]',
      'aws_kms_key.this["phi"]',
      'aws_kms_replica_key.replica["backup"]',
      'aws_kms_replica_key.replica["logs"]',
      'aws_kms_replica_key.replica["phi"]',
    ]);
  });

  test('makes only the keys with a replica multi-Region, and tags each with its class', () => {
    const keys = plannedIn(json, 'module.required').filter(({ type }) => type === 'aws_kms_key');
    expect(keys.map(({ values }) => [values['description'], values['multi_region'], values['tags']])).toEqual([
      ['Data class backup of demo', true, { DataClassification: 'Internal' }],
      ['Data class infra of demo', false, { DataClassification: 'Internal' }],
      ['Data class logs of demo', true, { DataClassification: 'Internal' }],
      ['Data class phi of demo', true, { DataClassification: 'PHI' }],
    ]);
  });

  describe('refuses', () => {
    test.for(attempts.map((attempt, index) => ({ ...attempt, index })))('$because', ({ index, messages: expected }) => {
      expect(messages[index]).toEqual(expected);
    });

    test('by a message that names control, citations, module and remedy', () => {
      const index = attempts.findIndex(({ because }) => because === 'keys are not rotated');
      expect(messages[index]).toEqual([
        '[cmk-backing-key-rotation-enabled] HIPAA 164.312(a)(2)(iv), 164.312(e)(2)(ii); SOC 2 CC6.1, PI1.5; ' +
          'module kms: enable_key_rotation must be true. ' +
          'Set enable_key_rotation to true; old material is kept, so nothing has to be encrypted again.',
      ]);
    });
  });

  test('has no guard that nobody may waive', () => {
    expect(guardsOfModule(buildModule(kms)).fixed).toEqual([]);
  });

  test('is judged by its keys although a waiver lets the plan through', () => {
    const index = attempts.findIndex(({ because }) => because === 'the waiver of rotation is in date');
    expect(conformanceOf(json, kms, `module.${attemptLabel(index)}`)).toMatchObject({
      certifiable: true,
      fails: [
        expect.stringMatching(
          /^cmk-backing-key-rotation-enabled aws_kms_key.this\["phi"\]: enable_key_rotation: false/,
        ),
      ],
    });
  });

  describe('key policies', () => {
    const places = ['phi', 'logs', 'infra', 'backup'].flatMap((dataClass) => [
      { dataClass, region: 'us-east-1', address: `aws_kms_key.this["${dataClass}"]` },
      { dataClass, region: 'us-west-2', address: `aws_kms_replica_key.replica["${dataClass}"]` },
    ]);

    test.for(places)('give $dataClass in $region what its users need, and no more', ({ address, ...place }) => {
      expect(grantsIn(policyOf(address))).toEqual(expectedGrants(place));
    });

    test('leave out every optional grant where it is not asked for', () => {
      expect(Object.keys(grantsIn(policyOf('aws_kms_key.this["phi"]', 'module.least')))).toEqual([
        'AccountManagement',
        'UseThroughServices',
        'GrantThroughServices',
      ]);
    });

    const rules: readonly (readonly [rule: string, broken: (statement: PolicyStatement) => boolean])[] = [
      ['allow, and deny nothing that AWS services need', ({ Effect }) => Effect !== 'Allow'],
      ['speak of this key alone', ({ Resource }) => Resource !== '*'],
      [
        'name each action, so none gives everything',
        ({ Action }) => [Action].flat().some((one) => /^(?:kms:)?\*$/.test(one)),
      ],
      [
        'bind what is open to every principal to the account or the organisation',
        ({ Principal, Condition }) =>
          isEveryone(Principal) && !isBound(Condition, ['kms:CallerAccount', 'aws:PrincipalOrgID']),
      ],
      [
        'bind each service to sources in the account',
        (statement) =>
          typeof statement.Principal === 'object' &&
          'Service' in statement.Principal &&
          !JSON.stringify(statement.Condition).includes(account),
      ],
      [
        'name no role or user in Principal, which may not exist yet',
        ({ Principal }) => /:(?:role|user|assumed-role)\//.test(JSON.stringify(Principal)),
      ],
      [
        'let grants be made for AWS resources only',
        (statement) =>
          [statement.Action].flat().includes('kms:CreateGrant') &&
          statement.Condition?.['Bool']?.['kms:GrantIsForAWSResource'] !== 'true',
      ],
      [
        'keep those who manage a key from its data',
        (statement) => mayPut(statement) && [statement.Action].flat().some(touchesData),
      ],
    ];

    test.for(rules)('%s', ([, broken]) => {
      const statements = places.flatMap(({ address }) => statementsOf(address));
      expect(statements.length).toBeGreaterThan(40);
      expect(statements.filter(broken)).toEqual([]);
    });

    test('let the administrators manage every key', () => {
      const managing = places.map(({ address }) =>
        statementsOf(address)
          .filter(mayPut)
          .map(({ Sid }) => Sid),
      );
      expect(managing).toEqual(places.map(() => ['AccountManagement', 'Administrators']));
      expect(administrators).toHaveLength(2);
    });
  });

  function policyOf(address: string, module = 'module.everything'): string {
    const policy = plannedIn(json, module).find((resource) => resource.address === address)?.values['policy'];
    expect(policy).toBeTypeOf('string');
    return policy as string;
  }

  function statementsOf(address: string): readonly PolicyStatement[] {
    return (JSON.parse(policyOf(address)) as { Statement: PolicyStatement[] }).Statement;
  }
});

function isEveryone(principal: PolicyStatement['Principal']): boolean {
  return principal === '*' || (typeof principal === 'object' && [principal['AWS'] ?? []].flat().includes('*'));
}

function isBound(condition: PolicyStatement['Condition'], keys: readonly string[]): boolean {
  return keys.some((key) => condition?.['StringEquals']?.[key] !== undefined);
}

function mayPut({ Action }: PolicyStatement): boolean {
  return [Action].flat().includes('kms:PutKeyPolicy');
}

/** Encrypting counts: who manages a key must not be able to plant data under it either. */
function touchesData(action: string): boolean {
  const prefix = action.replace('kms:', '').replace('*', '');
  return ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'CreateGrant'].some((one) =>
    one.startsWith(prefix),
  );
}
