import { defineControl, type Control } from '../../control.ts';

export const secretsmanagerScheduledRotationSuccessCheck: Control<'secretsmanager-scheduled-rotation-success-check'> =
  defineControl({
    id: 'secretsmanager-scheduled-rotation-success-check',
    title: 'Scheduled rotations of secrets succeed',
    severity: 'medium',
    citations: { hipaa: ['164.308(a)(4)(ii)(B)'], soc2: ['CC6.1', 'CC6.2'] },
    awsConfig: ['secretsmanager-scheduled-rotation-success-check'],
    securityHub: ['SecretsManager.2'],
    aliases: [],
    resources: [],
    // A plan shows the schedule; whether the function succeeds is known only where it has run.
    evidence: 'runtime',
    risk: 'A rotation that fails leaves the old password in force while everybody believes that it changes.',
    fix: 'Read the log of the rotation function, mend what it reports, and raise an alarm when it fails.',
    effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
    creationOnly: false,
    waivable: true,
  });
