import { blocks, named, policy, ref, resource, text, type Configuration } from '../model.ts';

/** A load balancer that writes access logs into a bucket of its own, and one that writes none. */
export const loadBalancer: Configuration = {
  name: 'load-balancer',
  declarations: [
    resource('aws_vpc.front', { cidr_block: '10.50.0.0/16' }),
    resource('aws_subnet.front_a', {
      vpc_id: ref('aws_vpc.front'),
      cidr_block: '10.50.1.0/24',
      availability_zone: 'us-east-1a',
    }),
    resource('aws_subnet.front_b', {
      vpc_id: ref('aws_vpc.front'),
      cidr_block: '10.50.2.0/24',
      availability_zone: 'us-east-1b',
      map_public_ip_on_launch: true,
    }),
    resource('aws_security_group.front', { name: named('front'), description: 'Front', vpc_id: ref('aws_vpc.front') }),
    resource('aws_vpc_security_group_ingress_rule.front_http', {
      security_group_id: ref('aws_security_group.front'),
      description: 'HTTP from everywhere',
      ip_protocol: 'tcp',
      from_port: 80,
      to_port: 80,
      cidr_ipv4: '0.0.0.0/0',
    }),
    resource('aws_s3_bucket.front_logs', { bucket: named('front-logs') }),
    resource('aws_s3_bucket_server_side_encryption_configuration.front_logs', {
      bucket: ref('aws_s3_bucket.front_logs'),
      rule: blocks({ apply_server_side_encryption_by_default: blocks({ sse_algorithm: 'AES256' }) }),
    }),
    resource('aws_s3_bucket_policy.front_logs', {
      bucket: ref('aws_s3_bucket.front_logs'),
      policy: policy(
        {
          Sid: 'Delivery',
          Effect: 'Allow',
          Principal: { Service: ['logdelivery.elasticloadbalancing.amazonaws.com'] },
          Action: ['s3:PutObject'],
          Resource: [text`${ref('aws_s3_bucket.front_logs', 'arn')}/*`],
        },
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:*'],
          Resource: [ref('aws_s3_bucket.front_logs', 'arn'), text`${ref('aws_s3_bucket.front_logs', 'arn')}/*`],
          Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
        },
      ),
    }),
    resource('aws_lb.front', {
      name: named('front'),
      load_balancer_type: 'application',
      subnets: [ref('aws_subnet.front_a'), ref('aws_subnet.front_b')],
      security_groups: [ref('aws_security_group.front')],
      drop_invalid_header_fields: true,
      enable_deletion_protection: true,
      access_logs: blocks({ bucket: ref('aws_s3_bucket.front_logs', 'bucket'), enabled: true }),
    }),
    resource('aws_lb.bare', {
      name: named('bare'),
      load_balancer_type: 'application',
      subnets: [ref('aws_subnet.front_a'), ref('aws_subnet.front_b')],
    }),
    resource('aws_lb_target_group.front', {
      name: named('front'),
      port: 443,
      protocol: 'HTTPS',
      vpc_id: ref('aws_vpc.front'),
    }),
    resource('aws_acm_certificate.front', { domain_name: 'front.example.com', validation_method: 'DNS' }),
    resource('aws_lb_listener.front', {
      load_balancer_arn: ref('aws_lb.front', 'arn'),
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: ref('aws_acm_certificate.front', 'arn'),
      default_action: blocks({ type: 'forward', target_group_arn: ref('aws_lb_target_group.front', 'arn') }),
    }),
    resource('aws_lb_listener.bare', {
      load_balancer_arn: ref('aws_lb.bare', 'arn'),
      port: 80,
      protocol: 'HTTP',
      default_action: blocks({ type: 'forward', target_group_arn: ref('aws_lb_target_group.front', 'arn') }),
    }),
  ],
  expected: {
    's3-default-encryption-kms aws_s3_bucket.front_logs': 'notApplicable',
    's3-bucket-ssl-requests-only aws_s3_bucket.front_logs': 'pass',
    's3-bucket-versioning-enabled aws_s3_bucket.front_logs': 'fail',
    'vpc-sg-open-only-to-authorized-ports aws_vpc_security_group_ingress_rule.front_http': 'fail',
    'restricted-ssh aws_vpc_security_group_ingress_rule.front_http': 'pass',
    'subnet-auto-assign-public-ip-disabled aws_subnet.front_a': 'pass',
    'subnet-auto-assign-public-ip-disabled aws_subnet.front_b': 'fail',
  },
};
