/**
 * Security Hub controls of the services K to Z, one a line.
 *
 * Columns: id; status; severity; AWS Config rule (`custom:` where Security Hub brings a rule of its own that cannot be
 * deployed by name); resource types; standards; title. `-` is an empty cell.
 *
 * Sources, read 2026-11: iainelder/security-hub-controls a0fcd08 (2026-03-10) for id, title, severity and standards;
 * awslabs/oscal-content-for-aws-services 4a1779f (2026-03-31) and the Security Hub user guide for rules and types.
 */
export const securityHubKToZ: string = `
Keyspaces.1 | active | low | cassandra-keyspace-tagged | AWS::Cassandra::Keyspace | AWS-Resource-Tagging | Amazon Keyspaces keyspaces should be tagged
Kinesis.1 | active | medium | kinesis-stream-encrypted | AWS::Kinesis::Stream | FSBP NIST-800-53-r5 | Kinesis streams should be encrypted at rest
Kinesis.2 | active | low | - | AWS::Kinesis::Stream | AWS-Resource-Tagging | Kinesis streams should be tagged
Kinesis.3 | active | medium | kinesis-stream-backup-retention-check | AWS::Kinesis::Stream | FSBP | Kinesis streams should have an adequate data retention period
KMS.1 | active | medium | iam-customer-policy-blocked-kms-actions | AWS::IAM::Policy | FSBP NIST-800-53-r5 | IAM customer managed policies should not allow decryption actions on all KMS keys
KMS.2 | active | medium | iam-inline-policy-blocked-kms-actions | AWS::IAM::Group AWS::IAM::Role AWS::IAM::User | FSBP NIST-800-53-r5 | IAM principals should not have IAM inline policies that allow decryption actions on all KMS keys
KMS.3 | active | critical | kms-cmk-not-scheduled-for-deletion | AWS::KMS::Key | FSBP NIST-800-53-r5 | AWS KMS keys should not be deleted unintentionally
KMS.4 | active | medium | cmk-backing-key-rotation-enabled | AWS::KMS::Key | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | AWS KMS key rotation should be enabled
KMS.5 | active | critical | kms-key-policy-no-public-access | AWS::KMS::Key | FSBP | KMS keys should not be publicly accessible
Lambda.1 | active | critical | lambda-function-public-access-prohibited | AWS::Lambda::Function | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Lambda function policies should prohibit public access
Lambda.2 | active | medium | lambda-function-settings-check | AWS::Lambda::Function | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Lambda functions should use supported runtimes
Lambda.3 | active | low | lambda-inside-vpc | AWS::Lambda::Function | PCI-DSS-3.2.1 NIST-800-53-r5 | Lambda functions should be in a VPC
Lambda.5 | active | medium | lambda-vpc-multi-az-check | AWS::Lambda::Function | FSBP NIST-800-53-r5 | VPC Lambda functions should operate in multiple Availability Zones
Lambda.6 | active | low | - | AWS::Lambda::Function | AWS-Resource-Tagging | Lambda functions should be tagged
Lambda.7 | active | low | lambda-function-xray-enabled | AWS::Lambda::Function | NIST-800-53-r5 | Lambda functions should have AWS X-Ray active tracing enabled
Macie.1 | active | medium | macie-status-check | AWS::::Account | FSBP NIST-800-53-r5 | Amazon Macie should be enabled
Macie.2 | active | high | macie-auto-sensitive-data-discovery-check | AWS::::Account | FSBP NIST-800-53-r5 | Macie automated sensitive data discovery should be enabled
MQ.2 | active | medium | mq-cloudwatch-audit-log-enabled | AWS::AmazonMQ::Broker | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ActiveMQ brokers should stream audit logs to CloudWatch
MQ.4 | active | low | - | AWS::AmazonMQ::Broker | AWS-Resource-Tagging | Amazon MQ brokers should be tagged
MQ.5 | active | low | mq-active-deployment-mode | AWS::AmazonMQ::Broker | NIST-800-53-r5 | ActiveMQ brokers should use active/standby deployment mode
MQ.6 | active | low | mq-rabbit-deployment-mode | AWS::AmazonMQ::Broker | NIST-800-53-r5 | RabbitMQ brokers should use cluster deployment mode
MSK.1 | active | medium | msk-in-cluster-node-require-tls | AWS::MSK::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | MSK clusters should be encrypted in transit among broker nodes
MSK.2 | active | low | msk-enhanced-monitoring-enabled | AWS::MSK::Cluster | NIST-800-53-r5 | MSK clusters should have enhanced monitoring configured
MSK.3 | active | medium | - | AWS::KafkaConnect::Connector | FSBP PCI-DSS-4.0.1 | MSK Connect connectors should be encrypted in transit
MSK.4 | active | critical | msk-cluster-public-access-disabled | AWS::MSK::Cluster | FSBP | MSK clusters should have public access disabled
MSK.5 | active | medium | msk-connect-connector-logging-enabled | AWS::KafkaConnect::Connector | FSBP | MSK connectors should have logging enabled
MSK.6 | active | medium | msk-unrestricted-access-check | AWS::MSK::Cluster | FSBP | MSK clusters should disable unauthenticated access
Neptune.1 | active | medium | neptune-cluster-encrypted | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Neptune DB clusters should be encrypted at rest
Neptune.2 | active | medium | neptune-cluster-cloudwatch-log-export-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Neptune DB clusters should publish audit logs to CloudWatch Logs
Neptune.3 | active | critical | neptune-cluster-snapshot-public-prohibited | AWS::RDS::DBClusterSnapshot | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Neptune DB cluster snapshots should not be public
Neptune.4 | active | low | neptune-cluster-deletion-protection-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Neptune DB clusters should have deletion protection enabled
Neptune.5 | active | medium | neptune-cluster-backup-retention-check | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Neptune DB clusters should have automated backups enabled
Neptune.6 | active | medium | neptune-cluster-snapshot-encrypted | AWS::RDS::DBClusterSnapshot | FSBP NIST-800-53-r5 | Neptune DB cluster snapshots should be encrypted at rest
Neptune.7 | active | medium | neptune-cluster-iam-database-authentication | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Neptune DB clusters should have IAM database authentication enabled
Neptune.8 | active | low | neptune-cluster-copy-tags-to-snapshot-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Neptune DB clusters should be configured to copy tags to snapshots
Neptune.9 | active | medium | neptune-cluster-multi-az-enabled | AWS::RDS::DBCluster | NIST-800-53-r5 | Neptune DB clusters should be deployed across multiple Availability Zones
NetworkFirewall.1 | active | medium | netfw-multi-az-enabled | AWS::NetworkFirewall::Firewall | NIST-800-53-r5 | Network Firewall firewalls should be deployed across multiple Availability Zones
NetworkFirewall.2 | active | medium | netfw-logging-enabled | AWS::NetworkFirewall::LoggingConfiguration | FSBP NIST-800-53-r5 NIST-800-171-r2 | Network Firewall logging should be enabled
NetworkFirewall.3 | active | medium | netfw-policy-rule-group-associated | AWS::NetworkFirewall::FirewallPolicy | FSBP NIST-800-53-r5 NIST-800-171-r2 | Network Firewall policies should have at least one rule group associated
NetworkFirewall.4 | active | medium | netfw-policy-default-action-full-packets | AWS::NetworkFirewall::FirewallPolicy | FSBP NIST-800-53-r5 | The default stateless action for Network Firewall policies should be drop or forward for full packets
NetworkFirewall.5 | active | medium | netfw-policy-default-action-fragment-packets | AWS::NetworkFirewall::FirewallPolicy | FSBP NIST-800-53-r5 NIST-800-171-r2 | The default stateless action for Network Firewall policies should be drop or forward for fragmented packets
NetworkFirewall.6 | active | medium | netfw-stateless-rule-group-not-empty | AWS::NetworkFirewall::RuleGroup | FSBP NIST-800-53-r5 NIST-800-171-r2 | Stateless network firewall rule group should not be empty
NetworkFirewall.7 | active | low | - | AWS::NetworkFirewall::Firewall | AWS-Resource-Tagging | Network Firewall firewalls should be tagged
NetworkFirewall.8 | active | low | - | AWS::NetworkFirewall::FirewallPolicy | AWS-Resource-Tagging | Network Firewall firewall policies should be tagged
NetworkFirewall.9 | active | medium | netfw-deletion-protection-enabled | AWS::NetworkFirewall::Firewall | FSBP NIST-800-53-r5 | Network Firewall firewalls should have deletion protection enabled
NetworkFirewall.10 | active | medium | netfw-subnet-change-protection-enabled | AWS::NetworkFirewall::Firewall | FSBP NIST-800-53-r5 | Network Firewall firewalls should have subnet change protection enabled
Opensearch.1 | active | medium | opensearch-encrypted-at-rest | AWS::OpenSearch::Domain | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | OpenSearch domains should have encryption at rest enabled
Opensearch.2 | active | critical | opensearch-in-vpc-only | AWS::OpenSearch::Domain | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | OpenSearch domains should not be publicly accessible
Opensearch.3 | active | medium | opensearch-node-to-node-encryption-check | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 | OpenSearch domains should encrypt data sent between nodes
Opensearch.4 | active | medium | opensearch-logs-to-cloudwatch | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 | OpenSearch domain error logging to CloudWatch Logs should be enabled
Opensearch.5 | active | medium | opensearch-audit-logging-enabled | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | OpenSearch domains should have audit logging enabled
Opensearch.6 | active | medium | opensearch-data-node-fault-tolerance | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 | OpenSearch domains should have at least three data nodes
Opensearch.7 | active | high | opensearch-access-control-enabled | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 | OpenSearch domains should have fine-grained access control enabled
Opensearch.8 | active | medium | opensearch-https-required | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 | Connections to OpenSearch domains should be encrypted using the latest TLS security policy
Opensearch.9 | active | low | - | AWS::OpenSearch::Domain | AWS-Resource-Tagging | OpenSearch domains should be tagged
Opensearch.10 | active | medium | opensearch-update-check | AWS::OpenSearch::Domain | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | OpenSearch domains should have the latest software update installed
Opensearch.11 | active | low | opensearch-primary-node-fault-tolerance | AWS::OpenSearch::Domain | NIST-800-53-r5 | OpenSearch domains should have at least three dedicated primary nodes
PCA.1 | active | low | acm-pca-root-ca-disabled | AWS::ACMPCA::CertificateAuthority | FSBP NIST-800-53-r5 | AWS Private CA root certificate authority should be disabled
PCA.2 | active | low | acmpca-certificate-authority-tagged | AWS::ACMPCA::CertificateAuthority | AWS-Resource-Tagging | AWS Private CA certificate authorities should be tagged
RDS.1 | active | critical | rds-snapshots-public-prohibited | AWS::RDS::DBClusterSnapshot AWS::RDS::DBSnapshot | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | RDS snapshot should be private
RDS.2 | active | critical | rds-instance-public-access-check | AWS::RDS::DBInstance | CIS-5.0.0 CIS-3.0.0 FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | RDS DB Instances should prohibit public access, as determined by the PubliclyAccessible configuration
RDS.3 | active | medium | rds-storage-encrypted | AWS::RDS::DBInstance | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 FSBP NIST-800-53-r5 | RDS DB instances should have encryption at-rest enabled
RDS.4 | active | medium | rds-snapshot-encrypted | AWS::RDS::DBClusterSnapshot AWS::RDS::DBSnapshot | FSBP NIST-800-53-r5 | RDS cluster snapshots and database snapshots should be encrypted at rest
RDS.5 | active | medium | rds-multi-az-support | AWS::RDS::DBInstance | CIS-5.0.0 FSBP NIST-800-53-r5 | RDS DB instances should be configured with multiple Availability Zones
RDS.6 | active | low | rds-enhanced-monitoring-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | Enhanced monitoring should be configured for RDS DB instances
RDS.7 | active | medium | rds-cluster-deletion-protection-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | RDS clusters should have deletion protection enabled
RDS.8 | active | low | rds-instance-deletion-protection-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS DB instances should have deletion protection enabled
RDS.9 | active | medium | rds-logging-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | RDS DB instances should publish logs to CloudWatch Logs
RDS.10 | active | medium | rds-instance-iam-authentication-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | IAM authentication should be configured for RDS instances
RDS.11 | active | medium | db-instance-backup-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS instances should have automatic backups enabled
RDS.12 | active | medium | rds-cluster-iam-authentication-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | IAM authentication should be configured for RDS clusters
RDS.13 | active | high | rds-automatic-minor-version-upgrade-enabled | AWS::RDS::DBInstance | CIS-5.0.0 CIS-3.0.0 FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | RDS automatic minor version upgrades should be enabled
RDS.14 | active | medium | aurora-mysql-backtracking-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Amazon Aurora clusters should have backtracking enabled
RDS.15 | active | medium | rds-cluster-multi-az-enabled | AWS::RDS::DBCluster | CIS-5.0.0 FSBP NIST-800-53-r5 | RDS DB clusters should be configured for multiple Availability Zones
RDS.16 | active | low | custom:rds-cluster-copy-tags-to-snapshots-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Aurora DB clusters should be configured to copy tags to DB snapshots
RDS.17 | active | low | custom:rds-instance-copy-tags-to-snapshots-enabled | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS DB instances should be configured to copy tags to snapshots
RDS.18 | active | high | custom:rds-deployed-in-vpc | AWS::RDS::DBInstance | - | RDS instances should be deployed in a VPC
RDS.19 | active | low | custom:rds-cluster-event-notifications-configured | AWS::RDS::EventSubscription | FSBP NIST-800-53-r5 | Existing RDS event notification subscriptions should be configured for critical cluster events
RDS.20 | active | low | custom:rds-instance-event-notifications-configured | AWS::RDS::EventSubscription | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Existing RDS event notification subscriptions should be configured for critical database instance events
RDS.21 | active | low | custom:rds-pg-event-notifications-configured | AWS::RDS::EventSubscription | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | An RDS event notifications subscription should be configured for critical database parameter group events
RDS.22 | active | low | custom:rds-sg-event-notifications-configured | AWS::RDS::EventSubscription | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | An RDS event notifications subscription should be configured for critical database security group events
RDS.23 | active | low | custom:rds-no-default-ports | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS instances should not use a database engine default port
RDS.24 | active | medium | rds-cluster-default-admin-check | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | RDS Database Clusters should use a custom administrator username
RDS.25 | active | medium | rds-instance-default-admin-check | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | RDS database instances should use a custom administrator username
RDS.26 | active | medium | rds-resources-protected-by-backup-plan | AWS::RDS::DBInstance | NIST-800-53-r5 | RDS DB instances should be protected by a backup plan
RDS.27 | active | medium | rds-cluster-encrypted-at-rest | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | RDS DB clusters should be encrypted at rest
RDS.28 | active | low | - | AWS::RDS::DBCluster | AWS-Resource-Tagging | RDS DB clusters should be tagged
RDS.29 | active | low | - | AWS::RDS::DBClusterSnapshot | AWS-Resource-Tagging | RDS DB cluster snapshots should be tagged
RDS.30 | active | low | - | AWS::RDS::DBInstance | AWS-Resource-Tagging | RDS DB instances should be tagged
RDS.31 | active | low | - | AWS::RDS::DBSecurityGroup | AWS-Resource-Tagging | RDS DB security groups should be tagged
RDS.32 | active | low | - | AWS::RDS::DBSnapshot | AWS-Resource-Tagging | RDS DB snapshots should be tagged
RDS.33 | active | low | - | AWS::RDS::DBSubnetGroup | AWS-Resource-Tagging | RDS DB subnet groups should be tagged
RDS.34 | active | medium | rds-aurora-mysql-audit-logging-enabled | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Aurora MySQL DB clusters should publish audit logs to CloudWatch Logs
RDS.35 | active | medium | rds-cluster-auto-minor-version-upgrade-enable | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | RDS DB clusters should have automatic minor version upgrade enabled
RDS.36 | active | medium | rds-postgresql-logs-to-cloudwatch | AWS::RDS::DBInstance | FSBP PCI-DSS-4.0.1 | RDS for PostgreSQL DB instances should publish logs to CloudWatch Logs
RDS.37 | active | medium | rds-aurora-postgresql-logs-to-cloudwatch | AWS::RDS::DBCluster | FSBP PCI-DSS-4.0.1 | Aurora PostgreSQL DB clusters should publish logs to CloudWatch Logs
RDS.38 | active | medium | rds-postgres-instance-encrypted-in-transit | AWS::RDS::DBInstance | FSBP | RDS for PostgreSQL DB instances should be encrypted in transit
RDS.39 | active | medium | rds-mysql-instance-encrypted-in-transit | AWS::RDS::DBInstance | FSBP | RDS for MySQL DB instances should be encrypted in transit
RDS.40 | active | medium | rds-sql-server-logs-to-cloudwatch | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS for SQL Server DB instances should publish logs to CloudWatch Logs
RDS.41 | active | medium | rds-sqlserver-encrypted-in-transit | AWS::RDS::DBInstance | FSBP | RDS for SQL Server DB instances should be encrypted in transit
RDS.42 | active | medium | mariadb-publish-logs-to-cloudwatch-logs | AWS::RDS::DBInstance | FSBP NIST-800-53-r5 | RDS for MariaDB DB instances should publish logs to CloudWatch Logs
RDS.43 | active | medium | rds-proxy-tls-encryption | AWS::RDS::DBProxy | FSBP | RDS DB proxies should require TLS encryption for connections
RDS.44 | active | medium | rds-mariadb-instance-encrypted-in-transit | AWS::RDS::DBInstance | FSBP | RDS for MariaDB DB instances should be encrypted in transit
RDS.45 | active | medium | aurora-mysql-cluster-audit-logging | AWS::RDS::DBCluster | FSBP NIST-800-53-r5 | Aurora MySQL DB clusters should have audit logging enabled
RDS.46 | active | high | rds-instance-subnet-igw-check | AWS::RDS::DBInstance | FSBP | RDS DB instances should not be deployed in public subnets with routes to internet gateways
RDS.47 | active | low | rds-pgsql-cluster-copy-tags-to-snapshot-check | AWS::RDS::DBCluster | FSBP | RDS for PostgreSQL DB clusters should be configured to copy tags to DB snapshots
RDS.48 | active | low | rds-mysql-cluster-copy-tags-to-snapshot-check | AWS::RDS::DBCluster | FSBP | RDS for MySQL DB clusters should be configured to copy tags to DB snapshots
RDS.50 | active | medium | rds-cluster-backup-retention-check | AWS::RDS::DBCluster | FSBP | RDS DB clusters should have enough backup retention period set
Redshift.1 | active | critical | redshift-cluster-public-access-check | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Amazon Redshift clusters should prohibit public access
Redshift.2 | active | medium | redshift-require-tls-ssl | AWS::Redshift::Cluster AWS::Redshift::ClusterParameterGroup | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Connections to Amazon Redshift clusters should be encrypted in transit
Redshift.3 | active | medium | redshift-backup-enabled | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 | Amazon Redshift clusters should have automatic snapshots enabled
Redshift.4 | active | medium | custom:redshift-cluster-audit-logging-enabled | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon Redshift clusters should have audit logging enabled
Redshift.6 | active | medium | redshift-cluster-maintenancesettings-check | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 | Amazon Redshift should have automatic upgrades to major versions enabled
Redshift.7 | active | medium | redshift-enhanced-vpc-routing-enabled | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 | Redshift clusters should use enhanced VPC routing
Redshift.8 | active | medium | redshift-default-admin-check | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 | Amazon Redshift clusters should not use the default Admin username
Redshift.9 | unlisted | medium | redshift-default-db-name-check | AWS::Redshift::Cluster | - | Redshift clusters should not use the default database name
Redshift.10 | active | medium | redshift-cluster-kms-enabled | AWS::Redshift::Cluster | FSBP NIST-800-53-r5 | Redshift clusters should be encrypted at rest
Redshift.11 | active | low | - | AWS::Redshift::Cluster | AWS-Resource-Tagging | Redshift clusters should be tagged
Redshift.12 | active | low | - | AWS::Redshift::EventSubscription | AWS-Resource-Tagging | Redshift event subscription notifications should be tagged
Redshift.13 | active | low | - | AWS::Redshift::ClusterSnapshot | AWS-Resource-Tagging | Redshift cluster snapshots should be tagged
Redshift.14 | active | low | - | AWS::Redshift::ClusterSubnetGroup | AWS-Resource-Tagging | Redshift cluster subnet groups should be tagged
Redshift.15 | active | high | redshift-unrestricted-port-access | AWS::Redshift::Cluster | FSBP PCI-DSS-4.0.1 | Redshift security groups should allow ingress on the cluster port only from restricted origins
Redshift.16 | active | medium | redshift-cluster-subnet-group-multi-az | AWS::Redshift::ClusterSubnetGroup | NIST-800-53-r5 | Redshift cluster subnet groups should have subnets from multiple Availability Zones
Redshift.17 | active | low | redshift-cluster-parameter-group-tagged | AWS::Redshift::ClusterParameterGroup | AWS-Resource-Tagging | Redshift cluster parameter groups should be tagged
Redshift.18 | active | medium | redshift-cluster-multi-az-enabled | AWS::Redshift::Cluster | FSBP | Redshift clusters should have Multi-AZ deployments enabled
RedshiftServerless.1 | active | high | redshift-serverless-workgroup-routes-within-vpc | AWS::RedshiftServerless::Workgroup | FSBP | Amazon Redshift Serverless workgroups should use enhanced VPC routing
RedshiftServerless.2 | active | medium | redshift-serverless-workgroup-encrypted-in-transit | AWS::RedshiftServerless::Workgroup | FSBP | Connections to Redshift Serverless workgroups should be required to use SSL
RedshiftServerless.3 | active | high | redshift-serverless-workgroup-no-public-access | AWS::RedshiftServerless::Workgroup | FSBP | Redshift Serverless workgroups should prohibit public access
RedshiftServerless.4 | active | medium | redshift-serverless-namespace-cmk-encryption | AWS::RedshiftServerless::Namespace | NIST-800-53-r5 | Redshift Serverless namespaces should be encrypted with customer managed AWS KMS keys
RedshiftServerless.5 | active | medium | redshift-serverless-default-admin-check | AWS::RedshiftServerless::Namespace | FSBP | Redshift Serverless namespaces should not use the default admin username
RedshiftServerless.6 | active | medium | redshift-serverless-publish-logs-to-cloudwatch | AWS::RedshiftServerless::Namespace | FSBP | Redshift Serverless namespaces should export logs to CloudWatch Logs
Route53.1 | active | low | - | AWS::Route53::HealthCheck | AWS-Resource-Tagging | Route 53 health checks should be tagged
Route53.2 | active | medium | route53-query-logging-enabled | AWS::Route53::HostedZone | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Route 53 public hosted zones should log DNS queries
S3.1 | active | medium | s3-account-level-public-access-blocks-periodic | AWS::S3::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | S3 general purpose buckets should have block public access settings enabled
S3.2 | active | critical | s3-bucket-public-read-prohibited | AWS::S3::AccountPublicAccessBlock AWS::S3::Bucket | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | S3 general purpose buckets should block public read access
S3.3 | active | critical | s3-bucket-public-write-prohibited | AWS::S3::AccountPublicAccessBlock AWS::S3::Bucket | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | S3 general purpose buckets should block public write access
S3.4 | retired | medium | s3-bucket-server-side-encryption-enabled | AWS::S3::Bucket | - | S3 buckets should have server-side encryption enabled
S3.5 | active | medium | s3-bucket-ssl-requests-only | AWS::S3::Bucket | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | S3 general purpose buckets should require requests to use SSL
S3.6 | active | high | s3-bucket-blacklisted-actions-prohibited | AWS::S3::Bucket | FSBP NIST-800-53-r5 NIST-800-171-r2 | S3 general purpose bucket policies should restrict access to other AWS accounts
S3.7 | active | low | s3-bucket-cross-region-replication-enabled | AWS::S3::Bucket | PCI-DSS-3.2.1 NIST-800-53-r5 | S3 general purpose buckets should use cross-Region replication
S3.8 | active | high | s3-bucket-level-public-access-prohibited | AWS::S3::Bucket | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | S3 general purpose buckets should block public access
S3.9 | active | medium | s3-bucket-logging-enabled | AWS::S3::Bucket | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | S3 general purpose buckets should have server access logging enabled
S3.10 | active | medium | s3-version-lifecycle-policy-check | AWS::S3::Bucket | NIST-800-53-r5 | S3 general purpose buckets with versioning enabled should have Lifecycle configurations
S3.11 | active | medium | s3-event-notifications-enabled | AWS::S3::Bucket | NIST-800-53-r5 NIST-800-171-r2 | S3 general purpose buckets should have event notifications enabled
S3.12 | active | medium | s3-bucket-acl-prohibited | AWS::S3::Bucket | FSBP NIST-800-53-r5 | ACLs should not be used to manage user access to S3 general purpose buckets
S3.13 | active | low | s3-lifecycle-policy-check | AWS::S3::Bucket | FSBP NIST-800-53-r5 | S3 general purpose buckets should have Lifecycle configurations
S3.14 | active | low | s3-bucket-versioning-enabled | AWS::S3::Bucket | NIST-800-53-r5 NIST-800-171-r2 | S3 general purpose buckets should have versioning enabled
S3.15 | active | medium | s3-bucket-default-lock-enabled | AWS::S3::Bucket | NIST-800-53-r5 PCI-DSS-4.0.1 | S3 general purpose buckets should have Object Lock enabled
S3.17 | active | medium | s3-default-encryption-kms | AWS::KMS::Alias AWS::KMS::Key AWS::S3::Bucket | NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | S3 general purpose buckets should be encrypted at rest with AWS KMS keys
S3.19 | active | critical | s3-access-point-public-access-blocks | AWS::S3::AccessPoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | S3 access points should have block public access settings enabled
S3.20 | active | low | s3-bucket-mfa-delete-enabled | AWS::S3::Bucket | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 NIST-800-53-r5 | S3 general purpose buckets should have MFA delete enabled
S3.22 | active | medium | cloudtrail-all-write-s3-data-event-check | AWS::::Account | CIS-5.0.0 CIS-3.0.0 PCI-DSS-4.0.1 | S3 general purpose buckets should log object-level write events
S3.23 | active | medium | cloudtrail-all-read-s3-data-event-check | AWS::::Account | CIS-5.0.0 CIS-3.0.0 PCI-DSS-4.0.1 | S3 general purpose buckets should log object-level read events
S3.24 | active | high | - | AWS::S3::MultiRegionAccessPoint | FSBP PCI-DSS-4.0.1 | S3 Multi-Region Access Points should have block public access settings enabled
S3.25 | active | low | s3express-dir-bucket-lifecycle-rules-check | AWS::S3Express::DirectoryBucket | FSBP | S3 directory buckets should have lifecycle configurations
SageMaker.1 | active | high | sagemaker-notebook-no-direct-internet-access | AWS::SageMaker::NotebookInstance | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Amazon SageMaker notebook instances should not have direct internet access
SageMaker.2 | active | high | sagemaker-notebook-instance-inside-vpc | AWS::SageMaker::NotebookInstance | FSBP NIST-800-53-r5 | SageMaker notebook instances should be launched in a custom VPC
SageMaker.3 | active | high | sagemaker-notebook-instance-root-access-check | AWS::SageMaker::NotebookInstance | FSBP NIST-800-53-r5 | Users should not have root access to SageMaker notebook instances
SageMaker.4 | active | medium | sagemaker-endpoint-config-prod-instance-count | AWS::SageMaker::EndpointConfig | FSBP NIST-800-53-r5 | SageMaker endpoint production variants should have an initial instance count greater than 1
SageMaker.5 | active | medium | sagemaker-model-isolation-enabled | AWS::SageMaker::Model | FSBP | SageMaker models should have network isolation enabled
SageMaker.6 | active | low | sagemaker-app-image-config-tagged | AWS::SageMaker::AppImageConfig | AWS-Resource-Tagging | SageMaker app image configurations should be tagged
SageMaker.7 | active | low | sagemaker-image-tagged | AWS::SageMaker::Image | AWS-Resource-Tagging | SageMaker images should be tagged
SageMaker.8 | active | medium | sagemaker-notebook-instance-platform-version | AWS::SageMaker::NotebookInstance | FSBP | SageMaker notebook instances should run on supported platforms
SageMaker.9 | active | medium | sagemaker-data-quality-job-encrypt-in-transit | AWS::SageMaker::DataQualityJobDefinition | FSBP | SageMaker data quality job definitions should have inter-container traffic encryption enabled
SageMaker.10 | active | medium | sagemaker-model-explainability-job-encrypt-in-transit | AWS::SageMaker::ModelExplainabilityJobDefinition | FSBP | SageMaker model explainability job definitions should have inter-container traffic encryption enabled
SageMaker.11 | active | medium | sagemaker-data-quality-job-isolation | AWS::SageMaker::DataQualityJobDefinition | FSBP | SageMaker data quality job definitions should have network isolation enabled
SageMaker.12 | active | medium | sagemaker-model-bias-job-isolation | AWS::SageMaker::ModelBiasJobDefinition | FSBP | SageMaker model bias job definitions should have network isolation enabled
SageMaker.13 | active | medium | sagemaker-model-quality-job-encrypt-in-transit | AWS::SageMaker::ModelQualityJobDefinition | FSBP | SageMaker model quality job definitions should have inter-container traffic encryption enabled
SageMaker.14 | active | medium | sagemaker-monitoring-schedule-isolation | AWS::SageMaker::MonitoringSchedule | FSBP | SageMaker monitoring schedules should have network isolation enabled
SageMaker.15 | active | medium | sagemaker-model-bias-job-encrypt-in-transit | AWS::SageMaker::ModelBiasJobDefinition | FSBP | SageMaker model bias job definitions should have inter-container traffic encryption enabled
SecretsManager.1 | active | medium | secretsmanager-rotation-enabled-check | AWS::SecretsManager::Secret | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Secrets Manager secrets should have automatic rotation enabled
SecretsManager.2 | active | medium | secretsmanager-scheduled-rotation-success-check | AWS::SecretsManager::Secret | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Secrets Manager secrets configured with automatic rotation should rotate successfully
SecretsManager.3 | active | medium | secretsmanager-secret-unused | AWS::SecretsManager::Secret | FSBP NIST-800-53-r5 | Remove unused Secrets Manager secrets
SecretsManager.4 | active | medium | secretsmanager-secret-periodic-rotation | AWS::SecretsManager::Secret | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Secrets Manager secrets should be rotated within a specified number of days
SecretsManager.5 | active | low | - | AWS::SecretsManager::Secret | AWS-Resource-Tagging | Secrets Manager secrets should be tagged
ServiceCatalog.1 | active | medium | service-catalog-shared-within-organization | AWS::ServiceCatalog::Portfolio | FSBP NIST-800-53-r5 | Service Catalog portfolios should be shared within an AWS organization only
SES.1 | active | low | - | AWS::SES::ContactList | AWS-Resource-Tagging | SES contact lists should be tagged
SES.2 | active | low | - | AWS::SES::ConfigurationSet | AWS-Resource-Tagging | SES configuration sets should be tagged
SES.3 | active | medium | ses-sending-tls-required | AWS::SES::ConfigurationSet | FSBP | SES configuration sets should have TLS enabled for sending emails
SNS.1 | active | medium | sns-encrypted-kms | AWS::SNS::Topic | NIST-800-53-r5 NIST-800-171-r2 | SNS topics should be encrypted at-rest using AWS KMS
SNS.2 | retired | medium | sns-topic-message-delivery-notification-enabled | AWS::SNS::Topic | - | Logging of delivery status should be enabled for notification messages sent to a topic
SNS.3 | active | low | - | AWS::SNS::Topic | AWS-Resource-Tagging | SNS topics should be tagged
SNS.4 | active | critical | sns-topic-no-public-access | AWS::SNS::Topic | FSBP | SNS topic access policies should not allow public access
SQS.1 | active | medium | custom:sqs-queue-encrypted | AWS::SQS::Queue | FSBP NIST-800-53-r5 | Amazon SQS queues should be encrypted at rest
SQS.2 | active | low | - | AWS::SQS::Queue | AWS-Resource-Tagging | SQS queues should be tagged
SQS.3 | active | critical | sqs-queue-no-public-access | AWS::SQS::Queue | FSBP | SQS queue access policies should not allow public access
SSM.1 | active | medium | ec2-instance-managed-by-ssm | AWS::EC2::Instance AWS::SSM::ManagedInstanceInventory | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | EC2 instances should be managed by AWS Systems Manager
SSM.2 | active | high | ec2-managedinstance-patch-compliance | AWS::SSM::PatchCompliance | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | EC2 instances managed by Systems Manager should have a patch compliance status of COMPLIANT after a patch installation
SSM.3 | active | low | ec2-managedinstance-association-compliance-status-check | AWS::SSM::AssociationCompliance | FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | EC2 instances managed by Systems Manager should have an association compliance status of COMPLIANT
SSM.4 | active | critical | ssm-document-not-public | AWS::SSM::Document | FSBP NIST-800-53-r5 | SSM documents should not be public
SSM.5 | active | low | ssm-document-tagged | AWS::SSM::Document | AWS-Resource-Tagging | SSM documents should be tagged
SSM.6 | active | medium | ssm-automation-logging-enabled | AWS::::Account | FSBP | SSM Automation should have CloudWatch logging enabled
SSM.7 | active | critical | ssm-automation-block-public-sharing | AWS::::Account | FSBP | SSM documents should have the block public sharing setting enabled
StepFunctions.1 | active | medium | step-functions-state-machine-logging-enabled | AWS::StepFunctions::StateMachine | FSBP PCI-DSS-4.0.1 | Step Functions state machines should have logging turned on
StepFunctions.2 | active | low | - | AWS::StepFunctions::Activity | AWS-Resource-Tagging | Step Functions activities should be tagged
Transfer.1 | active | low | - | AWS::Transfer::Workflow | AWS-Resource-Tagging | Transfer Family workflows should be tagged
Transfer.2 | active | medium | transfer-family-server-no-ftp | AWS::Transfer::Server | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Transfer Family servers should not use FTP protocol for endpoint connection
Transfer.3 | active | medium | transfer-connector-logging-enabled | AWS::Transfer::Connector | FSBP NIST-800-53-r5 | Transfer Family connectors should have logging enabled
Transfer.4 | active | low | transfer-agreement-tagged | AWS::Transfer::Agreement | AWS-Resource-Tagging | Transfer Family agreements should be tagged
Transfer.5 | active | low | transfer-certificate-tagged | AWS::Transfer::Certificate | AWS-Resource-Tagging | Transfer Family certificates should be tagged
Transfer.6 | active | low | transfer-connector-tagged | AWS::Transfer::Connector | AWS-Resource-Tagging | Transfer Family connectors should be tagged
Transfer.7 | active | low | transfer-profile-tagged | AWS::Transfer::Profile | AWS-Resource-Tagging | Transfer Family profiles should be tagged
WAF.1 | active | medium | waf-classic-logging-enabled | AWS::WAF::WebACL | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | AWS WAF Classic Global Web ACL logging should be enabled
WAF.2 | active | medium | waf-regional-rule-not-empty | AWS::WAFRegional::Rule | FSBP NIST-800-53-r5 | AWS WAF Classic Regional rules should have at least one condition
WAF.3 | active | medium | waf-regional-rulegroup-not-empty | AWS::WAFRegional::RuleGroup | FSBP NIST-800-53-r5 | AWS WAF Classic Regional rule groups should have at least one rule
WAF.4 | active | medium | waf-regional-webacl-not-empty | AWS::WAFRegional::WebACL | FSBP NIST-800-53-r5 | AWS WAF Classic Regional web ACLs should have at least one rule or rule group
WAF.6 | active | medium | waf-global-rule-not-empty | AWS::WAF::Rule | FSBP NIST-800-53-r5 | AWS WAF Classic global rules should have at least one condition
WAF.7 | active | medium | waf-global-rulegroup-not-empty | AWS::WAF::RuleGroup | FSBP NIST-800-53-r5 | AWS WAF Classic global rule groups should have at least one rule
WAF.8 | active | medium | waf-global-webacl-not-empty | AWS::WAF::WebACL | FSBP NIST-800-53-r5 | AWS WAF Classic global web ACLs should have at least one rule or rule group
WAF.10 | active | medium | wafv2-webacl-not-empty | AWS::WAFv2::WebACL | FSBP NIST-800-53-r5 | AWS WAF web ACLs should have at least one rule or rule group
WAF.11 | active | low | wafv2-logging-enabled | AWS::WAFv2::WebACL | NIST-800-53-r5 PCI-DSS-4.0.1 | AWS WAF web ACL logging should be enabled
WAF.12 | active | medium | wafv2-rulegroup-logging-enabled | AWS::WAFv2::RuleGroup | FSBP NIST-800-53-r5 NIST-800-171-r2 | AWS WAF rules should have CloudWatch metrics enabled
WorkSpaces.1 | active | medium | workspaces-user-volume-encryption-enabled | AWS::WorkSpaces::WorkSpace | FSBP | WorkSpaces user volumes should be encrypted at rest
WorkSpaces.2 | active | medium | workspaces-root-volume-encryption-enabled | AWS::WorkSpaces::WorkSpace | FSBP | WorkSpaces root volumes should be encrypted at rest
`;
