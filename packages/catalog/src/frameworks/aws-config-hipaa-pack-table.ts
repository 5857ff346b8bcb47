/**
 * The rules of the AWS Config conformance pack "Operational Best Practices for HIPAA Security", one a line.
 *
 * Columns: name; identifier (`=` where it is the name in capitals); trigger; resource types evaluated; parameters with
 * the defaults of the pack; Security Hub controls that attest the same; HIPAA paragraphs; SOC 2 criteria. `-` is an
 * empty cell.
 *
 * Sources, read 2026-11: the pack in awslabs/aws-config-rules (b54d4a6, 2026-04-09); paragraphs from the page
 * "operational-best-practices-for-hipaa_security" of the AWS Config developer guide (c2hans/aws-docs 63cf41d), except
 * for rds-cluster-multi-az-enabled, which is not on the page and has those of the rule that it replaced; criteria from
 * turbot/steampipe-mod-aws-compliance v1.13.0 (2025-12-06) and prowler 3e000fa (2026-08-21), taken together. AWS cites
 * 164.314(b)(2) without a sub-paragraph: it is read as (i), the only one that asks for safeguards of systems. For rules
 * with no scope in the pack, the types are those of AWS's OSCAL content (4a1779f) or inferred from what the rule does.
 */
export const awsConfigHipaaPackTable: string = `
access-keys-rotated | = | periodic | AWS::IAM::User | maxAccessKeyAge=90 | IAM.3 | 164.308(a)(3)(ii)(C) 164.308(a)(4)(ii)(B) | CC6.1 CC6.2
acm-certificate-expiration-check | = | hybrid | AWS::ACM::Certificate | - | ACM.1 | 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
alb-http-to-https-redirection-check | = | periodic | AWS::ElasticLoadBalancingV2::LoadBalancer | - | ELB.1 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
alb-waf-enabled | = | change | AWS::ElasticLoadBalancingV2::LoadBalancer | - | ELB.16 | 164.312(e)(1) | CC6.1 CC6.2 CC6.6
api-gw-associated-with-waf | = | change | AWS::ApiGateway::Stage | - | APIGateway.4 | 164.312(e)(1) | -
api-gw-execution-logging-enabled | = | change | AWS::ApiGateway::Stage AWS::ApiGatewayV2::Stage | - | APIGateway.1 | 164.312(b) | CC7.2 CC7.3 A1.1 A1.2 PI1.2
api-gw-ssl-enabled | = | change | AWS::ApiGateway::Stage | - | APIGateway.2 | 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(2)(i) | -
aurora-resources-protected-by-backup-plan | = | periodic | AWS::RDS::DBCluster | - | - | 164.312(a)(2)(ii) | CC7.4 A1.2
autoscaling-group-elb-healthcheck-required | = | change | AWS::AutoScaling::AutoScalingGroup | - | AutoScaling.1 | 164.308(a)(1)(ii)(B) 164.312(b) | -
autoscaling-launch-config-public-ip-disabled | = | change | AWS::AutoScaling::LaunchConfiguration | - | Autoscaling.5 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(B) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | -
backup-plan-min-frequency-and-min-retention-check | = | change | AWS::Backup::BackupPlan | - | - | 164.312(a)(2)(ii) | CC7.4 A1.2
backup-recovery-point-encrypted | = | change | AWS::Backup::RecoveryPoint | - | Backup.1 | 164.312(a)(2)(ii) | CC7.4 A1.2 PI1.5
backup-recovery-point-manual-deletion-disabled | = | change | AWS::Backup::BackupVault | - | - | 164.312(a)(2)(ii) | CC7.4 A1.2
cloud-trail-cloud-watch-logs-enabled | = | periodic | AWS::CloudTrail::Trail | - | CloudTrail.5 | 164.308(a)(3)(ii)(A) 164.312(b) | CC7.2 CC7.3 A1.1 A1.2 PI1.3
cloudtrail-enabled | CLOUD_TRAIL_ENABLED | periodic | AWS::::Account | - | CloudTrail.3 | 164.308(a)(3)(ii)(A) 164.308(a)(5)(ii)(C) 164.312(b) | CC2.1 CC7.2 A1.1 A1.2 PI1.3
cloud-trail-encryption-enabled | = | periodic | AWS::CloudTrail::Trail | - | CloudTrail.2 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
cloud-trail-log-file-validation-enabled | = | periodic | AWS::CloudTrail::Trail | - | CloudTrail.4 | 164.308(a)(1)(ii)(B) 164.312(c)(1) 164.312(c)(2) | CC7.3 PI1.3
cloudtrail-s3-dataevents-enabled | = | periodic | AWS::::Account | - | - | 164.308(a)(3)(ii)(A) 164.312(b) | CC2.1 CC7.2 PI1.2
cloudwatch-alarm-action-check | = | change | AWS::CloudWatch::Alarm | alarmActionRequired=true; insufficientDataActionRequired=true; okActionRequired=false | CloudWatch.15 | 164.312(b) | CC7.2 CC7.3 CC7.4
codebuild-project-envvar-awscred-check | = | change | AWS::CodeBuild::Project | - | CodeBuild.2 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC7.2 CC8.1
codebuild-project-source-repo-url-check | = | change | AWS::CodeBuild::Project | - | CodeBuild.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC7.2 CC8.1
db-instance-backup-enabled | = | change | AWS::RDS::DBInstance | - | RDS.11 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.1 A1.2
dms-replication-not-public | = | periodic | AWS::DMS::ReplicationInstance | - | DMS.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
dynamodb-autoscaling-enabled | = | periodic | AWS::DynamoDB::Table | - | DynamoDB.1 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
dynamodb-in-backup-plan | = | periodic | AWS::DynamoDB::Table | - | - | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.2
dynamodb-pitr-enabled | = | change | AWS::DynamoDB::Table | - | DynamoDB.2 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) 164.314(b)(2)(i) | CC7.4 A1.1 A1.2
dynamodb-throughput-limit-check | = | periodic | AWS::::Account | - | - | 164.308(a)(1)(ii)(B) 164.312(b) | -
ebs-in-backup-plan | = | periodic | AWS::EC2::Volume | - | - | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.2
ebs-snapshot-public-restorable-check | = | periodic | AWS::::Account | - | EC2.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
ec2-ebs-encryption-by-default | = | periodic | AWS::::Account | - | EC2.7 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
ec2-imdsv2-check | = | change | AWS::EC2::Instance | - | EC2.8 | 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC7.2
ec2-instance-managed-by-systems-manager | EC2_INSTANCE_MANAGED_BY_SSM | change | AWS::EC2::Instance AWS::SSM::ManagedInstanceInventory | - | SSM.1 | 164.308(a)(1)(ii)(B) 164.308(a)(5)(ii)(B) | CC3.2 CC6.1 CC6.2 CC7.1
ec2-instance-no-public-ip | = | change | AWS::EC2::Instance | - | EC2.9 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
ec2-instance-profile-attached | = | change | AWS::EC2::Instance | - | - | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) | -
ec2-managedinstance-association-compliance-status-check | = | change | AWS::SSM::AssociationCompliance | - | SSM.3 | 164.308(a)(1)(ii)(B) 164.308(a)(5)(ii)(B) | CC3.2 CC6.1 CC6.2 CC7.1
ec2-managedinstance-patch-compliance-status-check | = | change | AWS::SSM::PatchCompliance | - | SSM.2 | 164.308(a)(1)(ii)(B) 164.308(a)(5)(ii)(A) 164.308(a)(5)(ii)(B) | CC3.2 CC7.1
ec2-resources-protected-by-backup-plan | = | periodic | AWS::EC2::Instance | - | - | 164.312(a)(2)(ii) | CC7.4 A1.2
ec2-stopped-instance | = | periodic | AWS::EC2::Instance | - | EC2.4 | 164.308(a)(1)(ii)(B) | -
ecs-containers-readonly-access | = | change | AWS::ECS::TaskDefinition | - | ECS.5 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
ecs-task-definition-user-for-host-mode-check | = | change | AWS::ECS::TaskDefinition | - | ECS.1 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
efs-encrypted-check | = | periodic | AWS::EFS::FileSystem | - | EFS.1 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(2)(i) | CC6.1 CC6.2
efs-in-backup-plan | = | periodic | AWS::EFS::FileSystem | - | EFS.2 | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.1 A1.2
elastic-beanstalk-managed-updates-enabled | = | change | AWS::ElasticBeanstalk::Environment | - | ElasticBeanstalk.2 | 164.308(a)(5)(ii)(A) | -
elasticache-redis-cluster-automatic-backup-check | = | periodic | AWS::ElastiCache::CacheCluster AWS::ElastiCache::ReplicationGroup | - | ElastiCache.1 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.2
elasticsearch-encrypted-at-rest | = | periodic | AWS::Elasticsearch::Domain | - | ES.1 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
elasticsearch-in-vpc-only | = | periodic | AWS::Elasticsearch::Domain | - | ES.2 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
elasticsearch-logs-to-cloudwatch | = | change | AWS::Elasticsearch::Domain | - | ES.4 | 164.308(a)(3)(ii)(A) 164.312(b) | CC7.3 A1.1
elasticsearch-node-to-node-encryption-check | = | change | AWS::Elasticsearch::Domain | - | ES.3 | 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
elb-acm-certificate-required | = | change | AWS::ElasticLoadBalancing::LoadBalancer | - | ELB.2 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
elb-cross-zone-load-balancing-enabled | = | change | AWS::ElasticLoadBalancing::LoadBalancer | - | ELB.9 | 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
elb-deletion-protection-enabled | = | change | AWS::ElasticLoadBalancingV2::LoadBalancer | - | ELB.6 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
elb-logging-enabled | = | change | AWS::ElasticLoadBalancing::LoadBalancer AWS::ElasticLoadBalancingV2::LoadBalancer | - | ELB.5 | 164.312(b) | CC7.2 CC7.3 A1.1 A1.2 PI1.2
elb-predefined-security-policy-ssl-check | = | change | AWS::ElasticLoadBalancing::LoadBalancer | predefinedPolicyName=ELBSecurityPolicy-TLS-1-2-2017-01 | ELB.8 | 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(2)(i) | -
elb-tls-https-listeners-only | = | change | AWS::ElasticLoadBalancing::LoadBalancer | - | ELB.3 | 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
elbv2-acm-certificate-required | = | periodic | AWS::ElasticLoadBalancingV2::LoadBalancer | - | - | 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(2)(i) | -
emr-kerberos-enabled | = | periodic | AWS::EMR::Cluster | - | - | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC6.1 CC6.2 CC6.3
emr-master-no-public-ip | = | periodic | AWS::EMR::Cluster | - | EMR.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
encrypted-volumes | = | change | AWS::EC2::Volume | - | EC2.3 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 PI1.5
guardduty-enabled-centralized | = | periodic | AWS::::Account | - | GuardDuty.1 | 164.308(a)(5)(ii)(C) 164.308(a)(6)(ii) 164.308(a)(8) 164.312(b) | CC3.1 CC3.2 CC4.2 CC6.6 CC6.8 CC7.1 CC7.2 CC7.3 CC7.4
iam-customer-policy-blocked-kms-actions | = | change | AWS::IAM::Policy | blockedActionsPatterns=kms:*, kms:Decrypt, kms:ReEncrypt* | KMS.1 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
iam-inline-policy-blocked-kms-actions | = | change | AWS::IAM::Group AWS::IAM::Role AWS::IAM::User | blockedActionsPatterns=kms:*, kms:Decrypt, kms:ReEncrypt* | KMS.2 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
iam-no-inline-policy-check | = | change | AWS::IAM::User AWS::IAM::Role AWS::IAM::Group | - | - | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC1.3 CC6.1 CC6.2 CC6.3
iam-password-policy | = | periodic | AWS::::Account | MaxPasswordAge=90; MinimumPasswordLength=14; PasswordReusePrevention=24; RequireLowercaseCharacters=true; RequireNumbers=true; RequireSymbols=true; RequireUppercaseCharacters=true | IAM.7 IAM.10 IAM.11 IAM.12 IAM.13 IAM.14 IAM.15 IAM.16 IAM.17 | 164.308(a)(4)(ii)(B) 164.308(a)(5)(ii)(D) 164.312(d) 164.314(b)(2)(i) | CC6.1 CC6.2
iam-policy-no-statements-with-admin-access | = | change | AWS::IAM::Policy | - | IAM.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | CC1.3 CC6.1 CC6.2 CC6.3
iam-policy-no-statements-with-full-access | = | change | AWS::IAM::Policy | - | IAM.21 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
iam-root-access-key-check | = | periodic | AWS::::Account | - | IAM.4 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(a)(2)(i) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.3
iam-user-mfa-enabled | = | periodic | AWS::IAM::User | - | IAM.19 | 164.308(a)(4)(ii)(B) 164.312(d) | CC6.6
iam-user-no-policies-check | = | change | AWS::IAM::User | - | IAM.2 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(A) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | CC1.3 CC6.1 CC6.2 CC6.3
iam-user-unused-credentials-check | = | periodic | AWS::IAM::User | maxCredentialUsageAge=90 | IAM.8 IAM.22 | 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) | CC1.3 CC6.1 CC6.2 CC6.3
restricted-ssh | INCOMING_SSH_DISABLED | change | AWS::EC2::SecurityGroup | - | EC2.13 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6 CC7.2
ec2-instances-in-vpc | INSTANCES_IN_VPC | change | AWS::EC2::Instance | - | - | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
internet-gateway-authorized-vpc-only | = | change | AWS::EC2::InternetGateway | AuthorizedVpcIds= | - | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.6
kinesis-stream-encrypted | = | change | AWS::Kinesis::Stream | - | Kinesis.1 | 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(2)(i) | PI1.4
kms-cmk-not-scheduled-for-deletion | = | periodic | AWS::KMS::Key | - | KMS.3 | 164.308(a)(1)(ii)(B) | CC6.1 CC6.2
lambda-function-public-access-prohibited | = | change | AWS::Lambda::Function | - | Lambda.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
mfa-enabled-for-iam-console-access | = | periodic | AWS::IAM::User | - | IAM.5 | 164.312(d) | CC3.2 CC6.6
multi-region-cloudtrail-enabled | MULTI_REGION_CLOUD_TRAIL_ENABLED | periodic | AWS::::Account | - | CloudTrail.1 | 164.308(a)(3)(ii)(A) 164.312(b) | CC2.1 CC7.2 A1.1 A1.2 PI1.3
no-unrestricted-route-to-igw | = | change | AWS::EC2::RouteTable | - | - | 164.312(e)(1) 164.314(b)(2)(i) | -
opensearch-encrypted-at-rest | = | change | AWS::OpenSearch::Domain | - | Opensearch.1 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | -
opensearch-https-required | = | change | AWS::OpenSearch::Domain | - | Opensearch.8 | 164.312(a)(2)(iv) 164.312(c)(1) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | -
opensearch-in-vpc-only | = | change | AWS::OpenSearch::Domain | - | Opensearch.2 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) 164.314(b)(2)(i) | -
opensearch-logs-to-cloudwatch | = | change | AWS::OpenSearch::Domain | - | Opensearch.4 | 164.308(a)(3)(ii)(A) 164.312(b) | CC7.3 A1.1
opensearch-node-to-node-encryption-check | = | change | AWS::OpenSearch::Domain | - | Opensearch.3 | 164.312(a)(2)(iv) 164.312(c)(1) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | -
rds-automatic-minor-version-upgrade-enabled | = | change | AWS::RDS::DBInstance | - | RDS.13 | 164.308(a)(5)(ii)(A) | -
rds-cluster-deletion-protection-enabled | = | change | AWS::RDS::DBCluster | - | RDS.7 | 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
rds-enhanced-monitoring-enabled | = | change | AWS::RDS::DBInstance | - | RDS.6 | 164.312(b) | -
rds-in-backup-plan | = | periodic | AWS::RDS::DBInstance | - | - | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.2
rds-instance-public-access-check | = | change | AWS::RDS::DBInstance | - | RDS.2 | 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
rds-logging-enabled | = | change | AWS::RDS::DBInstance | - | RDS.9 | 164.308(a)(3)(ii)(A) 164.308(a)(5)(ii)(C) 164.312(b) | CC7.2 CC7.3 A1.1 A1.2 PI1.3
rds-multi-az-support | = | change | AWS::RDS::DBInstance | - | RDS.5 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
rds-cluster-multi-az-enabled | = | change | AWS::RDS::DBCluster | - | RDS.15 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
rds-snapshot-encrypted | = | change | AWS::RDS::DBSnapshot AWS::RDS::DBClusterSnapshot | - | RDS.4 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
rds-snapshots-public-prohibited | = | change | AWS::RDS::DBSnapshot AWS::RDS::DBClusterSnapshot | - | RDS.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
rds-storage-encrypted | = | change | AWS::RDS::DBInstance | - | RDS.3 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 PI1.5
redshift-backup-enabled | = | change | AWS::Redshift::Cluster | - | Redshift.3 | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 CC7.5 A1.1 A1.2
redshift-cluster-configuration-check | = | change | AWS::Redshift::Cluster | clusterDbEncrypted=true; loggingEnabled=true | - | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(b) 164.312(e)(2)(ii) 164.314(b)(2)(i) | CC6.1 CC6.2 CC7.2
redshift-cluster-maintenancesettings-check | = | change | AWS::Redshift::Cluster | allowVersionUpgrade=true | Redshift.6 | 164.308(a)(5)(ii)(A) 164.308(a)(7)(ii)(A) | -
redshift-cluster-public-access-check | = | change | AWS::Redshift::Cluster | - | Redshift.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.6
redshift-require-tls-ssl | = | change | AWS::Redshift::Cluster | - | Redshift.2 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.7
restricted-common-ports | RESTRICTED_INCOMING_TRAFFIC | change | AWS::EC2::SecurityGroup | blockedPort1=20; blockedPort2=21; blockedPort3=3389; blockedPort4=3306; blockedPort5=4333 | EC2.14 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
root-account-hardware-mfa-enabled | = | periodic | AWS::::Account | - | IAM.6 | 164.312(d) | CC6.6
root-account-mfa-enabled | = | periodic | AWS::::Account | - | IAM.9 | 164.312(d) | CC6.6
s3-account-level-public-access-blocks-periodic | = | periodic | AWS::::Account | BlockPublicAcls=true; BlockPublicPolicy=true; IgnorePublicAcls=true; RestrictPublicBuckets=true | S3.1 | 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
s3-bucket-acl-prohibited | = | change | AWS::S3::Bucket | - | S3.12 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.314(b)(2)(i) | -
s3-bucket-default-lock-enabled | = | change | AWS::S3::Bucket | - | S3.15 | 164.308(a)(1)(ii)(B) 164.312(c)(1) 164.312(c)(2) 164.314(b)(2)(i) | CC6.1 CC6.2 C1.1 PI1.5
s3-bucket-logging-enabled | = | change | AWS::S3::Bucket | - | S3.9 | 164.308(a)(3)(ii)(A) 164.312(b) | CC6.1 CC6.2 CC7.2 CC7.3 A1.1
s3-bucket-public-read-prohibited | = | hybrid | AWS::S3::Bucket | - | S3.2 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.6
s3-bucket-public-write-prohibited | = | hybrid | AWS::S3::Bucket | - | S3.3 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 CC6.6
s3-bucket-replication-enabled | = | change | AWS::S3::Bucket | - | S3.7 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) | CC7.4 A1.2
s3-bucket-server-side-encryption-enabled | = | change | AWS::S3::Bucket | - | - | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(c)(2) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2 PI1.4
s3-bucket-ssl-requests-only | = | change | AWS::S3::Bucket | - | S3.5 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(c)(2) 164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
s3-bucket-versioning-enabled | = | change | AWS::S3::Bucket | - | S3.14 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) 164.312(a)(2)(ii) 164.312(c)(1) 164.312(c)(2) | CC7.4 A1.1 A1.2 C1.2 PI1.5
s3-default-encryption-kms | = | change | AWS::S3::Bucket | - | S3.17 | 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | PI1.4
s3-event-notifications-enabled | = | change | AWS::S3::Bucket | - | S3.11 | 164.312(b) | CC7.3
s3-version-lifecycle-policy-check | = | change | AWS::S3::Bucket | - | S3.10 | 164.308(a)(7)(i) 164.308(a)(7)(ii)(A) 164.308(a)(7)(ii)(B) | C1.1
sagemaker-endpoint-configuration-kms-key-configured | = | periodic | AWS::SageMaker::EndpointConfig | - | - | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
sagemaker-notebook-instance-kms-key-configured | = | periodic | AWS::SageMaker::NotebookInstance | - | - | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(1) 164.314(b)(2)(i) | CC6.1 CC6.2
sagemaker-notebook-no-direct-internet-access | = | periodic | AWS::SageMaker::NotebookInstance | - | SageMaker.1 | 164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
secretsmanager-rotation-enabled-check | = | change | AWS::SecretsManager::Secret | - | SecretsManager.1 | 164.308(a)(4)(ii)(B) | CC6.1 CC6.2
secretsmanager-using-cmk | = | change | AWS::SecretsManager::Secret | - | - | 164.312(a)(2)(iv) 164.312(e)(2)(ii) | -
securityhub-enabled | = | periodic | AWS::::Account | - | - | 164.308(a)(6)(i) 164.308(a)(8) 164.312(b) | CC3.1 CC6.6 CC6.8 CC7.1 CC7.2 CC7.3 CC7.4
sns-encrypted-kms | = | change | AWS::SNS::Topic | - | SNS.1 | 164.308(a)(1)(ii)(B) 164.312(a)(2)(iv) 164.312(e)(2)(ii) 164.314(b)(2)(i) | CC6.1 CC6.2 PI1.4
ssm-document-not-public | = | periodic | AWS::SSM::Document | - | SSM.4 | 164.308(a)(3)(i) 164.308(a)(3)(ii)(B) 164.308(a)(4)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(B) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | -
subnet-auto-assign-public-ip-disabled | = | change | AWS::EC2::Subnet | - | EC2.15 | 164.308(a)(3)(i) 164.308(a)(4)(ii)(A) 164.308(a)(4)(ii)(C) 164.312(a)(1) 164.312(e)(1) | CC6.6
vpc-default-security-group-closed | = | change | AWS::EC2::SecurityGroup | - | EC2.2 | 164.312(e)(1) | CC6.1 CC6.2 CC6.6
vpc-flow-logs-enabled | = | periodic | AWS::EC2::VPC | - | EC2.6 | 164.308(a)(3)(ii)(A) 164.312(b) | CC6.6 CC7.2 CC7.3
vpc-sg-open-only-to-authorized-ports | = | change | AWS::EC2::SecurityGroup | - | EC2.18 | 164.308(a)(1)(ii)(B) 164.312(e)(1) | CC6.1 CC6.2 CC6.6
vpc-vpn-2-tunnels-up | = | change | AWS::EC2::VPNConnection | - | EC2.20 | 164.308(a)(1)(ii)(B) 164.308(a)(7)(i) 164.308(a)(7)(ii)(C) 164.314(b)(2)(i) | -
wafv2-logging-enabled | = | periodic | AWS::WAFv2::WebACL | - | WAF.11 | 164.312(b) | CC7.2 A1.1 A1.2 PI1.2
annual-risk-assessment-performed | AWS_CONFIG_PROCESS_CHECK | manual | AWS::::Account | - | - | 164.308(a)(1)(ii)(A) | -
`;
