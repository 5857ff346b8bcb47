import type { Soc2Criterion } from './soc2-criterion.ts';

/**
 * The criteria of the categories that a report covers when management chooses them: A, C, PI and P series.
 * Source: Trust Services Criteria 2017 (points of focus revised 2022), read 2026-11; titles are short descriptions,
 * not the text of the AICPA.
 */
export const soc2CategoryCriteria: readonly Soc2Criterion[] = [
  {
    id: 'A1.1',
    title: 'Capacity management',
    category: 'Availability',
  },
  {
    id: 'A1.2',
    title: 'Environmental protection, backup and recovery infrastructure',
    category: 'Availability',
  },
  {
    id: 'A1.3',
    title: 'Recovery plan testing',
    category: 'Availability',
    outside: {
      share: 'all',
      owner: 'Continuity manager',
      reason: 'Rehearse the recovery plan, restore from backups included, and mend what fails.',
    },
  },
  {
    id: 'C1.1',
    title: 'Identification and maintenance of confidential information',
    category: 'Confidentiality',
    outside: {
      share: 'rest',
      owner: 'Privacy officer',
      reason: 'Say which information is confidential and how long it is kept.',
    },
  },
  {
    id: 'C1.2',
    title: 'Disposal of confidential information',
    category: 'Confidentiality',
    outside: {
      share: 'rest',
      owner: 'Privacy officer',
      reason: 'Dispose of confidential information when its time has come, and be able to show it.',
    },
  },
  {
    id: 'PI1.1',
    title: 'Definition of processing and data specifications',
    category: 'Processing integrity',
    outside: {
      share: 'all',
      owner: 'Application owner',
      reason: 'Define what data is processed and to which specification, and tell the users of it.',
    },
  },
  {
    id: 'PI1.2',
    title: 'System inputs',
    category: 'Processing integrity',
    outside: {
      share: 'rest',
      owner: 'Application owner',
      reason: 'Check in the application that inputs are complete and accurate.',
    },
  },
  {
    id: 'PI1.3',
    title: 'System processing',
    category: 'Processing integrity',
    outside: {
      share: 'rest',
      owner: 'Application owner',
      reason: 'Detect and correct errors of processing in the application.',
    },
  },
  {
    id: 'PI1.4',
    title: 'System outputs',
    category: 'Processing integrity',
    outside: {
      share: 'rest',
      owner: 'Application owner',
      reason: 'Deliver outputs complete, accurate, on time and to the right receivers only.',
    },
  },
  {
    id: 'PI1.5',
    title: 'Storage of inputs, items in processing and outputs',
    category: 'Processing integrity',
  },
  {
    id: 'P1.1',
    title: 'Privacy notice',
    category: 'Privacy: notice',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Give people a notice of the privacy practices, and renew it when the practices change.',
    },
  },
  {
    id: 'P2.1',
    title: 'Choice and consent',
    category: 'Privacy: choice and consent',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Tell people what choices they have over their data, and obtain consent where it is due.',
    },
  },
  {
    id: 'P3.1',
    title: 'Collection in line with objectives',
    category: 'Privacy: collection',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Collect only the personal information that the stated objectives need.',
    },
  },
  {
    id: 'P3.2',
    title: 'Explicit consent for collection',
    category: 'Privacy: collection',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Obtain explicit consent before collection where it is required, and say what refusal means.',
    },
  },
  {
    id: 'P4.1',
    title: 'Limits on use',
    category: 'Privacy: use, retention and disposal',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Use personal information only for the purposes that people were told of.',
    },
  },
  {
    id: 'P4.2',
    title: 'Retention',
    category: 'Privacy: use, retention and disposal',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Keep personal information only for as long as the objectives need it.',
    },
  },
  {
    id: 'P4.3',
    title: 'Secure disposal',
    category: 'Privacy: use, retention and disposal',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Dispose of personal information securely when it is no longer needed.',
    },
  },
  {
    id: 'P5.1',
    title: 'Access by data subjects',
    category: 'Privacy: access',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Let people see the personal information held about them, once they have shown who they are.',
    },
  },
  {
    id: 'P5.2',
    title: 'Correction and update',
    category: 'Privacy: access',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Correct personal information on request, and pass the correction on.',
    },
  },
  {
    id: 'P6.1',
    title: 'Disclosure to third parties with consent',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Disclose personal information to third parties only with the consent that is required.',
    },
  },
  {
    id: 'P6.2',
    title: 'Record of authorized disclosures',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Keep a complete record of authorised disclosures.',
    },
  },
  {
    id: 'P6.3',
    title: 'Record of unauthorized disclosures',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Keep a complete record of unauthorised disclosures, breaches included.',
    },
  },
  {
    id: 'P6.4',
    title: 'Privacy commitments from vendors',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Contract owner',
      reason: 'Obtain privacy commitments from vendors with access to personal information, and check them.',
    },
  },
  {
    id: 'P6.5',
    title: 'Vendor notice of unauthorized disclosure',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Contract owner',
      reason: 'Oblige vendors to give notice of unauthorised disclosures, and act on it.',
    },
  },
  {
    id: 'P6.6',
    title: 'Notification of breaches and incidents',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Notify the people affected, regulators and others of breaches and incidents.',
    },
  },
  {
    id: 'P6.7',
    title: 'Accounting of disclosures',
    category: 'Privacy: disclosure and notification',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Give people on request an account of what is held about them and to whom it was disclosed.',
    },
  },
  {
    id: 'P7.1',
    title: 'Quality of personal information',
    category: 'Privacy: quality',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Keep personal information accurate, up to date, complete and relevant.',
    },
  },
  {
    id: 'P8.1',
    title: 'Inquiries, complaints and disputes',
    category: 'Privacy: monitoring and enforcement',
    outside: {
      share: 'all',
      owner: 'Privacy officer',
      reason: 'Take in inquiries, complaints and disputes, resolve them, and watch that the practices are kept.',
    },
  },
];
