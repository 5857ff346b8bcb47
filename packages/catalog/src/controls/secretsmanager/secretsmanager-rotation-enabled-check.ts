import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { neighbour } from '../../example.ts';
import { ref } from '../../setting.ts';
import { UNKNOWN } from '../../value.ts';

export const secretsmanagerRotationEnabledCheck: Control<'secretsmanager-rotation-enabled-check'> = defineControl({
  id: 'secretsmanager-rotation-enabled-check',
  title: 'Secrets are rotated automatically',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(4)(ii)(B)'], soc2: ['CC6.1', 'CC6.2'] },
  awsConfig: ['secretsmanager-rotation-enabled-check'],
  securityHub: ['SecretsManager.1'],
  aliases: [
    'secretsmanager_secret_automatic_rotation_enabled',
    'secretsmanager_automatic_rotation_enabled',
    'CKV2_AWS_57',
  ],
  resources: ['aws_secretsmanager_secret'],
  evidence: 'plan',
  // How often is a matter of SecretsManager.4; this rule asks only that it happens.
  condition: companion(
    'aws_secretsmanager_secret_rotation',
    'secret_id',
    block('rotation_rules').exists([{ kind: 'argument', name: 'automatically_after_days', value: 30 }]),
  ),
  risk: 'A password that leaked once stays good until somebody notices, and people who have left still know it.',
  fix: 'Add an aws_secretsmanager_secret_rotation for the secret, with a rotation function.',
  effort: { optimisticHours: 2, pessimisticHours: 16, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'it is rotated every month',
      values: {},
      with: [
        neighbour('aws_secretsmanager_secret_rotation.this', {
          secret_id: ref('aws_secretsmanager_secret.this', 'id'),
          rotation_rules: [{ automatically_after_days: 30 }],
        }),
      ],
    },
    { expect: 'fail', because: 'no rotation refers to it', values: {} },
    {
      expect: 'fail',
      because: 'the rotation is of another secret',
      values: {},
      with: [
        neighbour('aws_secretsmanager_secret.other', {}),
        neighbour('aws_secretsmanager_secret_rotation.other', {
          secret_id: ref('aws_secretsmanager_secret.other', 'id'),
          rotation_rules: [{ automatically_after_days: 30 }],
        }),
      ],
    },
    {
      expect: 'unknown',
      because: 'which secret is rotated is known after apply',
      values: {},
      with: [
        neighbour('aws_secretsmanager_secret_rotation.this', {
          secret_id: UNKNOWN,
          rotation_rules: [{ automatically_after_days: 30 }],
        }),
      ],
    },
  ],
});
