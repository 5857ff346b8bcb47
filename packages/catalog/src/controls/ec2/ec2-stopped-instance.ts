import { defineControl, type Control } from '../../control.ts';

export const ec2StoppedInstance: Control<'ec2-stopped-instance'> = defineControl({
  id: 'ec2-stopped-instance',
  title: 'EC2 instances are removed when they have been stopped for 30 days',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(1)(ii)(B)'], soc2: [] },
  awsConfig: ['ec2-stopped-instance'],
  securityHub: ['EC2.4'],
  aliases: ['ec2_stopped_instance_30_days', 'ec2_instance_stopped_older_than_specific_days'],
  resources: [],
  // Instances are stopped and started after the apply, and how long they stand still is in no plan.
  evidence: 'runtime',
  risk: 'A stopped instance is not patched, keeps its disks with PHI, and starts again with every hole of the time between.',
  fix: 'Terminate the instance, and keep what is needed of its disks as encrypted snapshots.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
