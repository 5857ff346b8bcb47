import { defineControl, type Control } from '../../control.ts';
import { fail, pass } from '../../outcome.ts';

export const ec2EbsEncryptionByDefaultNotRemoved: Control<'ec2-ebs-encryption-by-default-not-removed'> = defineControl({
  id: 'ec2-ebs-encryption-by-default-not-removed',
  title: 'Encryption of new EBS volumes by default is not removed',
  severity: 'medium',
  citations: { hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)', '164.308(a)(1)(ii)(B)'], soc2: ['CC6.1', 'CC8.1'] },
  awsConfig: [],
  securityHub: [],
  aliases: [],
  resources: ['aws_ebs_encryption_by_default'],
  judgesRemoved: true,
  evidence: 'plan',
  check: (removed) => {
    // Needs the planned action. The setting is one of the account in a Region, so that no other can stand in for it.
    if (removed.action !== 'delete') return pass({ at: 'action', value: removed.action });
    const enabled = removed.attribute('enabled');
    if (enabled.state === 'known' && enabled.value === false) return pass({ at: 'enabled', value: 'false' });
    return fail('action', 'delete', 'be kept while the account is used');
  },
  risk: 'Terraform switches it off with the resource: volumes that are made from then on hold PHI in the clear.',
  fix: 'Keep the resource; use a moved block where it was renamed, or a removed block with destroy = false to let it go.',
  effort: { optimisticHours: 0.25, pessimisticHours: 1, fixKind: 'argument' },
  creationOnly: false,
  waivable: true,
  examples: [
    { expect: 'fail', because: 'the plan removes what is on', values: { enabled: true }, action: 'delete' },
    { expect: 'fail', because: 'left out, it was on', values: {}, action: 'delete' },
    { expect: 'pass', because: 'the plan removes what is off', values: { enabled: false }, action: 'delete' },
    { expect: 'pass', because: 'the plan keeps it', values: { enabled: true }, action: 'update' },
  ],
});
