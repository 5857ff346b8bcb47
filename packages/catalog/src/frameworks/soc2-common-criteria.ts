import type { Soc2Criterion } from './soc2-criterion.ts';

/**
 * The common criteria (CC series), which every SOC 2 report covers.
 * Source: Trust Services Criteria 2017 (points of focus revised 2022), read 2026-11; titles are short descriptions,
 * not the text of the AICPA.
 */
export const soc2CommonCriteria: readonly Soc2Criterion[] = [
  {
    id: 'CC1.1',
    title: 'Commitment to integrity and ethics',
    category: 'Control environment',
    outside: {
      share: 'all',
      owner: 'Management',
      reason: 'Set a code of conduct, live by it, and deal with those who depart from it.',
    },
  },
  {
    id: 'CC1.2',
    title: 'Board independence and oversight',
    category: 'Control environment',
    outside: {
      share: 'all',
      owner: 'Board',
      reason: 'Oversee internal control with members who are independent of management.',
    },
  },
  {
    id: 'CC1.3',
    title: 'Structures, reporting lines, authority and responsibility',
    category: 'Control environment',
    outside: {
      share: 'rest',
      owner: 'Management',
      reason: 'Draw up reporting lines and say who has which authority and responsibility.',
    },
  },
  {
    id: 'CC1.4',
    title: 'Commitment to competence',
    category: 'Control environment',
    outside: {
      share: 'all',
      owner: 'Workforce manager',
      reason: 'Hire, train and keep people who are able to do the work, and plan for their replacement.',
    },
  },
  {
    id: 'CC1.5',
    title: 'Accountability for internal control',
    category: 'Control environment',
    outside: {
      share: 'all',
      owner: 'Management',
      reason: 'Hold people to account for their part in internal control, in goals and in reviews.',
    },
  },
  {
    id: 'CC2.1',
    title: 'Quality information for internal control',
    category: 'Communication and information',
    outside: {
      share: 'rest',
      owner: 'Management',
      reason: 'Decide what information internal control needs, and see that it is right and on time.',
    },
  },
  {
    id: 'CC2.2',
    title: 'Internal communication',
    category: 'Communication and information',
    outside: {
      share: 'all',
      owner: 'Management',
      reason: 'Tell the workforce its duties for security, and give it a way to report concerns.',
    },
  },
  {
    id: 'CC2.3',
    title: 'External communication',
    category: 'Communication and information',
    outside: {
      share: 'all',
      owner: 'Management',
      reason: 'Tell customers and others what the service commits to, and how to report failures and incidents.',
    },
  },
  {
    id: 'CC3.1',
    title: 'Objectives clear enough to assess risk',
    category: 'Risk assessment',
    outside: {
      share: 'rest',
      owner: 'Management',
      reason: 'State objectives clearly enough that the risks to them can be found.',
    },
  },
  {
    id: 'CC3.2',
    title: 'Risk identification and analysis',
    category: 'Risk assessment',
    outside: {
      share: 'rest',
      owner: 'Security officer',
      reason: 'Keep a register of risks with an assessment, an owner and a decision for each.',
    },
  },
  {
    id: 'CC3.3',
    title: 'Fraud risk',
    category: 'Risk assessment',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Consider fraud, its incentives and its opportunities, when risks are assessed.',
    },
  },
  {
    id: 'CC3.4',
    title: 'Assessment of significant change',
    category: 'Risk assessment',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Assess again when the business, its technology or its leadership changes.',
    },
  },
  {
    id: 'CC4.1',
    title: 'Ongoing and separate evaluations',
    category: 'Monitoring activities',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Run evaluations of the controls, some of them by people who do not operate them.',
    },
  },
  {
    id: 'CC4.2',
    title: 'Communication of control deficiencies',
    category: 'Monitoring activities',
    outside: {
      share: 'rest',
      owner: 'Security officer',
      reason: 'Report each deficiency to whoever must correct it, and follow it up.',
    },
  },
  {
    id: 'CC5.1',
    title: 'Selection of control activities',
    category: 'Control activities',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Choose control activities that answer the assessed risks, and divide incompatible duties.',
    },
  },
  {
    id: 'CC5.2',
    title: 'General controls over technology',
    category: 'Control activities',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Choose and document the general controls over the technology that the service rests on.',
    },
  },
  {
    id: 'CC5.3',
    title: 'Controls deployed through policies and procedures',
    category: 'Control activities',
    outside: {
      share: 'all',
      owner: 'Security officer',
      reason: 'Write policies that say what is expected and procedures that put them into action.',
    },
  },
  {
    id: 'CC6.1',
    title: 'Logical access security for protected information assets',
    category: 'Logical and physical access',
  },
  {
    id: 'CC6.2',
    title: 'Registration and authorization of users',
    category: 'Logical and physical access',
    outside: {
      share: 'rest',
      owner: 'Security officer',
      reason: 'Register and authorise people before access is granted, and withdraw it when they leave.',
    },
  },
  {
    id: 'CC6.3',
    title: 'Role-based access, least privilege, segregation of duties',
    category: 'Logical and physical access',
  },
  {
    id: 'CC6.4',
    title: 'Physical access',
    category: 'Logical and physical access',
    outside: {
      share: 'all',
      owner: 'AWS (physical)',
      reason: 'AWS guards its data centres; the organisation limits physical access to its own offices and equipment.',
    },
  },
  {
    id: 'CC6.5',
    title: 'Disposal of protected assets',
    category: 'Logical and physical access',
    outside: {
      share: 'all',
      owner: 'Device manager',
      reason: 'Protect a device or a medium until the data on it cannot be recovered; AWS does so for its own.',
    },
  },
  {
    id: 'CC6.6',
    title: 'Protection against threats from outside the boundary',
    category: 'Logical and physical access',
  },
  {
    id: 'CC6.7',
    title: 'Transmission, movement and removal of information',
    category: 'Logical and physical access',
  },
  {
    id: 'CC6.8',
    title: 'Unauthorized or malicious software',
    category: 'Logical and physical access',
  },
  {
    id: 'CC7.1',
    title: 'Detection of configuration change and new vulnerabilities',
    category: 'System operations',
  },
  {
    id: 'CC7.2',
    title: 'Monitoring for anomalies',
    category: 'System operations',
  },
  {
    id: 'CC7.3',
    title: 'Evaluation of security events',
    category: 'System operations',
    outside: {
      share: 'rest',
      owner: 'Incident manager',
      reason: 'Judge each security event: whether it made the organisation fail its objectives.',
    },
  },
  {
    id: 'CC7.4',
    title: 'Incident response',
    category: 'System operations',
    outside: {
      share: 'rest',
      owner: 'Incident manager',
      reason: 'Run a defined programme that contains, remedies and communicates incidents.',
    },
  },
  {
    id: 'CC7.5',
    title: 'Recovery from incidents',
    category: 'System operations',
    outside: {
      share: 'rest',
      owner: 'Incident manager',
      reason: 'Restore what an incident affected, find its cause, and prevent it from happening again.',
    },
  },
  {
    id: 'CC8.1',
    title: 'Change management',
    category: 'Change management',
    outside: {
      share: 'rest',
      owner: 'Change manager',
      reason: 'Authorise, review, test and approve changes before they reach production.',
    },
  },
  {
    id: 'CC9.1',
    title: 'Mitigation of business disruption risk',
    category: 'Risk mitigation',
    outside: {
      share: 'all',
      owner: 'Continuity manager',
      reason: 'Plan for the disruptions that the organisation has found, insurance included where it fits.',
    },
  },
  {
    id: 'CC9.2',
    title: 'Vendor and business partner risk',
    category: 'Risk mitigation',
    outside: {
      share: 'all',
      owner: 'Contract owner',
      reason: 'Assess vendors and partners before and during the work with them, and manage the risks they bring.',
    },
  },
];
