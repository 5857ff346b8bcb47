import { defineControl, type Control } from '../../control.ts';

export const secretsmanagerSecretPeriodicRotation: Control<'secretsmanager-secret-periodic-rotation'> = defineControl({
  id: 'secretsmanager-secret-periodic-rotation',
  title: 'Secrets were rotated within the time that is allowed',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(4)(ii)(B)'], soc2: [] },
  awsConfig: ['secretsmanager-secret-periodic-rotation'],
  securityHub: ['SecretsManager.4'],
  aliases: [],
  resources: [],
  // When a secret was last rotated is in no plan; that rotation is set up is secretsmanager-rotation-enabled-check.
  evidence: 'runtime',
  risk: 'A password that leaked stays good until somebody notices.',
  fix: 'Rotate the secret now, and set its schedule to days within the time that is allowed.',
  effort: { optimisticHours: 0.5, pessimisticHours: 8, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
