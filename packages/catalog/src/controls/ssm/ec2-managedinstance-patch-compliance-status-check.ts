import { defineControl, type Control } from '../../control.ts';

export const ec2ManagedinstancePatchComplianceStatusCheck: Control<'ec2-managedinstance-patch-compliance-status-check'> =
  defineControl({
    id: 'ec2-managedinstance-patch-compliance-status-check',
    title: 'EC2 instances have the patches of their baseline',
    severity: 'high',
    citations: {
      hipaa: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(A)'],
      soc2: ['CC3.2', 'CC7.1'],
    },
    awsConfig: ['ec2-managedinstance-patch-compliance-status-check'],
    securityHub: ['SSM.2'],
    aliases: ['ssm_managed_instance_compliance_patch_compliant', 'ssm_managed_compliant_patching'],
    resources: [],
    // Patches appear after the apply, and only a scan of the running instance shows which are there.
    evidence: 'runtime',
    risk: 'Known holes in the operating system stay open, and those are what attackers look for first.',
    fix: 'Schedule Patch Manager to scan and install, and put images with missing patches out of use.',
    effort: { optimisticHours: 2, pessimisticHours: 16, fixKind: 'process' },
    creationOnly: false,
    waivable: true,
  });
