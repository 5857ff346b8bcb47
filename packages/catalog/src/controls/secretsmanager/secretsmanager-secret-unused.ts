import { defineControl, type Control } from '../../control.ts';

export const secretsmanagerSecretUnused: Control<'secretsmanager-secret-unused'> = defineControl({
  id: 'secretsmanager-secret-unused',
  title: 'Secrets that nothing uses are removed',
  severity: 'medium',
  citations: { hipaa: ['164.308(a)(4)(ii)(C)', '164.308(a)(4)(ii)(B)'], soc2: [] },
  awsConfig: ['secretsmanager-secret-unused'],
  securityHub: ['SecretsManager.3'],
  aliases: [],
  resources: [],
  // When a secret was last read is in no plan.
  evidence: 'runtime',
  risk: 'A secret that nothing uses still opens what it was made for, and nobody watches who reads it.',
  fix: 'Delete the secret and the credential that it holds.',
  effort: { optimisticHours: 0.25, pessimisticHours: 4, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
