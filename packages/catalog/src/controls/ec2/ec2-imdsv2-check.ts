import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { saidByInstance } from './_launch-template.ts';

// Left out, the AMI and the account decide, so the default cannot be told from the configuration.
const metadata = block('metadata_options', { whenAbsent: 'none' });

export const ec2Imdsv2Check: Control<'ec2-imdsv2-check'> = defineControl({
  id: 'ec2-imdsv2-check',
  title: 'EC2 instances hand out credentials only to requests with a session token',
  severity: 'high',
  citations: {
    hipaa: ['164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC7.2'],
  },
  awsConfig: ['ec2-imdsv2-check'],
  securityHub: ['EC2.8'],
  aliases: ['ec2_instance_imdsv2_enabled', 'ec2_instance_uses_imdsv2', 'CKV_AWS_79'],
  resources: ['aws_instance'],
  evidence: 'plan',
  applies: {
    condition: saidByInstance(metadata.exists()),
    reason: 'its launch template sets the metadata options, which ec2-launch-template-imdsv2-check judges',
  },
  condition: metadata.some(attribute('http_tokens').equals('required')),
  risk: 'A flaw that makes the server fetch a URL gives an attacker the credentials of its role, and all that it may read.',
  fix: 'Set http_tokens to required in metadata_options.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'tokens are optional', values: { metadata_options: [{ http_tokens: 'optional' }] } },
    { expect: 'pass', because: 'tokens are required', values: { metadata_options: [{ http_tokens: 'required' }] } },
    { expect: 'fail', because: 'left out, and nothing asks for tokens', values: {} },
    {
      expect: 'unknown',
      because: 'the setting is known after apply',
      values: { metadata_options: [{ http_tokens: UNKNOWN }] },
    },
    {
      expect: 'notApplicable',
      because: 'the launch template sets the metadata options',
      values: { launch_template: [{ name: 'servers' }] },
    },
    {
      expect: 'fail',
      because: 'the instance overrides its launch template',
      values: { launch_template: [{ name: 'servers' }], metadata_options: [{ http_tokens: 'optional' }] },
    },
  ],
});
