/**
 * Security Hub controls of the services A to D, one a line.
 *
 * Columns: id; status; severity; AWS Config rule (`custom:` where Security Hub brings a rule of its own that cannot be
 * deployed by name); resource types; standards; title. `-` is an empty cell.
 *
 * Sources, read 2026-11: iainelder/security-hub-controls a0fcd08 (2026-03-10) for id, title, severity and standards;
 * awslabs/oscal-content-for-aws-services 4a1779f (2026-03-31) and the Security Hub user guide for rules and types.
 */
export const securityHubAToD: string = `
Account.1 | active | medium | security-account-information-provided | AWS::::Account | CIS-5.0.0 CIS-3.0.0 FSBP NIST-800-53-r5 | Security contact information should be provided for an AWS account
Account.2 | active | high | account-part-of-organizations | AWS::::Account | NIST-800-53-r5 | AWS account should be part of an AWS Organizations organization
ACM.1 | active | medium | acm-certificate-expiration-check | AWS::ACM::Certificate | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Imported and ACM-issued certificates should be renewed after a specified time period
ACM.2 | active | high | acm-certificate-rsa-check | AWS::ACM::Certificate | FSBP PCI-DSS-4.0.1 | RSA certificates managed by ACM should use a key length of at least 2,048 bits
ACM.3 | active | low | - | AWS::ACM::Certificate | AWS-Resource-Tagging | ACM certificates should be tagged
Amplify.1 | active | low | amplify-app-tagged | AWS::Amplify::App | AWS-Resource-Tagging | Amplify apps should be tagged
Amplify.2 | active | low | amplify-branch-tagged | AWS::Amplify::Branch | AWS-Resource-Tagging | Amplify branches should be tagged
APIGateway.1 | active | medium | api-gw-execution-logging-enabled | AWS::ApiGateway::Stage AWS::ApiGatewayV2::Stage | FSBP NIST-800-53-r5 | API Gateway REST and WebSocket API execution logging should be enabled
APIGateway.2 | active | medium | api-gw-ssl-enabled | AWS::ApiGateway::Stage | FSBP NIST-800-53-r5 NIST-800-171-r2 | API Gateway REST API stages should be configured to use SSL certificates for backend authentication
APIGateway.3 | active | low | api-gw-xray-enabled | AWS::ApiGateway::Stage | FSBP NIST-800-53-r5 | API Gateway REST API stages should have AWS X-Ray tracing enabled
APIGateway.4 | active | medium | api-gw-associated-with-waf | AWS::ApiGateway::Stage | FSBP NIST-800-53-r5 | API Gateway should be associated with a WAF Web ACL
APIGateway.5 | active | medium | custom:api-gw-cache-encrypted | AWS::ApiGateway::Stage | FSBP NIST-800-53-r5 | API Gateway REST API cache data should be encrypted at rest
APIGateway.8 | active | medium | api-gwv2-authorization-type-configured | AWS::ApiGatewayV2::Route | FSBP NIST-800-53-r5 | API Gateway routes should specify an authorization type
APIGateway.9 | active | medium | api-gwv2-access-logs-enabled | AWS::ApiGatewayV2::Stage | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Access logging should be configured for API Gateway V2 Stages
APIGateway.10 | active | medium | apigatewayv2-integration-private-https-enabled | AWS::ApiGatewayV2::Integration | FSBP | API Gateway V2 integrations should use HTTPS for private connections
AppConfig.1 | active | low | appconfig-application-tagged | AWS::AppConfig::Application | AWS-Resource-Tagging | AWS AppConfig applications should be tagged
AppConfig.2 | active | low | appconfig-configuration-profile-tagged | AWS::AppConfig::ConfigurationProfile | AWS-Resource-Tagging | AWS AppConfig configuration profiles should be tagged
AppConfig.3 | active | low | appconfig-environment-tagged | AWS::AppConfig::Environment | AWS-Resource-Tagging | AWS AppConfig environments should be tagged
AppConfig.4 | active | low | appconfig-extension-association-tagged | AWS::AppConfig::ExtensionAssociation | AWS-Resource-Tagging | AWS AppConfig extension associations should be tagged
AppFlow.1 | active | low | appflow-flow-tagged | AWS::AppFlow::Flow | AWS-Resource-Tagging | Amazon AppFlow flows should be tagged
AppRunner.1 | active | low | apprunner-service-tagged | AWS::AppRunner::Service | AWS-Resource-Tagging | App Runner services should be tagged
AppRunner.2 | active | low | apprunner-vpc-connector-tagged | AWS::AppRunner::VpcConnector | AWS-Resource-Tagging | App Runner VPC connectors should be tagged
AppSync.1 | unlisted | medium | appsync-cache-ct-encryption-at-rest | AWS::AppSync::ApiCache | - | AWS AppSync API caches should be encrypted at rest
AppSync.2 | active | medium | appsync-logging-enabled | AWS::AppSync::GraphQLApi | FSBP PCI-DSS-4.0.1 | AWS AppSync should have field-level logging enabled
AppSync.4 | active | low | - | AWS::AppSync::GraphQLApi | AWS-Resource-Tagging | AWS AppSync GraphQL APIs should be tagged
AppSync.5 | active | high | appsync-authorization-check | AWS::AppSync::GraphQLApi | FSBP NIST-800-53-r5 | AWS AppSync GraphQL APIs should not be authenticated with API keys
AppSync.6 | unlisted | medium | appsync-cache-ct-encryption-in-transit | AWS::AppSync::ApiCache | - | AWS AppSync API caches should be encrypted in transit
Athena.2 | active | low | - | AWS::Athena::DataCatalog | AWS-Resource-Tagging | Athena data catalogs should be tagged
Athena.3 | active | low | - | AWS::Athena::WorkGroup | AWS-Resource-Tagging | Athena workgroups should be tagged
Athena.4 | active | medium | athena-workgroup-logging-enabled | AWS::Athena::WorkGroup | FSBP | Athena workgroups should have logging enabled
AutoScaling.1 | active | low | autoscaling-group-elb-healthcheck-required | AWS::AutoScaling::AutoScalingGroup | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | Auto Scaling groups associated with a load balancer should use ELB health checks
AutoScaling.2 | active | medium | autoscaling-multiple-az | AWS::AutoScaling::AutoScalingGroup | FSBP NIST-800-53-r5 | Amazon EC2 Auto Scaling group should cover multiple Availability Zones
AutoScaling.3 | active | high | autoscaling-launchconfig-requires-imdsv2 | AWS::AutoScaling::LaunchConfiguration | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Auto Scaling group launch configurations should configure EC2 instances to require Instance Metadata Service Version 2 (IMDSv2)
AutoScaling.4 | retired | high | autoscaling-launch-config-hop-limit | AWS::AutoScaling::LaunchConfiguration | - | Auto Scaling group launch AWS Configuration should not have a metadata response hop limit greater than 1
Autoscaling.5 | active | high | autoscaling-launch-config-public-ip-disabled | AWS::AutoScaling::LaunchConfiguration | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon EC2 instances launched using Auto Scaling group launch configurations should not have Public IP addresses
AutoScaling.6 | active | medium | autoscaling-multiple-instance-types | AWS::AutoScaling::AutoScalingGroup | FSBP NIST-800-53-r5 | Auto Scaling groups should use multiple instance types in multiple Availability Zones
AutoScaling.9 | active | medium | autoscaling-launch-template | AWS::AutoScaling::AutoScalingGroup | FSBP NIST-800-53-r5 | EC2 Auto Scaling groups should use EC2 launch templates
AutoScaling.10 | active | low | - | AWS::AutoScaling::AutoScalingGroup | AWS-Resource-Tagging | EC2 Auto Scaling groups should be tagged
Backup.1 | active | medium | backup-recovery-point-encrypted | AWS::Backup::RecoveryPoint | FSBP NIST-800-53-r5 | AWS Backup recovery points should be encrypted at rest
Backup.2 | active | low | - | AWS::Backup::RecoveryPoint | AWS-Resource-Tagging | AWS Backup recovery points should be tagged
Backup.3 | active | low | - | AWS::Backup::BackupVault | AWS-Resource-Tagging | AWS Backup vaults should be tagged
Backup.4 | active | low | - | AWS::Backup::ReportPlan | AWS-Resource-Tagging | AWS Backup report plans should be tagged
Backup.5 | active | low | - | AWS::Backup::BackupPlan | AWS-Resource-Tagging | AWS Backup backup plans should be tagged
Batch.1 | active | low | batch-job-queue-tagged | AWS::Batch::JobQueue | AWS-Resource-Tagging | Batch job queues should be tagged
Batch.2 | active | low | batch-scheduling-policy-tagged | AWS::Batch::SchedulingPolicy | AWS-Resource-Tagging | Batch scheduling policies should be tagged
Batch.3 | active | low | batch-compute-environment-tagged | AWS::Batch::ComputeEnvironment | AWS-Resource-Tagging | Batch compute environments should be tagged
Batch.4 | active | low | batch-managed-compute-env-compute-resources-tagged | AWS::Batch::ComputeEnvironment | AWS-Resource-Tagging | Compute resources properties in managed Batch compute environments should be tagged
CloudFormation.1 | retired | low | cloudformation-stack-notification-check | AWS::CloudFormation::Stack | - | CloudFormation stacks should be integrated with Simple Notification Service (SNS)
CloudFormation.2 | active | low | - | AWS::CloudFormation::Stack | AWS-Resource-Tagging | CloudFormation stacks should be tagged
CloudFormation.3 | active | medium | cloudformation-termination-protection-check | AWS::CloudFormation::Stack | FSBP | CloudFormation stacks should have termination protection enabled
CloudFormation.4 | active | medium | cloudformation-stack-service-role-check | AWS::CloudFormation::Stack | FSBP | CloudFormation stacks should have associated service roles
CloudFront.1 | active | high | cloudfront-default-root-object-configured | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should have a default root object configured
CloudFront.2 | retired | medium | cloudfront-origin-access-identity-enabled | AWS::CloudFront::Distribution | - | CloudFront distributions should have origin access identity enabled
CloudFront.3 | active | medium | cloudfront-viewer-policy-https | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should require encryption in transit
CloudFront.4 | active | low | cloudfront-origin-failover-enabled | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 | CloudFront distributions should have origin failover configured
CloudFront.5 | active | medium | cloudfront-accesslogs-enabled | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should have logging enabled
CloudFront.6 | active | medium | cloudfront-associated-with-waf | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should have WAF enabled
CloudFront.7 | active | low | cloudfront-custom-ssl-certificate | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 NIST-800-171-r2 | CloudFront distributions should use custom SSL/TLS certificates
CloudFront.8 | active | low | cloudfront-sni-enabled | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 | CloudFront distributions should use SNI to serve HTTPS requests
CloudFront.9 | active | medium | cloudfront-traffic-to-origin-encrypted | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should encrypt traffic to custom origins
CloudFront.10 | active | medium | cloudfront-no-deprecated-ssl-protocols | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | CloudFront distributions should not use deprecated SSL protocols between edge locations and custom origins
CloudFront.12 | active | high | cloudfront-s3-origin-non-existent-bucket | AWS::CloudFront::Distribution | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CloudFront distributions should not point to non-existent S3 origins
CloudFront.13 | active | medium | cloudfront-s3-origin-access-control-enabled | AWS::CloudFront::Distribution | FSBP | CloudFront distributions should use origin access control
CloudFront.14 | active | low | - | AWS::CloudFront::Distribution | AWS-Resource-Tagging | CloudFront distributions should be tagged
CloudFront.15 | active | medium | cloudfront-ssl-policy-check | AWS::CloudFront::Distribution | FSBP | CloudFront distributions should use the recommended TLS security policy
CloudFront.16 | active | medium | cloudfront-origin-lambda-url-oac-enabled | AWS::CloudFront::Distribution | FSBP | CloudFront distributions should use origin access control for Lambda function URL origins
CloudFront.17 | active | medium | cloudfront-distribution-key-group-enabled | AWS::CloudFront::Distribution | FSBP | CloudFront distributions should use trusted key groups for signed URLs and cookies
CloudTrail.1 | active | high | multi-region-cloud-trail-enabled | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 | CloudTrail should be enabled and configured with at least one multi-Region trail that includes read and write management events
CloudTrail.2 | active | medium | cloud-trail-encryption-enabled | AWS::CloudTrail::Trail | CIS-5.0.0 CIS-3.0.0 CIS-1.2.0 FSBP CIS-1.4.0 NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | CloudTrail should have encryption at-rest enabled
CloudTrail.3 | active | high | cloudtrail-enabled | AWS::::Account | NIST-800-171-r2 PCI-DSS-4.0.1 PCI-DSS-3.2.1 | At least one CloudTrail trail should be enabled
CloudTrail.4 | active | low | cloud-trail-log-file-validation-enabled | AWS::CloudTrail::Trail | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 PCI-DSS-3.2.1 | CloudTrail log file validation should be enabled
CloudTrail.5 | active | medium | cloud-trail-cloud-watch-logs-enabled | AWS::CloudTrail::Trail | CIS-1.2.0 CIS-1.4.0 FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | CloudTrail trails should be integrated with Amazon CloudWatch Logs
CloudTrail.6 | active | critical | - | AWS::S3::Bucket | CIS-1.2.0 CIS-1.4.0 PCI-DSS-4.0.1 | Ensure the S3 bucket used to store CloudTrail logs is not publicly accessible
CloudTrail.7 | active | low | - | AWS::S3::Bucket | CIS-5.0.0 CIS-3.0.0 CIS-1.2.0 CIS-1.4.0 PCI-DSS-4.0.1 | Ensure S3 bucket access logging is enabled on the CloudTrail S3 bucket
CloudTrail.9 | active | low | - | AWS::CloudTrail::Trail | AWS-Resource-Tagging | CloudTrail trails should be tagged
CloudTrail.10 | active | medium | event-data-store-cmk-encryption-enabled | AWS::CloudTrail::EventDataStore | NIST-800-53-r5 | CloudTrail Lake event data stores should be encrypted with customer managed AWS KMS keys
CloudWatch.1 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 PCI-DSS-3.2.1 | A log metric filter and alarm should exist for usage of the "root" user
CloudWatch.2 | active | low | - | AWS::::Account | CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for unauthorized API calls
CloudWatch.3 | active | low | - | AWS::::Account | CIS-1.2.0 | Ensure a log metric filter and alarm exist for Management Console sign-in without MFA
CloudWatch.4 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for IAM policy changes
CloudWatch.5 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for CloudTrail configuration changes
CloudWatch.6 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for AWS Management Console authentication failures
CloudWatch.7 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for disabling or scheduled deletion of customer created CMKs
CloudWatch.8 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for S3 bucket policy changes
CloudWatch.9 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for AWS Config configuration changes
CloudWatch.10 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for security group changes
CloudWatch.11 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for changes to Network Access Control Lists (NACL)
CloudWatch.12 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for changes to network gateways
CloudWatch.13 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for route table changes
CloudWatch.14 | active | low | - | AWS::::Account | CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure a log metric filter and alarm exist for VPC changes
CloudWatch.15 | active | high | cloudwatch-alarm-action-check | AWS::CloudWatch::Alarm | NIST-800-53-r5 NIST-800-171-r2 | CloudWatch alarms should have specified actions configured
CloudWatch.16 | active | medium | cw-loggroup-retention-period-check | AWS::Logs::LogGroup | NIST-800-53-r5 | CloudWatch log groups should be retained for a specified time period
CloudWatch.17 | active | high | cloudwatch-alarm-action-enabled-check | AWS::CloudWatch::Alarm | NIST-800-53-r5 | CloudWatch alarm actions should be enabled
CodeArtifact.1 | active | low | - | AWS::CodeArtifact::Repository | AWS-Resource-Tagging | CodeArtifact repositories should be tagged
CodeBuild.1 | active | critical | codebuild-project-source-repo-url-check | AWS::CodeBuild::Project | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | CodeBuild Bitbucket source repository URLs should not contain sensitive credentials
CodeBuild.2 | active | critical | codebuild-project-envvar-awscred-check | AWS::CodeBuild::Project | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | CodeBuild project environment variables should not contain clear text credentials
CodeBuild.3 | active | low | codebuild-project-s3-logs-encrypted | AWS::CodeBuild::Project | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | CodeBuild S3 logs should be encrypted
CodeBuild.4 | active | medium | codebuild-project-logging-enabled | AWS::CodeBuild::Project | FSBP NIST-800-53-r5 | CodeBuild project environments should have a logging configuration
CodeBuild.5 | retired | high | codebuild-project-environment-privileged-check | AWS::CodeBuild::Project | - | CodeBuild project environments should not have privileged mode enabled
CodeBuild.7 | active | medium | codebuild-report-group-encrypted-at-rest | AWS::CodeBuild::ReportGroup | FSBP | CodeBuild report group exports should be encrypted at rest
CodeGuruProfiler.1 | active | low | codeguruprofiler-profiling-group-tagged | AWS::CodeGuruProfiler::ProfilingGroup | AWS-Resource-Tagging | CodeGuru Profiler profiling groups should be tagged
CodeGuruReviewer.1 | active | low | codegurureviewer-repository-association-tagged | AWS::CodeGuruReviewer::RepositoryAssociation | AWS-Resource-Tagging | CodeGuru Reviewer repository associations should be tagged
Cognito.1 | active | medium | cognito-user-pool-advanced-security-enabled | AWS::Cognito::UserPool | FSBP | Cognito user pools should have threat protection activated with full function enforcement mode for standard authentication
Cognito.2 | active | medium | cognito-identity-pool-unauth-access-check | AWS::Cognito::IdentityPool | FSBP | Cognito identity pools should not allow unauthenticated identities
Cognito.3 | active | medium | cognito-user-pool-password-policy-check | AWS::Cognito::UserPool | FSBP | Password policies for Cognito user pools should have strong configurations
Cognito.4 | active | medium | cognito-userpool-cust-auth-threat-full-check | AWS::Cognito::UserPool | FSBP | Cognito user pools should have threat protection activated with full function enforcement mode for custom authentication
Cognito.5 | active | medium | cognito-user-pool-mfa-enabled | AWS::Cognito::UserPool | FSBP | MFA should be enabled for Cognito user pools
Cognito.6 | active | medium | cognito-user-pool-deletion-protection-enabled | AWS::Cognito::UserPool | FSBP | Cognito user pools should have deletion protection enabled
Config.1 | active | critical | - | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 PCI-DSS-3.2.1 | AWS Config should be enabled and use the service-linked role for resource recording
Connect.1 | active | low | customerprofiles-object-type-tagged | AWS::CustomerProfiles::ObjectType | AWS-Resource-Tagging | Amazon Connect Customer Profiles object types should be tagged
Connect.2 | active | medium | connect-instance-logging-enabled | AWS::Connect::Instance | FSBP | Amazon Connect instances should have CloudWatch logging enabled
DataFirehose.1 | active | medium | kinesis-firehose-delivery-stream-encrypted | AWS::KinesisFirehose::DeliveryStream | FSBP NIST-800-53-r5 | Firehose delivery streams should be encrypted at rest
DataSync.1 | active | medium | datasync-task-logging-enabled | AWS::DataSync::Task | FSBP | DataSync tasks should have logging enabled
DataSync.2 | active | low | datasync-task-tagged | AWS::DataSync::Task | AWS-Resource-Tagging | DataSync tasks should be tagged
Detective.1 | active | low | - | AWS::Detective::Graph | AWS-Resource-Tagging | Detective behavior graphs should be tagged
DMS.1 | active | critical | dms-replication-not-public | AWS::DMS::ReplicationInstance | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Database Migration Service replication instances should not be public
DMS.2 | active | low | - | AWS::DMS::Certificate | AWS-Resource-Tagging | DMS certificates should be tagged
DMS.3 | active | low | - | AWS::DMS::EventSubscription | AWS-Resource-Tagging | DMS event subscriptions should be tagged
DMS.4 | active | low | - | AWS::DMS::ReplicationInstance | AWS-Resource-Tagging | DMS replication instances should be tagged
DMS.5 | active | low | - | AWS::DMS::ReplicationSubnetGroup | AWS-Resource-Tagging | DMS replication subnet groups should be tagged
DMS.6 | active | medium | dms-auto-minor-version-upgrade-check | AWS::DMS::ReplicationInstance | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS replication instances should have automatic minor version upgrade enabled
DMS.7 | active | medium | dms-replication-task-targetdb-logging | AWS::DMS::ReplicationTask | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS replication tasks for the target database should have logging enabled
DMS.8 | active | medium | dms-replication-task-sourcedb-logging | AWS::DMS::ReplicationTask | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS replication tasks for the source database should have logging enabled
DMS.9 | active | medium | dms-endpoint-ssl-configured | AWS::DMS::Endpoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS endpoints should use SSL
DMS.10 | active | medium | dms-neptune-iam-authorization-enabled | AWS::DMS::Endpoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS endpoints for Neptune databases should have IAM authorization enabled
DMS.11 | active | medium | dms-mongo-db-authentication-enabled | AWS::DMS::Endpoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS endpoints for MongoDB should have an authentication mechanism enabled
DMS.12 | active | medium | dms-redis-tls-enabled | AWS::DMS::Endpoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DMS endpoints for Redis OSS should have TLS enabled
DMS.13 | active | medium | dms-replication-instance-multi-az-enabled | AWS::DMS::ReplicationInstance | FSBP | DMS replication instances should be configured to use multiple Availability Zones
DocumentDB.1 | active | medium | docdb-cluster-encrypted | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Amazon DocumentDB clusters should be encrypted at rest
DocumentDB.2 | active | medium | docdb-cluster-backup-retention-check | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon DocumentDB clusters should have an adequate backup retention period
DocumentDB.3 | active | critical | docdb-cluster-snapshot-public-prohibited | AWS::RDS::DBClusterSnapshot | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon DocumentDB manual cluster snapshots should not be public
DocumentDB.4 | active | medium | docdb-cluster-audit-logging-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon DocumentDB clusters should publish audit logs to CloudWatch Logs
DocumentDB.5 | active | medium | docdb-cluster-deletion-protection-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Amazon DocumentDB clusters should have deletion protection enabled
DocumentDB.6 | active | medium | docdb-cluster-encrypted-in-transit | AWS::RDS::DBCluster | FSBP | Amazon DocumentDB clusters should be encrypted in transit
DynamoDB.1 | active | medium | dynamodb-autoscaling-enabled | AWS::DynamoDB::Table | FSBP NIST-800-53-r5 | DynamoDB tables should automatically scale capacity with demand
DynamoDB.2 | active | medium | dynamodb-pitr-enabled | AWS::DynamoDB::Table | FSBP NIST-800-53-r5 | DynamoDB tables should have point-in-time recovery enabled
DynamoDB.3 | active | medium | dax-encryption-enabled | AWS::DAX::Cluster | FSBP NIST-800-53-r5 | DynamoDB Accelerator (DAX) clusters should be encrypted at rest
DynamoDB.4 | active | medium | dynamodb-resources-protected-by-backup-plan | AWS::DynamoDB::Table | NIST-800-53-r5 | DynamoDB tables should be present in a backup plan
DynamoDB.5 | active | low | - | AWS::DynamoDB::Table | AWS-Resource-Tagging | DynamoDB tables should be tagged
DynamoDB.6 | active | medium | dynamodb-table-deletion-protection-enabled | AWS::DynamoDB::Table | FSBP NIST-800-53-r5 | DynamoDB tables should have deletion protection enabled
DynamoDB.7 | active | medium | dax-tls-endpoint-encryption | AWS::DAX::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | DynamoDB Accelerator clusters should be encrypted in transit
`;
