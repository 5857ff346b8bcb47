import { hipaaAdministrative } from './hipaa-administrative.ts';
import type { HipaaItem } from './hipaa-item.ts';
import { hipaaOrganizational } from './hipaa-organizational.ts';
import { hipaaPhysical } from './hipaa-physical.ts';
import { hipaaTechnical } from './hipaa-technical.ts';

/** The Security Rule as data. */
export interface HipaaSecurityRule {
  readonly source: string;
  /** Which version of the text it is. */
  readonly asOf: string;
  /** The sections that hold the items, in the order of the rule. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Every standard and specification, in the order of the rule. */
  readonly items: readonly HipaaItem[];
  /** Loose names of paragraphs, as other tools write them, and the items that each stands for. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
}

/** The HIPAA Security Rule: 22 standards and 46 implementation specifications. */
export const hipaaSecurityRule: HipaaSecurityRule = {
  source: '45 CFR Part 164 Subpart C, 164.308 to 164.316, as amended by the Omnibus Rule of 2013',
  asOf: 'The text in force in November 2026; the proposed rule of 6 January 2025 (90 FR 898) is not part of it',
  sections: [
    { id: '164.308', title: 'Administrative safeguards' },
    { id: '164.310', title: 'Physical safeguards' },
    { id: '164.312', title: 'Technical safeguards' },
    { id: '164.314', title: 'Organizational requirements' },
    { id: '164.316', title: 'Policies and procedures and documentation requirements' },
  ],
  items: [...hipaaAdministrative, ...hipaaPhysical, ...hipaaTechnical, ...hipaaOrganizational],
  aliases: {
    '164.308(a)(1)': ['164.308(a)(1)(i)'],
    '164.308(a)(3)': ['164.308(a)(3)(i)'],
    '164.308(a)(4)': ['164.308(a)(4)(i)'],
    '164.308(a)(5)': ['164.308(a)(5)(i)'],
    '164.308(a)(6)': ['164.308(a)(6)(i)'],
    '164.308(a)(7)': ['164.308(a)(7)(i)'],
    '164.308(b)(2)': ['164.308(b)(1)'],
    '164.314(b)(2)': ['164.314(b)(2)(i)', '164.314(b)(2)(ii)', '164.314(b)(2)(iii)', '164.314(b)(2)(iv)'],
  },
};
