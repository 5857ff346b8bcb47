import { LambdaPermission } from '@cdktn/provider-aws/lib/lambda-permission/index.js';
import {
  S3BucketNotification,
  type S3BucketNotificationConfig as NotificationConfig,
  s3BucketNotificationLambdaFunctionToHclTerraform as functionToHcl,
  s3BucketNotificationQueueToHclTerraform as queueToHcl,
  s3BucketNotificationTopicToHclTerraform as topicToHcl,
} from '@cdktn/provider-aws/lib/s3-bucket-notification/index.js';
import { dynamicBlock, raw, text, texts } from '../expression.ts';
import type { ModuleScope } from '../module-scope.ts';
import { arnOf, metaOf, places, type Buckets } from './buckets.ts';
import type { PhiBucketInputs } from './inputs.ts';

/** Declares the events: to EventBridge from every bucket, and from the PHI bucket to the given targets too. */
export function events(module: ModuleScope, inputs: PhiBucketInputs, buckets: Buckets): void {
  const permission = module.resource(
    LambdaPermission,
    'event',
    {
      statementId: text`"s3-\${${inputs.bucket}}-\${each.key}"`,
      action: 'lambda:InvokeFunction',
      functionName: text`each.value.arn`,
      principal: 's3.amazonaws.com',
      sourceArn: arnOf('this'),
      sourceAccount: inputs.account_id,
    },
    { forEach: inputs.event_functions },
  );
  for (const place of places) {
    module.resource(
      S3BucketNotification,
      place,
      {
        bucket: buckets[place].bucket.id,
        eventbridge: inputs.eventbridge,
        ...(place === 'this' ? targets(inputs) : {}),
      },
      { ...metaOf(place), ...(place === 'this' ? { dependsOn: [permission] } : {}) },
    );
  }
}

function targets(inputs: PhiBucketInputs): Pick<NotificationConfig, 'queue' | 'topic' | 'lambdaFunction'> {
  const filter = (iterator: string): { events: string[]; filterPrefix: string; filterSuffix: string; id: string } => ({
    id: text`${raw(iterator)}.key`,
    events: texts`${raw(iterator)}.value.events`,
    filterPrefix: text`${raw(iterator)}.value.filter_prefix`,
    filterSuffix: text`${raw(iterator)}.value.filter_suffix`,
  });
  return {
    queue: dynamicBlock(inputs.event_queues, 'queue', queueToHcl, {
      ...filter('queue'),
      queueArn: text`queue.value.arn`,
    }),
    topic: dynamicBlock(inputs.event_topics, 'topic', topicToHcl, {
      ...filter('topic'),
      topicArn: text`topic.value.arn`,
    }),
    lambdaFunction: dynamicBlock(inputs.event_functions, 'lambda_function', functionToHcl, {
      ...filter('lambda_function'),
      lambdaFunctionArn: text`lambda_function.value.arn`,
    }),
  };
}
