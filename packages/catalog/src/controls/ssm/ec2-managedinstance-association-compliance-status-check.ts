import { defineControl, type Control } from '../../control.ts';

export const ec2ManagedinstanceAssociationComplianceStatusCheck: Control<'ec2-managedinstance-association-compliance-status-check'> =
  defineControl({
    id: 'ec2-managedinstance-association-compliance-status-check',
    title: 'Systems Manager associations of EC2 instances are compliant',
    severity: 'low',
    citations: { hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'], soc2: ['CC7.1', 'CC3.2', 'CC6.1', 'CC6.2'] },
    awsConfig: ['ec2-managedinstance-association-compliance-status-check'],
    securityHub: ['SSM.3'],
    aliases: ['ssm_managed_instance_compliance_association_compliant'],
    resources: [],
    // Whether an association succeeded is known only where it has run.
    evidence: 'runtime',
    risk: 'An instance whose association fails drifts from the state that was agreed on, without a word in the configuration.',
    fix: 'Read why the association failed in State Manager, mend it and run it again.',
    effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
    creationOnly: false,
    waivable: true,
  });
