import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const ec2LaunchTemplateImdsv2Check: Control<'ec2-launch-template-imdsv2-check'> = defineControl({
  id: 'ec2-launch-template-imdsv2-check',
  title: 'Launch templates make instances that ask for a session token',
  severity: 'high',
  citations: {
    hipaa: ['164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.1', 'CC7.2'],
  },
  awsConfig: ['ec2-launch-template-imdsv2-check'],
  securityHub: ['EC2.170'],
  aliases: ['ec2_launch_template_imdsv2_required'],
  resources: ['aws_launch_template'],
  evidence: 'plan',
  condition: block('metadata_options', { whenAbsent: 'none' }).some(attribute('http_tokens').equals('required')),
  risk: 'A flaw that makes a server fetch a URL gives an attacker the credentials of its role, and all that it may read.',
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
  ],
});
