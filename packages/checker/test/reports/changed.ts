import type { Finding, Report } from '../../src/index.ts';
import { requestOf } from './render.ts';
import type { RenderRequest } from '../../src/reports/load-report.ts';
import { markupText } from '../story/cases.ts';

/** What a change, a baseline and a PHI label add to findings, on the findings of the case `many`. */
const additions: readonly Partial<Finding>[] = [
  {
    baseline: 'new',
    loosened: true,
    before: 'false',
    severityRaised: { from: 'high', reasons: ['creationOnly', 'phi'] },
    phi: {
      label: 'PHI',
      store: 'aws_db_instance.ehr',
      marked: 'tag',
      via: ['aws_db_instance.orders.replicate_source_db'],
    },
    notes: ['the replica is judged by the settings of its source', markupText],
  },
  {
    baseline: 'known',
    phi: { label: 'PHI', store: 'module.ehr["claims"].aws_db_instance.this', marked: 'option', via: [] },
  },
];

/** A report of a change against a baseline, with drift. */
export function changedReport(): Report {
  const { report } = requestOf('many');
  return {
    ...report,
    findings: report.findings.map((finding, index) => ({ ...finding, ...additions[index] })),
    drift: [
      {
        resource: 'aws_db_instance.orders',
        module: '',
        action: 'update',
        breaks: [
          {
            control: 'rds-instance-public-access-check',
            severity: 'critical',
            at: 'publicly_accessible',
            before: 'false',
            got: 'true',
            mended: true,
          },
        ],
      },
      { resource: `aws_s3_bucket.x["${markupText}"]`, module: '', action: 'delete', breaks: [] },
    ],
    baseline: {
      path: 'main.json',
      new: 1,
      known: 9,
      fixed: 1,
      fixedFindings: [
        {
          control: 'sqs-queue-encrypted',
          verdict: 'fail',
          severity: 'medium',
          resource: 'aws_sqs_queue.jobs',
          input: 'plan.json',
          fingerprint: '0123456789abcdef',
        },
      ],
    },
  };
}

/** A request for it. */
export function changedRequest(): RenderRequest {
  return requestOf('many', { report: changedReport() });
}
