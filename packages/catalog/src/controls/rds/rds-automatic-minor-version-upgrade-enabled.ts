import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const rdsAutomaticMinorVersionUpgradeEnabled: Control<'rds-automatic-minor-version-upgrade-enabled'> =
  defineControl({
    id: 'rds-automatic-minor-version-upgrade-enabled',
    title: 'RDS instances take minor version upgrades by themselves',
    severity: 'high',
    citations: { hipaa: ['164.308(a)(5)(ii)(A)'], soc2: ['CC7.1', 'CC6.8'] },
    awsConfig: ['rds-automatic-minor-version-upgrade-enabled'],
    securityHub: ['RDS.13'],
    aliases: [
      'rds_db_instance_automatic_minor_version_upgrade_enabled',
      'rds_instance_minor_version_upgrade_enabled',
      'CKV_AWS_226',
    ],
    // An Aurora instance is an AWS::RDS::DBInstance too, so AWS Config judges both types.
    resources: ['aws_db_instance', 'aws_rds_cluster_instance'],
    evidence: 'plan',
    condition: attribute('auto_minor_version_upgrade', { whenAbsent: true }).isTrue(),
    risk: 'A flaw in the engine that AWS has already mended stays open until somebody remembers to upgrade.',
    fix: 'Set auto_minor_version_upgrade to true, with a maintenance_window outside working hours.',
    effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'argument' },
    creationOnly: false,
    waivable: true,
    examples: [
      { expect: 'pass', because: 'upgrades are on', values: { auto_minor_version_upgrade: true } },
      { expect: 'pass', because: 'left out, and the default is on', values: {} },
      { expect: 'fail', because: 'upgrades are off', values: { auto_minor_version_upgrade: false } },
      {
        expect: 'unknown',
        because: 'the switch is known after apply',
        values: { auto_minor_version_upgrade: UNKNOWN },
      },
      {
        expect: 'fail',
        because: 'upgrades of the Aurora instance are off',
        type: 'aws_rds_cluster_instance',
        values: { auto_minor_version_upgrade: false },
      },
      {
        expect: 'pass',
        because: 'upgrades of the Aurora instance are on',
        type: 'aws_rds_cluster_instance',
        values: { auto_minor_version_upgrade: true },
      },
    ],
  });
