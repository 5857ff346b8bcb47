import { input } from '../input.ts';
import { keyRule, rangeRule } from './inputs-engine.ts';

const network = {
  vpc_id: input.text({ description: 'VPC of the database' }),
  subnet_ids: input.texts({
    description: 'Subnets of the data tier, in two or more Availability Zones',
    rules: [
      {
        condition: 'length(distinct(var.subnet_ids)) >= 2',
        message: 'subnet_ids must name at least two subnets, in different Availability Zones.',
      },
    ],
  }),
  publicly_accessible: input.flag({
    description: 'Public address for the instance; never',
    default: false,
    guard: 'rds-instance-public-access-check',
  }),
  allowed_security_group_ids: input.textMap({
    description:
      'Security groups whose members reach the database, by the name of the client; there is no rule by address',
    default: {},
    rules: [
      {
        condition: 'alltrue([for id in values(var.allowed_security_group_ids) : startswith(id, "sg-")])',
        message: 'allowed_security_group_ids must hold ids of security groups.',
      },
    ],
  }),
};

const login = {
  iam_database_authentication_enabled: input.flag({
    description: 'Let IAM roles log in with short-lived tokens',
    default: true,
    guard: 'rds-instance-iam-authentication-enabled',
  }),
  manage_master_user_password: input.flag({
    description: 'Let RDS make, keep and rotate the password of the administrator; the state never holds it',
    default: true,
    guard: 'rds-master-password-managed',
  }),
  master_user_secret_kms_key_id: input.text({
    description: 'ARN of the customer-managed key of that password; left out, kms_key_id',
    default: null,
    rules: [keyRule('master_user_secret_kms_key_id', true)],
  }),
  master_user_secret_rotation_days: input.number({
    description: 'Days between two rotations of that password',
    default: 7,
    rules: [rangeRule('master_user_secret_rotation_days', 1, 90)],
  }),
  password_wo: input.text({
    description:
      'Password of the administrator where RDS does not manage it, which read replicas need; sent to AWS and kept out of the state, Terraform 1.11 or newer',
    default: null,
    sensitive: true,
  }),
  password_wo_version: input.number({
    description: 'Number to raise when password_wo changes',
    default: 1,
  }),
};

const proxyType = `object({
    secret_arns                  = optional(map(string), {})
    secret_kms_key_arns          = optional(list(string), [])
    allowed_security_group_ids   = optional(map(string), {})
    idle_client_timeout          = optional(number, 1800)
    max_connections_percent      = optional(number, 90)
    max_idle_connections_percent = optional(number, 50)
  })`;

const proxy = {
  proxy: input.object(proxyType, {
    description:
      'RDS Proxy before the database, TLS and IAM logins only: secrets of the database users by name with their keys (left out, that of the administrator), clients as in allowed_security_group_ids, and the pool',
    default: null,
    rules: [
      {
        condition:
          'var.proxy == null || alltrue([for id in values(try(var.proxy.allowed_security_group_ids, {})) : startswith(id, "sg-")])',
        message: 'allowed_security_group_ids of proxy must hold ids of security groups.',
      },
      {
        condition:
          'var.proxy == null || try(length(var.proxy.secret_arns) == 0 || length(var.proxy.secret_kms_key_arns) > 0, false)',
        message:
          'proxy needs secret_kms_key_arns beside secret_arns: the proxy reads no secret whose key it may not use.',
      },
      {
        condition:
          'var.proxy == null || try(var.proxy.idle_client_timeout >= 1 && var.proxy.idle_client_timeout <= 28800, false)',
        message: 'idle_client_timeout of proxy must be 1 to 28800 seconds.',
      },
      {
        condition:
          'var.proxy == null || try(var.proxy.max_connections_percent >= 1 && var.proxy.max_connections_percent <= 100 && var.proxy.max_idle_connections_percent <= var.proxy.max_connections_percent, false)',
        message: 'max_connections_percent of proxy must be 1 to 100, and max_idle_connections_percent not more.',
      },
    ],
  }),
};

type AccessInputs = typeof network & typeof login & typeof proxy;

/** Who reaches the database, and how they log in. */
export const accessInputs: AccessInputs = { ...network, ...login, ...proxy };
