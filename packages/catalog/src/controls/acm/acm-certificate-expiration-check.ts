import { defineControl, type Control } from '../../control.ts';

export const acmCertificateExpirationCheck: Control<'acm-certificate-expiration-check'> = defineControl({
  id: 'acm-certificate-expiration-check',
  title: 'Certificates of ACM are renewed before they expire',
  severity: 'medium',
  citations: { hipaa: ['164.314(b)(2)(i)'], soc2: ['CC6.7', 'CC6.1', 'CC6.2'] },
  awsConfig: ['acm-certificate-expiration-check'],
  securityHub: ['ACM.1'],
  aliases: ['acm_certificate_expires_30_days', 'acm_certificates_expiration_check'],
  resources: [],
  // A certificate that was good at the apply expires later, and whether ACM could renew it is seen only then.
  evidence: 'runtime',
  risk: 'An expired certificate stops clients, or teaches people to ignore the warning that would show an attack.',
  fix: 'Validate certificates by DNS so that ACM renews them, and import others anew before they expire.',
  effort: { optimisticHours: 0.5, pessimisticHours: 4, fixKind: 'process' },
  creationOnly: false,
  waivable: true,
});
