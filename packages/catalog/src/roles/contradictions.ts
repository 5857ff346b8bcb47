import { accessLogBucket } from './access-log-bucket.ts';
import { replicaBucket } from './replica-bucket.ts';
import type { Role } from './role.ts';

/** A control that a resource in a role cannot meet, because another control or a service limit stands against it. */
export interface Contradiction {
  readonly role: Role;
  /** Control ids. */
  readonly controls: readonly string[];
  /** Why it cannot be met, as a sentence without a full stop. */
  readonly reason: string;
  /** Documentation that says so. */
  readonly source: string;
}

/** Every cell that cannot be satisfied, by role. A fail in such a cell becomes "not applicable" with the reason. */
export const contradictions: readonly Contradiction[] = [
  {
    role: accessLogBucket,
    controls: ['s3-default-encryption-kms'],
    reason: 'S3 and load balancers deliver access logs only to buckets with SSE-S3',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  },
  {
    role: accessLogBucket,
    controls: ['s3-bucket-default-lock-enabled'],
    reason: 'S3 does not deliver access logs to a bucket with default Object Lock retention',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  },
  {
    role: accessLogBucket,
    controls: ['s3-bucket-logging-enabled'],
    reason: 'a log bucket that logs to itself never ends, and each further log bucket would need one too',
    source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9',
  },
  {
    role: replicaBucket,
    controls: ['s3-bucket-replication-enabled'],
    reason: 'it is the end of the chain: a replica of the replica would need one too',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html',
  },
];

/** Finds the contradiction that frees a resource from a control, and what shows its role. */
export function findContradiction(
  control: string,
  candidates: (role: Role) => string | undefined,
): { readonly contradiction: Contradiction; readonly shownBy: string } | undefined {
  for (const contradiction of contradictions) {
    if (!contradiction.controls.includes(control)) continue;
    const shownBy = candidates(contradiction.role);
    if (shownBy !== undefined) return { contradiction, shownBy };
  }
  return undefined;
}
