import { all } from '../../conditions/all.ts';
import { attribute } from '../../conditions/attribute.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';
import { customerManagedKey } from '../kms/_customer-managed-key.ts';
import { isNoReplica } from './_replica.ts';

const key = neighbour('aws_kms_key.phi', {});

export const rdsMasterPasswordManaged: Control<'rds-master-password-managed'> = defineControl({
  id: 'rds-master-password-managed',
  title: 'RDS makes, keeps and rotates the administrator password itself',
  severity: 'high',
  citations: { hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)', '164.312(a)(2)(iv)'], soc2: ['CC6.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_db_instance'],
  evidence: 'plan',
  applies: { condition: isNoReplica, reason: 'a replica has the administrator of its source' },
  condition: all(
    attribute('manage_master_user_password', { whenAbsent: false }).isTrue(),
    attribute('password').isAbsent(),
    customerManagedKey('master_user_secret_kms_key_id'),
  ),
  risk: 'A password in Terraform stands in plain text in the state file, and nobody rotates it.',
  fix: 'Remove password, and set manage_master_user_password and master_user_secret_kms_key_id.',
  effort: { optimisticHours: 1, pessimisticHours: 8, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'the password is in Secrets Manager, under a key of the same plan',
      values: {
        manage_master_user_password: true,
        master_user_secret_kms_key_id: ref('aws_kms_key.phi', 'arn'),
      },
      with: [key],
    },
    {
      expect: 'pass',
      because: 'the key is named by its ARN',
      values: {
        manage_master_user_password: true,
        master_user_secret_kms_key_id: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      },
    },
    {
      expect: 'fail',
      because: 'the password comes from Terraform and stays in the state',
      values: { password: 'only-an-example' },
    },
    {
      expect: 'fail',
      because: 'the secret is encrypted with the key of AWS',
      values: { manage_master_user_password: true },
    },
    {
      expect: 'fail',
      because: 'the alias is that of the key of AWS',
      values: { manage_master_user_password: true, master_user_secret_kms_key_id: 'alias/aws/secretsmanager' },
    },
    {
      expect: 'fail',
      because: 'a password that is known after apply ends up in the state as well',
      values: { password: UNKNOWN },
    },
    {
      expect: 'notApplicable',
      because: 'the replica has the administrator of its source',
      values: { replicate_source_db: 'records' },
    },
    {
      expect: 'unknown',
      because: 'whether a key is given is known after apply',
      values: { manage_master_user_password: true, master_user_secret_kms_key_id: UNKNOWN },
    },
  ],
});
