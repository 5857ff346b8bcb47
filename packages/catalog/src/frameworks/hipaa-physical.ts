import type { HipaaItem } from './hipaa-item.ts';

/**
 * The physical safeguards, 45 CFR 164.310.
 * Source: text of 45 CFR Part 164 Subpart C, read 2026-11; the words on who does what are ours.
 */
export const hipaaPhysical: readonly HipaaItem[] = [
  {
    id: '164.310(a)(1)',
    section: '164.310',
    title: 'Facility access controls',
    kind: 'standard',
    requirement: 'required',
    parent: '164.310',
    outside: {
      share: 'all',
      owner: 'AWS (physical)',
      reason: 'AWS guards its data centres; the organisation limits physical access to its own offices and equipment.',
    },
  },
  {
    id: '164.310(a)(2)(i)',
    section: '164.310',
    title: 'Contingency operations',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(a)(1)',
    outside: {
      share: 'all',
      owner: 'Facility manager',
      reason: 'Provide for entry to the offices when data must be restored in an emergency; data centres are for AWS.',
    },
  },
  {
    id: '164.310(a)(2)(ii)',
    section: '164.310',
    title: 'Facility security plan',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(a)(1)',
    outside: {
      share: 'all',
      owner: 'Facility manager',
      reason: 'Protect the offices and their equipment from intrusion, tampering and theft; data centres are for AWS.',
    },
  },
  {
    id: '164.310(a)(2)(iii)',
    section: '164.310',
    title: 'Access control and validation procedures',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(a)(1)',
    outside: {
      share: 'all',
      owner: 'Facility manager',
      reason: 'Check who enters the offices by role, visitors included; data centres are for AWS.',
    },
  },
  {
    id: '164.310(a)(2)(iv)',
    section: '164.310',
    title: 'Maintenance records',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(a)(1)',
    outside: {
      share: 'all',
      owner: 'Facility manager',
      reason: 'Record repairs to doors, locks, walls and hardware of the offices; data centres are for AWS.',
    },
  },
  {
    id: '164.310(b)',
    section: '164.310',
    title: 'Workstation use',
    kind: 'standard',
    requirement: 'required',
    parent: '164.310',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Say what workstations that reach PHI may be used for, how, and where they may stand.',
    },
  },
  {
    id: '164.310(c)',
    section: '164.310',
    title: 'Workstation security',
    kind: 'standard',
    requirement: 'required',
    parent: '164.310',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Keep workstations that reach PHI out of the hands of people who are not authorised.',
    },
  },
  {
    id: '164.310(d)(1)',
    section: '164.310',
    title: 'Device and media controls',
    kind: 'standard',
    requirement: 'required',
    parent: '164.310',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Track devices and media with PHI that enter, leave or move inside the offices; AWS does so for its own.',
    },
  },
  {
    id: '164.310(d)(2)(i)',
    section: '164.310',
    title: 'Disposal',
    kind: 'specification',
    requirement: 'required',
    parent: '164.310(d)(1)',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Destroy or wipe devices and media that held PHI when their use ends; AWS does so for its media.',
    },
  },
  {
    id: '164.310(d)(2)(ii)',
    section: '164.310',
    title: 'Media re-use',
    kind: 'specification',
    requirement: 'required',
    parent: '164.310(d)(1)',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Remove PHI from devices and media before they are used again; AWS does so for its media.',
    },
  },
  {
    id: '164.310(d)(2)(iii)',
    section: '164.310',
    title: 'Accountability',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(d)(1)',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Keep a record of where devices and media with PHI are, and who has them.',
    },
  },
  {
    id: '164.310(d)(2)(iv)',
    section: '164.310',
    title: 'Data backup and storage',
    kind: 'specification',
    requirement: 'addressable',
    parent: '164.310(d)(1)',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Make an exact copy of the PHI that can be retrieved, where needed, before equipment is moved.',
    },
  },
];
