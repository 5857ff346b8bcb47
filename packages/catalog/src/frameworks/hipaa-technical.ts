import type { HipaaItem } from './hipaa-item.ts';

/**
 * The technical safeguards, 45 CFR 164.312.
 * Source: text of 45 CFR Part 164 Subpart C, read 2026-11; the words on who does what are ours.
 */
export const hipaaTechnical: readonly HipaaItem[] = [
  {
    id: '164.312(a)(1)',
    section: '164.312',
    title: 'Access control',
    kind: 'standard',
    requirement: 'required',
    parent: '164.312',
  },
  {
    id: '164.312(a)(2)(i)',
    section: '164.312',
    title: 'Unique user identification',
    kind: 'specification',
    requirement: 'required',
    parent: '164.312(a)(1)',
    outside: {
      share: 'rest',
      owner: 'Application owner',
      reason: 'Give every user of the application an identity of their own; the controls see those of AWS only.',
    },
  },
  {
    id: '164.312(a)(2)(ii)',
    section: '164.312',
    title: 'Emergency access procedure',
    kind: 'specification',
    requirement: 'required',
    parent: '164.312(a)(1)',
    outside: {
      share: 'rest',
      owner: 'Security officer',
      reason: 'Write and rehearse how PHI is reached in an emergency, such as a sealed break-glass role.',
    },
  },
  {
    id: '164.312(a)(2)(iii)',
    section: '164.312',
    title: 'Automatic logoff',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.312(a)(1)',
    outside: {
      share: 'all',
      owner: 'Application owner',
      reason: 'End idle sessions in the application and on workstations after a set time.',
    },
  },
  {
    id: '164.312(a)(2)(iv)',
    section: '164.312',
    title: 'Encryption and decryption',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.312(a)(1)',
  },
  {
    id: '164.312(b)',
    section: '164.312',
    title: 'Audit controls',
    kind: 'standard',
    requirement: 'required',
    parent: '164.312',
    outside: {
      share: 'rest',
      owner: 'Application owner',
      reason: 'Record in the application who read or changed which record; AWS logs show resources, not patients.',
    },
  },
  {
    id: '164.312(c)(1)',
    section: '164.312',
    title: 'Integrity',
    kind: 'standard',
    requirement: 'required',
    parent: '164.312',
  },
  {
    id: '164.312(c)(2)',
    section: '164.312',
    title: 'Mechanism to authenticate electronic protected health information',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.312(c)(1)',
  },
  {
    id: '164.312(d)',
    section: '164.312',
    title: 'Person or entity authentication',
    kind: 'standard',
    requirement: 'required',
    parent: '164.312',
  },
  {
    id: '164.312(e)(1)',
    section: '164.312',
    title: 'Transmission security',
    kind: 'standard',
    requirement: 'required',
    parent: '164.312',
  },
  {
    id: '164.312(e)(2)(i)',
    section: '164.312',
    title: 'Integrity controls',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.312(e)(1)',
  },
  {
    id: '164.312(e)(2)(ii)',
    section: '164.312',
    title: 'Encryption',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.312(e)(1)',
  },
];
