import { attribute } from '../../conditions/attribute.ts';
import { byType } from '../../conditions/by-type.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';

export const subnetAutoAssignPublicIpDisabled: Control<'subnet-auto-assign-public-ip-disabled'> = defineControl({
  id: 'subnet-auto-assign-public-ip-disabled',
  title: 'Subnets give no public address to what starts in them',
  severity: 'medium',
  citations: {
    hipaa: ['164.312(e)(1)', '164.312(a)(1)', '164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)', '164.308(a)(4)(ii)(C)'],
    soc2: ['CC6.6'],
  },
  awsConfig: ['subnet-auto-assign-public-ip-disabled'],
  securityHub: ['EC2.15'],
  aliases: ['vpc_subnet_no_public_ip_by_default', 'vpc_subnet_auto_assign_public_ip_disabled', 'CKV_AWS_130'],
  resources: ['aws_subnet', 'aws_default_subnet'],
  evidence: 'plan',
  condition: byType({
    aws_subnet: attribute('map_public_ip_on_launch', { whenAbsent: false }).isFalse(),
    aws_default_subnet: attribute('map_public_ip_on_launch', { whenAbsent: true }).isFalse(),
  }),
  risk: 'A server that starts in the wrong subnet can be reached from the internet without anybody having decided so.',
  fix: 'Set map_public_ip_on_launch to false in public subnets too: load balancers and NAT gateways do not need it.',
  effort: { optimisticHours: 0.25, pessimisticHours: 2, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'public addresses are given out', values: { map_public_ip_on_launch: true } },
    { expect: 'pass', because: 'public addresses are not given out', values: { map_public_ip_on_launch: false } },
    { expect: 'pass', because: 'left out, and the default is off', values: {} },
    { expect: 'unknown', because: 'the switch is known after apply', values: { map_public_ip_on_launch: UNKNOWN } },
    {
      expect: 'fail',
      because: 'left out in a default subnet, where the default is on',
      type: 'aws_default_subnet',
      values: {},
    },
    {
      expect: 'pass',
      because: 'switched off in a default subnet',
      type: 'aws_default_subnet',
      values: { map_public_ip_on_launch: false },
    },
  ],
});
