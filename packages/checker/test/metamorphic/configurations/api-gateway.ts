import { blocks, named, policy, ref, resource, text, type Configuration } from '../model.ts';

/** A stage that writes access logs into an encrypted group, and one whose group is neither encrypted nor kept. */
export const apiGateway: Configuration = {
  name: 'api-gateway',
  declarations: [
    resource('aws_kms_key.api_logs', {
      description: 'Logs of the API',
      enable_key_rotation: true,
      policy: policy({
        Sid: 'Logs',
        Effect: 'Allow',
        Principal: { Service: ['logs.us-east-1.amazonaws.com'] },
        Action: ['kms:Encrypt*', 'kms:Decrypt*'],
        Resource: ['*'],
      }),
    }),
    resource('aws_cloudwatch_log_group.api', {
      name: named('/api/live'),
      retention_in_days: 400,
      kms_key_id: ref('aws_kms_key.api_logs', 'arn'),
    }),
    resource('aws_cloudwatch_log_group.api_test', { name: named('/api/test'), retention_in_days: 7 }),
    resource('aws_api_gateway_rest_api.api', { name: named('api') }),
    resource('aws_api_gateway_deployment.api', { rest_api_id: ref('aws_api_gateway_rest_api.api') }),
    resource('aws_api_gateway_stage.live', {
      rest_api_id: ref('aws_api_gateway_rest_api.api'),
      deployment_id: ref('aws_api_gateway_deployment.api'),
      stage_name: 'live',
      xray_tracing_enabled: true,
      access_log_settings: blocks({
        destination_arn: ref('aws_cloudwatch_log_group.api', 'arn'),
        format: '{ "requestId": "$context.requestId" }',
      }),
    }),
    resource('aws_api_gateway_stage.test', {
      rest_api_id: ref('aws_api_gateway_rest_api.api'),
      deployment_id: ref('aws_api_gateway_deployment.api'),
      stage_name: 'test',
    }),
    resource('aws_api_gateway_method_settings.live', {
      rest_api_id: ref('aws_api_gateway_rest_api.api'),
      stage_name: ref('aws_api_gateway_stage.live', 'stage_name'),
      method_path: '*/*',
      settings: blocks({ logging_level: 'INFO', caching_enabled: true, cache_data_encrypted: true }),
    }),
    resource('aws_cloudwatch_metric_alarm.api', {
      alarm_name: named('api-errors'),
      comparison_operator: 'GreaterThanThreshold',
      evaluation_periods: 1,
      metric_name: '5XXError',
      namespace: 'AWS/ApiGateway',
      period: 300,
      statistic: 'Sum',
      threshold: 1,
      dimensions: { ApiName: ref('aws_api_gateway_rest_api.api', 'name') },
      alarm_actions: [ref('aws_sns_topic.alarms', 'arn')],
      insufficient_data_actions: [ref('aws_sns_topic.alarms', 'arn')],
    }),
    resource('aws_cloudwatch_metric_alarm.silent', {
      alarm_name: named('silent'),
      comparison_operator: 'GreaterThanThreshold',
      evaluation_periods: 1,
      metric_name: '5XXError',
      namespace: 'AWS/ApiGateway',
      period: 300,
      statistic: 'Sum',
      threshold: 1,
      alarm_description: text`Errors of ${ref('aws_api_gateway_rest_api.api', 'name')}`,
    }),
    resource('aws_sns_topic.alarms', {
      name: named('alarms'),
      kms_master_key_id: ref('aws_kms_key.api_logs', 'key_id'),
    }),
    resource('aws_sns_topic.plain', { name: named('plain') }),
  ],
  expected: {
    'cloudwatch-log-group-encrypted aws_cloudwatch_log_group.api': 'pass',
    'cloudwatch-log-group-encrypted aws_cloudwatch_log_group.api_test': 'fail',
    'cw-loggroup-retention-period-check aws_cloudwatch_log_group.api': 'pass',
    'cw-loggroup-retention-period-check aws_cloudwatch_log_group.api_test': 'fail',
    'cloudwatch-alarm-action-check aws_cloudwatch_metric_alarm.api': 'pass',
    'cloudwatch-alarm-action-check aws_cloudwatch_metric_alarm.silent': 'fail',
    'sns-encrypted-kms aws_sns_topic.alarms': 'pass',
    'sns-encrypted-kms aws_sns_topic.plain': 'fail',
    'kms-key-policy-no-public-access aws_kms_key.api_logs': 'pass',
  },
};
