import { describe, expect, it } from 'vitest';
import { controls } from '@autoclave/catalog';
import {
  awsConfigHipaaPack,
  awsConfigRules,
  hipaaSecurityRule,
  securityHubControls,
  soc2Criteria,
} from '@autoclave/catalog/frameworks';

const items = hipaaSecurityRule.items;
const itemIds = new Set(items.map((item) => item.id));
const criterionIds = new Set(soc2Criteria.map((criterion) => criterion.id));

describe('the HIPAA Security Rule', () => {
  it('has 22 standards, 24 required and 22 addressable specifications', () => {
    const counts = Map.groupBy(items, ({ kind, requirement }) => `${requirement} ${kind}`);
    expect(Object.fromEntries([...counts].map(([group, members]) => [group, members.length]))).toEqual({
      'required standard': 22,
      'required specification': 24,
      'addressable specification': 22,
    });
    expect(itemIds.size).toBe(68);
  });

  it('names for each item a section, and for each specification a standard that exists', () => {
    const sections = new Set(hipaaSecurityRule.sections.map((section) => section.id));
    const standards = new Set(items.filter((item) => item.kind === 'standard').map((item) => item.id));
    const misplaced = items.filter(
      ({ id, section, kind, parent }) =>
        !sections.has(section) ||
        !id.startsWith(`${section}(`) ||
        !(kind === 'standard' ? parent === section : standards.has(parent)),
    );
    expect(misplaced).toEqual([]);
  });

  it('has aliases that stand for items and are none themselves', () => {
    const broken = Object.entries(hipaaSecurityRule.aliases).filter(
      ([alias, targets]) =>
        itemIds.has(alias) || targets.length === 0 || targets.some((target) => !itemIds.has(target)),
    );
    expect(broken).toEqual([]);
    expect(hipaaSecurityRule.aliases['164.308(a)(1)']).toEqual(['164.308(a)(1)(i)']);
  });

  it('leaves an item wholly to people exactly where no rule of the pack concerns it', () => {
    const reached = new Set(awsConfigHipaaPack.flatMap((rule) => rule.sections));
    const toPeople = items.filter((item) => item.outside?.share === 'all').map((item) => item.id);
    expect(toPeople).toEqual(items.map((item) => item.id).filter((id) => !reached.has(id)));
    expect(toPeople).toHaveLength(34);
  });
});

describe('SOC 2', () => {
  it('has 33 common criteria and 28 of the other categories', () => {
    expect(criterionIds.size).toBe(61);
    expect(soc2Criteria).toHaveLength(61);
    expect(soc2Criteria.filter(({ id }) => id.startsWith('CC'))).toHaveLength(33);
  });

  it('leaves 36 criteria wholly to people, none of which a rule of the pack concerns', () => {
    const toPeople = soc2Criteria.filter((criterion) => criterion.outside?.share === 'all').map(({ id }) => id);
    expect(toPeople).toHaveLength(36);
    const reached = new Set(awsConfigHipaaPack.flatMap((rule) => rule.criteria));
    expect(toPeople.filter((id) => reached.has(id))).toEqual([]);
  });
});

it.each([
  { framework: 'HIPAA', citations: items },
  { framework: 'SOC 2', citations: soc2Criteria },
])('says in one sentence what people must do for $framework, and never the same twice', ({ citations }) => {
  const outsides = citations.flatMap(({ outside }) => outside ?? []);
  expect(outsides.filter(({ owner, reason }) => !/^[A-Z]/.test(owner) || !/^[A-Z][^.]+\.$/.test(reason))).toEqual([]);
  expect(new Set(outsides.map(({ reason }) => reason)).size).toBe(outsides.length);
});

describe('the AWS Config HIPAA pack', () => {
  it('has 130 rules, one of which a person decides', () => {
    expect(new Set(awsConfigHipaaPack.map((rule) => rule.name)).size).toBe(130);
    expect(awsConfigHipaaPack).toHaveLength(130);
    expect(awsConfigHipaaPack.filter((rule) => rule.processCheck).map((rule) => rule.name)).toEqual([
      'annual-risk-assessment-performed',
    ]);
  });

  it('has the triggers and parameters of the pack', () => {
    const counts = Map.groupBy(awsConfigHipaaPack, (rule) => rule.trigger);
    expect(Object.fromEntries([...counts].map(([trigger, rules]) => [trigger, rules.length]))).toEqual({
      change: 82,
      periodic: 44,
      hybrid: 3,
      manual: 1,
    });
    expect(awsConfigHipaaPack.filter((rule) => Object.keys(rule.parameters).length > 0)).toHaveLength(12);
    expect(awsConfigHipaaPack.find((rule) => rule.name === 'iam-customer-policy-blocked-kms-actions')).toEqual({
      name: 'iam-customer-policy-blocked-kms-actions',
      identifier: 'IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS',
      trigger: 'change',
      processCheck: false,
      resourceTypes: ['AWS::IAM::Policy'],
      parameters: { blockedActionsPatterns: 'kms:*, kms:Decrypt, kms:ReEncrypt*' },
      securityHub: ['KMS.1'],
      sections: expect.arrayContaining(['164.308(a)(3)(i)']),
      criteria: expect.any(Array),
    });
    expect(awsConfigHipaaPack.find((rule) => rule.name === 'restricted-ssh')?.identifier).toBe('INCOMING_SSH_DISABLED');
  });

  it('cites only what exists, and every rule evaluates a type of resource', () => {
    const hub = new Set(securityHubControls.map((control) => control.id));
    const broken = awsConfigHipaaPack.filter(
      ({ sections, criteria, securityHub, resourceTypes }) =>
        sections.length === 0 ||
        resourceTypes.length === 0 ||
        sections.some((id) => !itemIds.has(id)) ||
        criteria.some((id) => !criterionIds.has(id)) ||
        securityHub.some((id) => !hub.has(id)),
    );
    expect(broken).toEqual([]);
  });
});

describe('Security Hub', () => {
  const active = securityHubControls.filter((control) => control.status === 'active');

  it('has 571 active controls in the severities of the list of 2026-03-10', () => {
    expect(new Set(securityHubControls.map((control) => control.id)).size).toBe(securityHubControls.length);
    const counts = Map.groupBy(active, (control) => control.severity);
    expect(Object.fromEntries([...counts].map(([severity, members]) => [severity, members.length]))).toEqual({
      critical: 29,
      high: 67,
      medium: 270,
      low: 205,
    });
  });

  it('keeps the 8 retired controls and the 4 that the list does not hold, which others still cite', () => {
    const others = securityHubControls.filter((control) => control.status !== 'active');
    expect(others.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'AppSync.1 unlisted',
      'AppSync.6 unlisted',
      'AutoScaling.4 retired',
      'CloudFormation.1 retired',
      'CloudFront.2 retired',
      'CodeBuild.5 retired',
      'EC2.29 retired',
      'ECS.1 unlisted',
      'IAM.20 retired',
      'Redshift.9 unlisted',
      'S3.4 retired',
      'SNS.2 retired',
    ]);
  });

  it('reads every cell of a row', () => {
    expect(securityHubControls.find((control) => control.id === 'RDS.3')).toEqual({
      id: 'RDS.3',
      title: 'RDS DB instances should have encryption at-rest enabled',
      status: 'active',
      severity: 'medium',
      configRule: 'rds-storage-encrypted',
      customRule: false,
      resourceTypes: ['AWS::RDS::DBInstance'],
      standards: ['CIS-5.0.0', 'CIS-3.0.0', 'CIS-1.4.0', 'FSBP', 'NIST-800-53-r5'],
    });
    expect(active.filter((control) => control.title === '' || control.resourceTypes.length === 0)).toEqual([]);
    const inStandard = (standard: string): number =>
      active.filter(({ standards }) => standards.includes(standard)).length;
    expect([inStandard('FSBP'), inStandard('NIST-800-53-r5'), inStandard('PCI-DSS-4.0.1')]).toEqual([358, 294, 141]);
  });

  it('keeps the rules that only Security Hub can run out of the AWS Config rules', () => {
    const custom = securityHubControls.filter((control) => control.customRule);
    expect(custom.map((control) => control.configRule)).toContain('sqs-queue-encrypted');
    expect(custom.filter((control) => awsConfigRules.has(control.configRule ?? ''))).toEqual([]);
  });
});

describe.each(controls.map((control) => ({ id: control.id, control })))('control $id', ({ control }) => {
  it('cites items and criteria that exist, each once', () => {
    const { hipaa, soc2 } = control.citations;
    expect(hipaa.filter((id) => !itemIds.has(id))).toEqual([]);
    expect(soc2.filter((id) => !criterionIds.has(id))).toEqual([]);
    expect([...new Set(hipaa)]).toEqual(hipaa);
    expect([...new Set(soc2)]).toEqual(soc2);
  });

  it('names AWS Config rules and Security Hub controls that exist', () => {
    expect(control.awsConfig.filter((name) => !awsConfigRules.has(name))).toEqual([]);
    const hub = new Set(securityHubControls.map(({ id }) => id));
    expect(control.securityHub.filter((id) => !hub.has(id))).toEqual([]);
  });
});

it('cites for a rule of the pack at least the items that AWS ties to it', () => {
  const uncited = awsConfigHipaaPack.flatMap(({ name, sections }) => {
    const attesting = controls.filter((control) => control.awsConfig.includes(name));
    const own = attesting.filter((control) => control.id === name);
    const cited = new Set((own.length > 0 ? own : attesting).flatMap((control) => control.citations.hipaa));
    return attesting.length === 0 ? [] : sections.filter((id) => !cited.has(id)).map((id) => `${name} ${id}`);
  });
  expect(uncited).toEqual([]);
});

it('attests a rule of the pack in the control of the same name', () => {
  const packNames = new Set(awsConfigHipaaPack.map((rule) => rule.name));
  const strayed = controls.filter(({ id, awsConfig }) => packNames.has(id) && !awsConfig.includes(id));
  expect(strayed.map((control) => control.id)).toEqual([]);
});
