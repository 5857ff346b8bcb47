/**
 * Security Hub controls of the services E to I, one a line.
 *
 * Columns: id; status; severity; AWS Config rule (`custom:` where Security Hub brings a rule of its own that cannot be
 * deployed by name); resource types; standards; title. `-` is an empty cell.
 *
 * Sources, read 2026-11: iainelder/security-hub-controls a0fcd08 (2026-03-10) for id, title, severity and standards;
 * awslabs/oscal-content-for-aws-services 4a1779f (2026-03-31) and the Security Hub user guide for rules and types.
 */
export const securityHubEToI: string = `
EC2.1 | active | critical | ebs-snapshot-public-restorable-check | AWS::::Account | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | EBS snapshots should not be publicly restorable
EC2.2 | active | high | vpc-default-security-group-closed | AWS::EC2::SecurityGroup | CIS-5.0.0 CIS-3.0.0 CIS-1.2.0 FSBP PCI-DSS-3.2.1 CIS-1.4.0 NIST-800-53-r5 | VPC default security groups should not allow inbound or outbound traffic
EC2.3 | active | medium | encrypted-volumes | AWS::EC2::Volume | FSBP NIST-800-53-r5 | Attached EBS volumes should be encrypted at-rest
EC2.4 | active | medium | ec2-stopped-instance | AWS::EC2::Instance | FSBP NIST-800-53-r5 | Stopped EC2 instances should be removed after a specified time period
EC2.6 | active | medium | vpc-flow-logs-enabled | AWS::EC2::VPC | CIS-5.0.0 CIS-3.0.0 CIS-1.2.0 FSBP PCI-DSS-3.2.1 CIS-1.4.0 NIST-800-53-r5 NIST-800-171-r2 | VPC flow logging should be enabled in all VPCs
EC2.7 | active | medium | ec2-ebs-encryption-by-default | AWS::::Account | CIS-5.0.0 CIS-3.0.0 FSBP CIS-1.4.0 NIST-800-53-r5 | EBS default encryption should be enabled
EC2.8 | active | high | ec2-imdsv2-check | AWS::EC2::Instance | CIS-5.0.0 CIS-3.0.0 FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EC2 instances should use Instance Metadata Service Version 2 (IMDSv2)
EC2.9 | active | high | ec2-instance-no-public-ip | AWS::EC2::Instance | FSBP NIST-800-53-r5 | EC2 instances should not have a public IPv4 address
EC2.10 | active | medium | service-vpc-endpoint-enabled | AWS::EC2::VPC | FSBP NIST-800-53-r5 NIST-800-171-r2 | Amazon EC2 should be configured to use VPC endpoints that are created for the Amazon EC2 service
EC2.12 | active | low | eip-attached | AWS::EC2::EIP | PCI-DSS-3.2.1 NIST-800-53-r5 | Unused EC2 EIPs should be removed
EC2.13 | active | high | restricted-ssh | AWS::EC2::SecurityGroup | CIS-1.2.0 PCI-DSS-3.2.1 PCI-DSS-4.0.1 NIST-800-53-r5 NIST-800-171-r2 | Security groups should not allow ingress from 0.0.0.0/0 or ::/0 to port 22
EC2.14 | active | high | restricted-rdp | AWS::EC2::SecurityGroup | CIS-1.2.0 PCI-DSS-4.0.1 | Security groups should not allow ingress from 0.0.0.0/0 or ::/0 to port 3389
EC2.15 | active | medium | subnet-auto-assign-public-ip-disabled | AWS::EC2::Subnet | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EC2 subnets should not automatically assign public IP addresses
EC2.16 | active | low | vpc-network-acl-unused-check | AWS::EC2::NetworkAcl | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Unused Network Access Control Lists should be removed
EC2.17 | active | low | ec2-instance-multiple-eni-check | AWS::EC2::Instance | FSBP NIST-800-53-r5 | EC2 instances should not use multiple ENIs
EC2.18 | active | high | vpc-sg-open-only-to-authorized-ports | AWS::EC2::SecurityGroup | FSBP NIST-800-53-r5 NIST-800-171-r2 | Security groups should only allow unrestricted incoming traffic for authorized ports
EC2.19 | active | critical | custom:vpc-sg-restricted-common-ports | AWS::EC2::SecurityGroup | FSBP NIST-800-53-r5 NIST-800-171-r2 | Security groups should not allow unrestricted access to ports with high risk
EC2.20 | active | medium | vpc-vpn-2-tunnels-up | AWS::EC2::VPNConnection | FSBP NIST-800-53-r5 NIST-800-171-r2 | Both VPN tunnels for an AWS Site-to-Site VPN connection should be up
EC2.21 | active | medium | nacl-no-unrestricted-ssh-rdp | AWS::EC2::NetworkAcl | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Network ACLs should not allow ingress from 0.0.0.0/0 to port 22 or port 3389
EC2.22 | active | medium | ec2-security-group-attached-to-eni-periodic | AWS::EC2::NetworkInterface | - | Unused EC2 security groups should be removed
EC2.23 | active | high | ec2-transit-gateway-auto-vpc-attach-disabled | AWS::EC2::TransitGateway | FSBP NIST-800-53-r5 | EC2 Transit Gateways should not automatically accept VPC attachment requests
EC2.24 | active | medium | ec2-paravirtual-instance-check | AWS::EC2::Instance | FSBP NIST-800-53-r5 | EC2 paravirtual instance types should not be used
EC2.25 | active | high | ec2-launch-template-public-ip-disabled | AWS::EC2::LaunchTemplate | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EC2 launch templates should not assign public IPs to network interfaces
EC2.28 | active | low | ebs-resources-protected-by-backup-plan | AWS::EC2::Volume | NIST-800-53-r5 | EBS volumes should be in a backup plan
EC2.29 | retired | high | ec2-instances-in-vpc | AWS::EC2::Instance | - | EC2 instances should be launched in a VPC
EC2.33 | active | low | - | AWS::EC2::TransitGatewayAttachment | AWS-Resource-Tagging | EC2 transit gateway attachments should be tagged
EC2.34 | active | low | - | AWS::EC2::TransitGatewayRouteTable | AWS-Resource-Tagging | EC2 transit gateway route tables should be tagged
EC2.35 | active | low | - | AWS::EC2::NetworkInterface | AWS-Resource-Tagging | EC2 network interfaces should be tagged
EC2.36 | active | low | - | AWS::EC2::CustomerGateway | AWS-Resource-Tagging | EC2 customer gateways should be tagged
EC2.37 | active | low | - | AWS::EC2::EIP | AWS-Resource-Tagging | EC2 Elastic IP addresses should be tagged
EC2.38 | active | low | - | AWS::EC2::Instance | AWS-Resource-Tagging | EC2 instances should be tagged
EC2.39 | active | low | - | AWS::EC2::InternetGateway | AWS-Resource-Tagging | EC2 internet gateways should be tagged
EC2.40 | active | low | - | AWS::EC2::NatGateway | AWS-Resource-Tagging | EC2 NAT gateways should be tagged
EC2.41 | active | low | - | AWS::EC2::NetworkAcl | AWS-Resource-Tagging | EC2 network ACLs should be tagged
EC2.42 | active | low | - | AWS::EC2::RouteTable | AWS-Resource-Tagging | EC2 route tables should be tagged
EC2.43 | active | low | - | AWS::EC2::SecurityGroup | AWS-Resource-Tagging | EC2 security groups should be tagged
EC2.44 | active | low | - | AWS::EC2::Subnet | AWS-Resource-Tagging | EC2 subnets should be tagged
EC2.45 | active | low | - | AWS::EC2::Volume | AWS-Resource-Tagging | EC2 volumes should be tagged
EC2.46 | active | low | - | AWS::EC2::VPC | AWS-Resource-Tagging | Amazon VPCs should be tagged
EC2.47 | active | low | - | AWS::EC2::VPCEndpointService | AWS-Resource-Tagging | Amazon VPC endpoint services should be tagged
EC2.48 | active | low | - | AWS::EC2::FlowLog | AWS-Resource-Tagging | Amazon VPC flow logs should be tagged
EC2.49 | active | low | - | AWS::EC2::VPCPeeringConnection | AWS-Resource-Tagging | Amazon VPC peering connections should be tagged
EC2.50 | active | low | - | AWS::EC2::VPNGateway | AWS-Resource-Tagging | EC2 VPN gateways should be tagged
EC2.51 | active | low | ec2-client-vpn-connection-log-enabled | AWS::EC2::ClientVpnEndpoint | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | EC2 Client VPN endpoints should have client connection logging enabled
EC2.52 | active | low | - | AWS::EC2::TransitGateway | AWS-Resource-Tagging | EC2 transit gateways should be tagged
EC2.53 | active | high | vpc-sg-port-restriction-check | AWS::EC2::SecurityGroup | CIS-5.0.0 CIS-3.0.0 PCI-DSS-4.0.1 | EC2 security groups should not allow ingress from 0.0.0.0/0 to remote server administration ports
EC2.54 | active | high | vpc-sg-port-restriction-check | AWS::EC2::SecurityGroup | CIS-5.0.0 CIS-3.0.0 PCI-DSS-4.0.1 | EC2 security groups should not allow ingress from ::/0 to remote server administration ports
EC2.55 | active | medium | vpc-endpoint-enabled-ecr-api | AWS::EC2::VPC | FSBP NIST-800-53-r5 | VPCs should be configured with an interface endpoint for ECR API
EC2.56 | active | medium | vpc-endpoint-enabled-ecr-dkr | AWS::EC2::VPC | FSBP NIST-800-53-r5 | VPCs should be configured with an interface endpoint for Docker Registry
EC2.57 | active | medium | vpc-endpoint-enabled-ssm | AWS::EC2::VPC | FSBP NIST-800-53-r5 | VPCs should be configured with an interface endpoint for Systems Manager
EC2.58 | active | medium | vpc-endpoint-enabled-ssm-contacts | AWS::EC2::VPC | FSBP NIST-800-53-r5 | VPCs should be configured with an interface endpoint for Systems Manager Incident Manager Contacts
EC2.60 | active | medium | vpc-endpoint-enabled-ssm-incidents | AWS::EC2::VPC | FSBP NIST-800-53-r5 | VPCs should be configured with an interface endpoint for Systems Manager Incident Manager
EC2.170 | active | low | ec2-launch-template-imdsv2-check | AWS::EC2::LaunchTemplate | FSBP PCI-DSS-4.0.1 | EC2 launch templates should use Instance Metadata Service Version 2 (IMDSv2)
EC2.171 | active | medium | ec2-vpn-connection-logging-enabled | AWS::EC2::VPNConnection | FSBP PCI-DSS-4.0.1 | EC2 VPN connections should have logging enabled
EC2.172 | active | medium | - | AWS::EC2::VPCBlockPublicAccessOptions | FSBP | EC2 VPC Block Public Access settings should block internet gateway traffic
EC2.173 | active | medium | ec2-spot-fleet-request-ct-encryption-at-rest | AWS::EC2::SpotFleet | FSBP | EC2 Spot Fleet requests with launch parameters should enable encryption for attached EBS volumes
EC2.174 | active | low | ec2-dhcp-options-tagged | AWS::EC2::DHCPOptions | AWS-Resource-Tagging | EC2 DHCP option sets should be tagged
EC2.175 | active | low | ec2-launch-template-tagged | AWS::EC2::LaunchTemplate | AWS-Resource-Tagging | EC2 launch templates should be tagged
EC2.176 | active | low | ec2-prefix-list-tagged | AWS::EC2::PrefixList | AWS-Resource-Tagging | EC2 prefix lists should be tagged
EC2.177 | active | low | ec2-traffic-mirror-session-tagged | AWS::EC2::TrafficMirrorSession | AWS-Resource-Tagging | EC2 traffic mirror sessions should be tagged
EC2.178 | active | low | ec2-traffic-mirror-filter-tagged | AWS::EC2::TrafficMirrorFilter | AWS-Resource-Tagging | EC2 traffic mirror filters should be tagged
EC2.179 | active | low | ec2-traffic-mirror-target-tagged | AWS::EC2::TrafficMirrorTarget | AWS-Resource-Tagging | EC2 traffic mirror targets should be tagged
EC2.180 | active | medium | ec2-enis-source-destination-check-enabled | AWS::EC2::NetworkInterface | FSBP | EC2 network interfaces should have source/destination checking enabled
EC2.181 | active | medium | ec2-launch-templates-ebs-volume-encrypted | AWS::EC2::LaunchTemplate | FSBP | EC2 launch templates should enable encryption for attached EBS volumes
EC2.182 | active | high | ebs-snapshot-block-public-access | AWS::EC2::SnapshotBlockPublicAccess | FSBP | EBS Snapshots should not be publicly accessible
ECR.1 | active | high | ecr-private-image-scanning-enabled | AWS::ECR::Repository | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ECR private repositories should have image scanning configured
ECR.2 | active | medium | ecr-private-tag-immutability-enabled | AWS::ECR::Repository | FSBP NIST-800-53-r5 | ECR private repositories should have tag immutability configured
ECR.3 | active | medium | ecr-private-lifecycle-policy-configured | AWS::ECR::Repository | FSBP NIST-800-53-r5 | ECR repositories should have at least one lifecycle policy configured
ECR.4 | active | low | - | AWS::ECR::PublicRepository | AWS-Resource-Tagging | ECR public repositories should be tagged
ECR.5 | active | medium | ecr-repository-cmk-encryption-enabled | AWS::ECR::Repository | NIST-800-53-r5 | ECR repositories should be encrypted with customer managed AWS KMS keys
ECS.1 | unlisted | high | ecs-task-definition-user-for-host-mode-check | AWS::ECS::TaskDefinition | - | Amazon ECS task definitions should have secure networking modes and user definitions.
ECS.2 | active | high | custom:ecs-service-assign-public-ip-disabled | AWS::ECS::Service | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ECS services should not have public IP addresses assigned to them automatically
ECS.3 | active | high | ecs-task-definition-pid-mode-check | AWS::ECS::TaskDefinition | FSBP NIST-800-53-r5 | ECS task definitions should not share the host's process namespace
ECS.4 | active | high | ecs-containers-nonprivileged | AWS::ECS::TaskDefinition | FSBP NIST-800-53-r5 | ECS containers should run as non-privileged
ECS.5 | active | high | ecs-containers-readonly-access | AWS::ECS::TaskDefinition | FSBP NIST-800-53-r5 | ECS containers should be limited to read-only access to root filesystems
ECS.8 | active | high | ecs-no-environment-secrets | AWS::ECS::TaskDefinition | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Secrets should not be passed as container environment variables
ECS.9 | active | high | ecs-task-definition-log-configuration | AWS::ECS::TaskDefinition | FSBP NIST-800-53-r5 | ECS task definitions should have a logging configuration
ECS.10 | active | medium | ecs-fargate-latest-platform-version | AWS::ECS::Service | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ECS Fargate services should run on the latest Fargate platform version
ECS.12 | active | medium | ecs-container-insights-enabled | AWS::ECS::Cluster | FSBP NIST-800-53-r5 | ECS clusters should use Container Insights
ECS.13 | active | low | - | AWS::ECS::Service | AWS-Resource-Tagging | ECS services should be tagged
ECS.14 | active | low | - | AWS::ECS::Cluster | AWS-Resource-Tagging | ECS clusters should be tagged
ECS.15 | active | low | - | AWS::ECS::TaskDefinition | AWS-Resource-Tagging | ECS task definitions should be tagged
ECS.16 | active | high | - | AWS::ECS::TaskSet | FSBP PCI-DSS-4.0.1 | ECS task sets should not automatically assign public IP addresses
ECS.17 | active | medium | ecs-task-definition-network-mode-not-host | AWS::ECS::TaskDefinition | NIST-800-53-r5 | ECS task definitions should not use host network mode
ECS.18 | active | medium | ecs-task-definition-efs-encryption-enabled | AWS::ECS::TaskDefinition | FSBP | ECS Task Definitions should use in-transit encryption for EFS volumes
ECS.19 | active | medium | ecs-capacity-provider-termination-check | AWS::ECS::CapacityProvider | FSBP | ECS capacity providers should have managed termination protection enabled
ECS.20 | active | medium | ecs-task-definition-linux-user-non-root | AWS::ECS::TaskDefinition | FSBP | ECS Task Definitions should configure non-root users in Linux container definitions
ECS.21 | active | medium | ecs-task-definition-windows-user-non-admin | AWS::ECS::TaskDefinition | FSBP | ECS Task Definitions should configure non-administrator users in Windows container definitions
EFS.1 | active | medium | efs-encrypted-check | AWS::EFS::FileSystem | CIS-5.0.0 CIS-3.0.0 FSBP NIST-800-53-r5 | Elastic File System should be configured to encrypt file data at-rest using AWS KMS
EFS.2 | active | medium | efs-in-backup-plan | AWS::EFS::FileSystem | FSBP NIST-800-53-r5 | Amazon EFS volumes should be in backup plans
EFS.3 | active | medium | efs-access-point-enforce-root-directory | AWS::EFS::AccessPoint | FSBP NIST-800-53-r5 | EFS access points should enforce a root directory
EFS.4 | active | medium | efs-access-point-enforce-user-identity | AWS::EFS::AccessPoint | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EFS access points should enforce a user identity
EFS.5 | active | low | - | AWS::EFS::AccessPoint | AWS-Resource-Tagging | EFS access points should be tagged
EFS.6 | active | medium | efs-mount-target-public-accessible | AWS::EFS::FileSystem | FSBP | EFS mount targets should not be associated with subnets that assign public IP addresses on launch
EFS.7 | active | medium | efs-automatic-backups-enabled | AWS::EFS::FileSystem | FSBP | EFS file systems should have automatic backups enabled
EFS.8 | active | medium | efs-filesystem-ct-encrypted | AWS::EFS::FileSystem | CIS-5.0.0 FSBP | EFS file systems should be encrypted at rest
EKS.1 | active | high | eks-endpoint-no-public-access | AWS::EKS::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EKS cluster endpoints should not be publicly accessible
EKS.2 | active | high | eks-cluster-supported-version | AWS::EKS::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EKS clusters should run on a supported Kubernetes version
EKS.3 | active | medium | eks-cluster-secrets-encrypted | AWS::EKS::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EKS clusters should use encrypted Kubernetes secrets
EKS.6 | active | low | - | AWS::EKS::Cluster | AWS-Resource-Tagging | EKS clusters should be tagged
EKS.7 | active | low | - | AWS::EKS::IdentityProviderConfig | AWS-Resource-Tagging | EKS identity provider configurations should be tagged
EKS.8 | active | medium | eks-cluster-log-enabled | AWS::EKS::Cluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EKS clusters should have audit logging enabled
ElastiCache.1 | active | high | elasticache-redis-cluster-automatic-backup-check | AWS::ElastiCache::CacheCluster | FSBP NIST-800-53-r5 | ElastiCache (Redis OSS) clusters should have automatic backups enabled
ElastiCache.2 | active | high | elasticache-auto-minor-version-upgrade-check | AWS::ElastiCache::CacheCluster | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ElastiCache clusters should have automatic minor version upgrades enabled
ElastiCache.3 | active | medium | elasticache-repl-grp-auto-failover-enabled | AWS::ElastiCache::ReplicationGroup | FSBP NIST-800-53-r5 | ElastiCache replication groups should have automatic failover enabled
ElastiCache.4 | active | medium | elasticache-repl-grp-encrypted-at-rest | AWS::ElastiCache::ReplicationGroup | FSBP NIST-800-53-r5 | ElastiCache replication groups should be encrypted-at-rest
ElastiCache.5 | active | medium | elasticache-repl-grp-encrypted-in-transit | AWS::ElastiCache::ReplicationGroup | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ElastiCache replication groups should be encrypted-in-transit
ElastiCache.6 | active | medium | elasticache-repl-grp-redis-auth-enabled | AWS::ElastiCache::ReplicationGroup | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | ElastiCache (Redis OSS) replication groups of earlier versions should have Redis OSS AUTH enabled
ElastiCache.7 | active | high | elasticache-subnet-group-check | AWS::EC2::Subnet | FSBP NIST-800-53-r5 | ElastiCache clusters should not use the default subnet group
ElasticBeanstalk.1 | active | low | beanstalk-enhanced-health-reporting-enabled | AWS::ElasticBeanstalk::Environment | FSBP NIST-800-53-r5 | Elastic Beanstalk environments should have enhanced health reporting enabled
ElasticBeanstalk.2 | active | high | elastic-beanstalk-managed-updates-enabled | AWS::ElasticBeanstalk::Environment | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Elastic Beanstalk managed platform updates should be enabled
ElasticBeanstalk.3 | active | high | elastic-beanstalk-logs-to-cloudwatch | AWS::ElasticBeanstalk::Environment | FSBP PCI-DSS-4.0.1 | Elastic Beanstalk should stream logs to CloudWatch
ELB.1 | active | medium | alb-http-to-https-redirection-check | AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | Application Load Balancer should be configured to redirect all HTTP requests to HTTPS
ELB.2 | active | medium | elb-acm-certificate-required | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 NIST-800-171-r2 | Classic Load Balancers with SSL/HTTPS listeners should use a certificate provided by AWS Certificate Manager
ELB.3 | active | medium | elb-tls-https-listeners-only | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Classic Load Balancer listeners should be configured with HTTPS or TLS termination
ELB.4 | active | medium | alb-http-drop-invalid-header-enabled | AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Application Load Balancer should be configured to drop http headers
ELB.5 | active | medium | elb-logging-enabled | AWS::ElasticLoadBalancing::LoadBalancer AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP NIST-800-53-r5 | Application and Classic Load Balancers logging should be enabled
ELB.6 | active | medium | elb-deletion-protection-enabled | AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP NIST-800-53-r5 | Application, Gateway, and Network Load Balancers should have deletion protection enabled
ELB.7 | active | low | custom:elb-connection-draining-enabled | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 | Classic Load Balancers should have connection draining enabled
ELB.8 | active | medium | elb-predefined-security-policy-ssl-check | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Classic Load Balancers with SSL listeners should use a predefined security policy that has strong configuration
ELB.9 | active | medium | elb-cross-zone-load-balancing-enabled | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 | Classic Load Balancers should have cross-zone load balancing enabled
ELB.10 | active | medium | clb-multiple-az | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 | Classic Load Balancer should span multiple Availability Zones
ELB.12 | active | medium | alb-desync-mode-check | AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Application Load Balancer should be configured with defensive or strictest desync mitigation mode
ELB.13 | active | medium | elbv2-multiple-az | AWS::ElasticLoadBalancingV2::LoadBalancer | FSBP NIST-800-53-r5 | Application, Network and Gateway Load Balancers should span multiple Availability Zones
ELB.14 | active | medium | clb-desync-mode-check | AWS::ElasticLoadBalancing::LoadBalancer | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Classic Load Balancer should be configured with defensive or strictest desync mitigation mode
ELB.16 | active | medium | alb-waf-enabled | AWS::ElasticLoadBalancingV2::LoadBalancer | NIST-800-53-r5 | Application Load Balancers should be associated with an AWS WAF web ACL
ELB.17 | active | medium | elbv2-predefined-security-policy-ssl-check | AWS::ElasticLoadBalancingV2::Listener | FSBP NIST-800-53-r5 | Application and Network Load Balancers with listeners should use recommended security policies
ELB.18 | active | medium | elbv2-listener-encryption-in-transit | AWS::ElasticLoadBalancingV2::Listener | FSBP | Application and Network Load Balancer listeners should use secure protocols to encrypt data in transit
ELB.21 | active | medium | elbv2-targetgroup-healthcheck-protocol-encrypted | AWS::ElasticLoadBalancingV2::TargetGroup | FSBP | Application and Network Load Balancer target groups should use encrypted health check protocols
ELB.22 | active | medium | elbv2-targetgroup-protocol-encrypted | AWS::ElasticLoadBalancingV2::TargetGroup | FSBP | ELB target groups should use encrypted transport protocols
EMR.1 | active | high | emr-master-no-public-ip | AWS::EC2::Instance | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon EMR cluster primary nodes should not have public IP addresses
EMR.2 | active | critical | emr-block-public-access | AWS::::Account | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Amazon EMR block public access setting should be enabled
EMR.3 | active | medium | emr-security-configuration-encryption-rest | AWS::EMR::SecurityConfiguration | FSBP NIST-800-53-r5 | Amazon EMR security configurations should be encrypted at rest
EMR.4 | active | medium | emr-security-configuration-encryption-transit | AWS::EMR::SecurityConfiguration | FSBP NIST-800-53-r5 | Amazon EMR security configurations should be encrypted in transit
ES.1 | active | medium | elasticsearch-encrypted-at-rest | AWS::Elasticsearch::Domain | FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | Elasticsearch domains should have encryption at-rest enabled
ES.2 | active | critical | elasticsearch-in-vpc-only | AWS::Elasticsearch::Domain | FSBP PCI-DSS-3.2.1 PCI-DSS-4.0.1 NIST-800-53-r5 | Elasticsearch domains should not be publicly accessible
ES.3 | active | medium | elasticsearch-node-to-node-encryption-check | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Elasticsearch domains should encrypt data sent between nodes
ES.4 | active | medium | elasticsearch-logs-to-cloudwatch | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 | Elasticsearch domain error logging to CloudWatch Logs should be enabled
ES.5 | active | medium | custom:elasticsearch-audit-logging-enabled | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 | Elasticsearch domains should have audit logging enabled
ES.6 | active | medium | custom:elasticsearch-data-node-fault-tolerance | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 | Elasticsearch domains should have at least three data nodes
ES.7 | active | medium | custom:elasticsearch-primary-node-fault-tolerance | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 | Elasticsearch domains should be configured with at least three dedicated master nodes
ES.8 | active | medium | custom:elasticsearch-https-required | AWS::Elasticsearch::Domain | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | Connections to Elasticsearch domains should be encrypted using the latest TLS security policy
ES.9 | active | low | - | AWS::Elasticsearch::Domain | AWS-Resource-Tagging | Elasticsearch domains should be tagged
EventBridge.2 | active | low | - | AWS::Events::EventBus | AWS-Resource-Tagging | EventBridge event buses should be tagged
EventBridge.3 | active | low | custom-eventbus-policy-attached | AWS::Events::EventBus | FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | EventBridge custom event buses should have a resource-based policy attached
EventBridge.4 | active | medium | global-endpoint-event-replication-enabled | AWS::Events::Endpoint | NIST-800-53-r5 | EventBridge global endpoints should have event replication enabled
FraudDetector.1 | active | low | frauddetector-entity-type-tagged | AWS::FraudDetector::EntityType | AWS-Resource-Tagging | Amazon Fraud Detector entity types should be tagged
FraudDetector.2 | active | low | frauddetector-label-tagged | AWS::FraudDetector::Label | AWS-Resource-Tagging | Amazon Fraud Detector labels should be tagged
FraudDetector.3 | active | low | frauddetector-outcome-tagged | AWS::FraudDetector::Outcome | AWS-Resource-Tagging | Amazon Fraud Detector outcomes should be tagged
FraudDetector.4 | active | low | frauddetector-variable-tagged | AWS::FraudDetector::Variable | AWS-Resource-Tagging | Amazon Fraud Detector variables should be tagged
FSx.1 | active | low | fsx-openzfs-copy-tags-enabled | AWS::FSx::FileSystem | FSBP NIST-800-53-r5 | FSx for OpenZFS file systems should be configured to copy tags to backups and volumes
FSx.2 | active | low | fsx-lustre-copy-tags-to-backups | AWS::FSx::FileSystem | FSBP NIST-800-53-r5 | FSx for Lustre file systems should be configured to copy tags to backups
FSx.3 | active | medium | fsx-openzfs-deployment-type-check | AWS::FSx::FileSystem | FSBP | FSx for OpenZFS file systems should be configured for Multi-AZ deployment
FSx.4 | active | medium | fsx-ontap-deployment-type-check | AWS::FSx::FileSystem | FSBP | FSx for NetApp ONTAP file systems should be configured for Multi-AZ deployment
FSx.5 | active | medium | fsx-windows-deployment-type-check | AWS::FSx::FileSystem | FSBP | FSx for Windows File Server file systems should be configured for Multi-AZ deployment
GlobalAccelerator.1 | active | low | - | AWS::GlobalAccelerator::Accelerator | AWS-Resource-Tagging | Global Accelerator accelerators should be tagged
Glue.1 | active | low | - | AWS::Glue::Job | AWS-Resource-Tagging | AWS Glue jobs should be tagged
Glue.3 | active | medium | glue-ml-transform-encrypted-at-rest | AWS::Glue::MLTransform | FSBP | AWS Glue machine learning transforms should be encrypted at rest
Glue.4 | active | medium | glue-spark-job-supported-version | AWS::Glue::Job | FSBP NIST-800-53-r5 | AWS Glue Spark jobs should run on supported versions of AWS Glue
GuardDuty.1 | active | high | guardduty-enabled-centralized | AWS::::Account | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | GuardDuty should be enabled
GuardDuty.2 | active | low | - | AWS::GuardDuty::Filter | AWS-Resource-Tagging | GuardDuty filters should be tagged
GuardDuty.3 | active | low | - | AWS::GuardDuty::IPSet | AWS-Resource-Tagging | GuardDuty IPSets should be tagged
GuardDuty.4 | active | low | - | AWS::GuardDuty::Detector | AWS-Resource-Tagging | GuardDuty detectors should be tagged
GuardDuty.5 | active | high | guardduty-eks-protection-audit-enabled | AWS::::Account | FSBP | GuardDuty EKS Audit Log Monitoring should be enabled
GuardDuty.6 | active | high | guardduty-lambda-protection-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | GuardDuty Lambda Protection should be enabled
GuardDuty.7 | active | high | guardduty-eks-protection-runtime-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | GuardDuty EKS Runtime Monitoring should be enabled
GuardDuty.8 | active | high | guardduty-malware-protection-enabled | AWS::::Account | FSBP | GuardDuty Malware Protection for EC2 should be enabled
GuardDuty.9 | active | high | guardduty-rds-protection-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | GuardDuty RDS Protection should be enabled
GuardDuty.10 | active | high | guardduty-s3-protection-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | GuardDuty S3 Protection should be enabled
GuardDuty.11 | active | high | guardduty-runtime-monitoring-enabled | AWS::::Account | FSBP | GuardDuty Runtime Monitoring should be enabled
GuardDuty.12 | active | medium | guardduty-ecs-protection-runtime-enabled | AWS::::Account | FSBP | GuardDuty ECS Runtime Monitoring should be enabled
GuardDuty.13 | active | medium | guardduty-ec2-protection-runtime-enabled | AWS::::Account | FSBP | GuardDuty EC2 Runtime Monitoring should be enabled
IAM.1 | active | high | iam-policy-no-statements-with-admin-access | AWS::IAM::Policy | CIS-1.2.0 FSBP PCI-DSS-3.2.1 CIS-1.4.0 NIST-800-53-r5 NIST-800-171-r2 | IAM policies should not allow full "*" administrative privileges
IAM.2 | active | low | iam-user-no-policies-check | AWS::IAM::User | CIS-5.0.0 CIS-3.0.0 CIS-1.2.0 FSBP PCI-DSS-3.2.1 NIST-800-53-r5 NIST-800-171-r2 | IAM users should not have IAM policies attached
IAM.3 | active | medium | access-keys-rotated | AWS::IAM::User | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | IAM users' access keys should be rotated every 90 days or less
IAM.4 | active | critical | iam-root-access-key-check | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP PCI-DSS-3.2.1 NIST-800-53-r5 | IAM root user access key should not exist
IAM.5 | active | medium | mfa-enabled-for-iam-console-access | AWS::IAM::User | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 PCI-DSS-4.0.1 | MFA should be enabled for all IAM users that have a console password
IAM.6 | active | critical | root-account-hardware-mfa-enabled | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 FSBP NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Hardware MFA should be enabled for the root user
IAM.7 | active | medium | iam-password-policy-recommended-defaults | AWS::::Account | FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-4.0.1 | Password policies for IAM users should have strong configurations
IAM.8 | active | medium | iam-user-unused-credentials-check | AWS::IAM::User | CIS-1.2.0 FSBP NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | Unused IAM user credentials should be removed
IAM.9 | active | critical | root-account-mfa-enabled | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 NIST-800-53-r5 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | MFA should be enabled for the root user
IAM.10 | active | medium | iam-password-policy-recommended-defaults-no-symbols-required | AWS::::Account | NIST-800-171-r2 PCI-DSS-3.2.1 | Password policies for IAM users should have strong configurations
IAM.11 | active | medium | iam-password-policy-uppercase-letter-check | AWS::::Account | CIS-1.2.0 NIST-800-171-r2 PCI-DSS-4.0.1 | Ensure IAM password policy requires at least one uppercase letter
IAM.12 | active | medium | iam-password-policy-lowercase-letter-check | AWS::::Account | CIS-1.2.0 NIST-800-171-r2 PCI-DSS-4.0.1 | Ensure IAM password policy requires at least one lowercase letter
IAM.13 | active | medium | iam-password-policy-symbol-check | AWS::::Account | CIS-1.2.0 NIST-800-171-r2 | Ensure IAM password policy requires at least one symbol
IAM.14 | active | medium | iam-password-policy-number-check | AWS::::Account | CIS-1.2.0 NIST-800-171-r2 PCI-DSS-4.0.1 | Ensure IAM password policy requires at least one number
IAM.15 | active | medium | iam-password-policy-minimum-length-check | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 | Ensure IAM password policy requires minimum password length of 14 or greater
IAM.16 | active | low | iam-password-policy-prevent-reuse-check | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 PCI-DSS-4.0.1 | Ensure IAM password policy prevents password reuse
IAM.17 | active | low | iam-password-policy-ensure-expires | AWS::::Account | CIS-1.2.0 PCI-DSS-4.0.1 | Ensure IAM password policy expires passwords within 90 days or less
IAM.18 | active | low | iam-support-policy-in-use | AWS::::Account | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 CIS-1.2.0 NIST-800-171-r2 PCI-DSS-4.0.1 | Ensure a support role has been created to manage incidents with AWS Support
IAM.19 | active | medium | iam-user-mfa-enabled | AWS::IAM::User | NIST-800-53-r5 NIST-800-171-r2 PCI-DSS-3.2.1 PCI-DSS-4.0.1 | MFA should be enabled for all IAM users
IAM.20 | retired | low | - | - | - | Avoid the use of the root user
IAM.21 | active | low | iam-policy-no-statements-with-full-access | AWS::IAM::Policy | FSBP NIST-800-53-r5 NIST-800-171-r2 | IAM customer managed policies that you create should not allow wildcard actions for services
IAM.22 | active | medium | iam-user-unused-credentials-check-45 | AWS::IAM::User | CIS-5.0.0 CIS-3.0.0 CIS-1.4.0 NIST-800-171-r2 | IAM user credentials unused for 45 days should be removed
IAM.23 | active | low | - | AWS::AccessAnalyzer::Analyzer | AWS-Resource-Tagging | IAM Access Analyzer analyzers should be tagged
IAM.24 | active | low | - | AWS::IAM::Role | AWS-Resource-Tagging | IAM roles should be tagged
IAM.25 | active | low | - | AWS::IAM::User | AWS-Resource-Tagging | IAM users should be tagged
IAM.26 | active | medium | iam-server-certificate-expiration-check | AWS::IAM::ServerCertificate | CIS-5.0.0 CIS-3.0.0 | Expired SSL/TLS certificates managed in IAM should be removed
IAM.27 | active | medium | iam-policy-blacklisted-check | AWS::IAM::Group AWS::IAM::Role AWS::IAM::User | CIS-5.0.0 CIS-3.0.0 | IAM identities should not have the AWSCloudShellFullAccess policy attached
IAM.28 | active | high | iam-external-access-analyzer-enabled | AWS::::Account | CIS-5.0.0 CIS-3.0.0 | IAM Access Analyzer external access analyzer should be enabled
Inspector.1 | active | high | inspector-ec2-scan-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | Amazon Inspector EC2 scanning should be enabled
Inspector.2 | active | high | inspector-ecr-scan-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | Amazon Inspector ECR scanning should be enabled
Inspector.3 | active | high | inspector-lambda-code-scan-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | Amazon Inspector Lambda code scanning should be enabled
Inspector.4 | active | high | inspector-lambda-standard-scan-enabled | AWS::::Account | FSBP PCI-DSS-4.0.1 | Amazon Inspector Lambda standard scanning should be enabled
IoT.1 | active | low | - | AWS::IoT::SecurityProfile | AWS-Resource-Tagging | AWS IoT Device Defender security profiles should be tagged
IoT.2 | active | low | - | AWS::IoT::MitigationAction | AWS-Resource-Tagging | AWS IoT Core mitigation actions should be tagged
IoT.3 | active | low | - | AWS::IoT::Dimension | AWS-Resource-Tagging | AWS IoT Core dimensions should be tagged
IoT.4 | active | low | - | AWS::IoT::Authorizer | AWS-Resource-Tagging | AWS IoT Core authorizers should be tagged
IoT.5 | active | low | - | AWS::IoT::RoleAlias | AWS-Resource-Tagging | AWS IoT Core role aliases should be tagged
IoT.6 | active | low | - | AWS::IoT::Policy | AWS-Resource-Tagging | AWS IoT Core policies should be tagged
IoTEvents.1 | active | low | iotevents-input-tagged | AWS::IoTEvents::Input | AWS-Resource-Tagging | AWS IoT Events inputs should be tagged
IoTEvents.2 | active | low | iotevents-detector-model-tagged | AWS::IoTEvents::DetectorModel | AWS-Resource-Tagging | AWS IoT Events detector models should be tagged
IoTEvents.3 | active | low | iotevents-alarm-model-tagged | AWS::IoTEvents::AlarmModel | AWS-Resource-Tagging | AWS IoT Events alarm models should be tagged
IoTSiteWise.1 | active | low | iotsitewise-asset-model-tagged | AWS::IoTSiteWise::AssetModel | AWS-Resource-Tagging | AWS IoT SiteWise asset models should be tagged
IoTSiteWise.2 | active | low | iotsitewise-dashboard-tagged | AWS::IoTSiteWise::Dashboard | AWS-Resource-Tagging | AWS IoT SiteWise dashboards should be tagged
IoTSiteWise.3 | active | low | iotsitewise-gateway-tagged | AWS::IoTSiteWise::Gateway | AWS-Resource-Tagging | AWS IoT SiteWise gateways should be tagged
IoTSiteWise.4 | active | low | iotsitewise-portal-tagged | AWS::IoTSiteWise::Portal | AWS-Resource-Tagging | AWS IoT SiteWise portals should be tagged
IoTSiteWise.5 | active | low | iotsitewise-project-tagged | AWS::IoTSiteWise::Project | AWS-Resource-Tagging | AWS IoT SiteWise projects should be tagged
IoTTwinMaker.1 | active | low | iottwinmaker-sync-job-tagged | AWS::IoTTwinMaker::SyncJob | AWS-Resource-Tagging | AWS IoT TwinMaker sync jobs should be tagged
IoTTwinMaker.2 | active | low | iottwinmaker-workspace-tagged | AWS::IoTTwinMaker::Workspace | AWS-Resource-Tagging | AWS IoT TwinMaker workspaces should be tagged
IoTTwinMaker.3 | active | low | iottwinmaker-scene-tagged | AWS::IoTTwinMaker::Scene | AWS-Resource-Tagging | AWS IoT TwinMaker scenes should be tagged
IoTTwinMaker.4 | active | low | iottwinmaker-entity-tagged | AWS::IoTTwinMaker::Entity | AWS-Resource-Tagging | AWS IoT TwinMaker entities should be tagged
IoTWireless.1 | active | low | iotwireless-multicast-group-tagged | AWS::IoTWireless::MulticastGroup | AWS-Resource-Tagging | AWS IoT Wireless multicast groups should be tagged
IoTWireless.2 | active | low | iotwireless-service-profile-tagged | AWS::IoTWireless::ServiceProfile | AWS-Resource-Tagging | AWS IoT Wireless service profiles should be tagged
IoTWireless.3 | active | low | iotwireless-fuota-task-tagged | AWS::IoTWireless::FuotaTask | AWS-Resource-Tagging | AWS IoT Wireless FUOTA tasks should be tagged
IVS.1 | active | low | ivs-playback-key-pair-tagged | AWS::IVS::PlaybackKeyPair | AWS-Resource-Tagging | IVS playback key pairs should be tagged
IVS.2 | active | low | ivs-recording-configuration-tagged | AWS::IVS::RecordingConfiguration | AWS-Resource-Tagging | IVS recording configurations should be tagged
IVS.3 | active | low | ivs-channel-tagged | AWS::IVS::Channel | AWS-Resource-Tagging | IVS channels should be tagged
`;
