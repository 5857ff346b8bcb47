import { defineControl, type Control } from '../../control.ts';

export const ec2InstanceManagedBySystemsManager: Control<'ec2-instance-managed-by-systems-manager'> = defineControl({
  id: 'ec2-instance-managed-by-systems-manager',
  title: 'EC2 instances are managed by Systems Manager',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(B)'], soc2: ['CC7.1', 'CC3.2', 'CC6.1', 'CC6.2'] },
  awsConfig: ['ec2-instance-managed-by-systems-manager'],
  securityHub: ['SSM.1'],
  aliases: ['ec2_instance_ssm_managed', 'ec2_instance_managed_by_ssm'],
  resources: [],
  // An instance is managed once its agent runs and reaches the service; a plan shows only what would let it.
  evidence: 'runtime',
  risk: 'An instance that nobody manages is neither patched nor listed, and people log in to it by other ways.',
  fix: 'Give the instance a profile with AmazonSSMManagedInstanceCore, an image with the agent, and a way to the service.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
});
