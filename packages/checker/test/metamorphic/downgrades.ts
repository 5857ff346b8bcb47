import type { Source } from './forms.ts';

/** A difference that must be, exactly as it is: one more or one less is a regression or an improvement. */
export interface Downgrade {
  readonly source: Source;
  /** Name of the transformation. */
  readonly form: string;
  /** Why no reader of this source can do better. */
  readonly because: string;
  /** `control: from -> to (resources)` for each; or how many of each kind there are, where they are many. */
  readonly differences: readonly string[] | Readonly<Record<string, number>>;
}

const wholeTexts =
  'one unknown part makes the whole text unknown in the JSON, and the JSON does not show what the text is made of';

const textDifferences: readonly string[] = [
  'iam-customer-policy-blocked-kms-actions: pass -> unknown (notes, replication)',
  'iam-inline-policy-blocked-kms-actions: pass -> unknown (trail)',
  'iam-policy-no-statements-with-admin-access: pass -> unknown (notes, replication)',
  'iam-policy-no-statements-with-full-access: pass -> unknown (notes, replication)',
  's3-bucket-blacklisted-actions-prohibited: pass -> unknown (front_logs, records, trail)',
  's3-bucket-public-read-prohibited: pass -> unknown (front_logs, trail)',
  's3-bucket-public-write-prohibited: pass -> unknown (front_logs, trail)',
  's3-bucket-ssl-requests-only: fail -> unknown (trail)',
  's3-bucket-ssl-requests-only: pass -> unknown (front_logs, records)',
  's3-bucket-tls-1-2-only: fail -> unknown (front_logs, records)',
  's3-bucket-tls-1-2-only: pass -> unknown (trail)',
  'vpc-endpoint-policy-not-public: pass -> unknown (s3)',
];

/** All of them. What is not listed is equal. */
export const downgrades: readonly Downgrade[] = [
  {
    source: 'plan',
    form: 'every reference through a local',
    because: 'the JSON of a plan holds no locals, so any resource of the type may be meant',
    differences: {
      'pass -> unknown': 90,
      'fail -> unknown': 123,
      'notApplicable -> unknown': 17,
      'unknown -> unknown': 6,
    },
  },
  {
    source: 'plan',
    form: 'every reference under a condition, or another resource',
    because: 'the JSON lists both branches and not which one is taken',
    differences: {
      'pass -> unknown': 41,
      'fail -> unknown': 21,
      'notApplicable -> unknown': 7,
      'unknown -> unknown': 6,
    },
  },
  {
    source: 'plan',
    form: 'resources of one shape as for_each over a map of objects',
    because: 'the JSON lists all references of the map together and not which of them stands under which key',
    differences: {
      'pass -> unknown': 41,
      'fail -> unknown': 11,
      'notApplicable -> unknown': 5,
      'unknown -> unknown': 6,
      // They fail all the same, without a policy as with the one that may be theirs.
      'fail -> fail': 2,
    },
  },
  {
    source: 'plan',
    form: 'each resource in a module, through one object with all inputs',
    because: 'the JSON lists all references of the object together and not which of them is which member',
    differences: {
      'pass -> unknown': 30,
      'fail -> unknown': 10,
      'notApplicable -> unknown': 5,
      'unknown -> unknown': 6,
      // It fails all the same, without a policy as with the one that may be its own.
      'fail -> fail': 2,
    },
  },
  {
    source: 'plan',
    form: 'every block as a dynamic block',
    because: 'the JSON holds no expressions of dynamic blocks',
    differences: [
      'iam-customer-policy-blocked-kms-actions: pass -> unknown (reader)',
      'internet-gateway-authorized-vpc-only: fail -> unknown (lab)',
      'no-unrestricted-route-to-igw: fail -> unknown (lab)',
      's3-bucket-kms-customer-managed-key: pass -> unknown (records)',
      's3-bucket-replication-enabled: fail -> unknown (8)',
      's3-bucket-replication-enabled: notApplicable -> unknown (replica)',
      's3-bucket-ssl-requests-only: pass -> unknown (front_logs, records)',
      's3-bucket-tls-1-2-only: pass -> unknown (trail)',
    ],
  },
  { source: 'plan', form: 'policies as jsonencode', because: wholeTexts, differences: textDifferences },
  { source: 'plan', form: 'policies as text', because: wholeTexts, differences: textDifferences },
];

/** How the base form reads in another source than the JSON of its plan. */
export const baseDowngrades: readonly Pick<Downgrade, 'source' | 'because' | 'differences'>[] = [
  {
    source: 'hcl',
    because:
      'without a plan nobody knows what is replaced; and the provider sorts rules, so that they are numbered anew',
    differences: [
      'phi-store-not-replaced: pass -> notApplicable (29)',
      'restricted-common-ports: fail -> fail (inline)',
      'vpc-sg-open-only-to-authorized-ports: fail -> fail (inline)',
      'vpc-sg-restricted-common-ports: fail -> fail (inline)',
    ],
  },
];
