import { any } from '../../conditions/any.ts';
import { attribute } from '../../conditions/attribute.ts';
import { block } from '../../conditions/block.ts';
import { companion } from '../../conditions/companion.ts';
import { defineControl, type Control } from '../../control.ts';
import { UNKNOWN } from '../../value.ts';
import { ofBucket } from './_examples.ts';

export const s3EventNotificationsEnabled: Control<'s3-event-notifications-enabled'> = defineControl({
  id: 's3-event-notifications-enabled',
  title: 'S3 buckets send events about their objects',
  severity: 'low',
  citations: { hipaa: ['164.312(b)'], soc2: ['CC7.3', 'CC7.2'] },
  awsConfig: ['s3-event-notifications-enabled'],
  securityHub: ['S3.11'],
  aliases: ['s3_bucket_event_notifications_enabled', 'CKV2_AWS_62'],
  resources: ['aws_s3_bucket'],
  evidence: 'plan',
  condition: companion(
    'aws_s3_bucket_notification',
    'bucket',
    any(
      attribute('eventbridge', { whenAbsent: false }).isTrue(),
      block('queue').exists(),
      block('topic').exists(),
      block('lambda_function').exists(),
    ),
  ),
  risk: 'Records are deleted or overwritten, and nothing that could raise an alarm hears of it.',
  fix: 'Add an aws_s3_bucket_notification resource for the bucket with eventbridge = true.',
  effort: { optimisticHours: 0.25, pessimisticHours: 3, fixKind: 'new-resource' },
  creationOnly: false,
  waivable: true,
  examples: [
    {
      expect: 'pass',
      because: 'all events go to EventBridge',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_notification', { eventbridge: true })],
    },
    {
      expect: 'pass',
      because: 'deletions go to a queue',
      values: { bucket: 'records' },
      with: [
        ofBucket('aws_s3_bucket_notification', {
          queue: [{ queue_arn: 'arn:aws:sqs:us-east-1:111122223333:records', events: ['s3:ObjectRemoved:*'] }],
        }),
      ],
    },
    {
      expect: 'fail',
      because: 'EventBridge is switched off and there is no other destination',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_notification', { eventbridge: false })],
    },
    { expect: 'fail', because: 'it sends no events', values: { bucket: 'records' } },
    {
      expect: 'unknown',
      because: 'the switch for EventBridge is known after apply',
      values: { bucket: 'records' },
      with: [ofBucket('aws_s3_bucket_notification', { eventbridge: UNKNOWN })],
    },
  ],
});
