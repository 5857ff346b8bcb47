output "identifier" {
  description = "Name of the DB instance"
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the DB instance"
  value       = aws_db_instance.this.arn
}

output "resource_id" {
  description = "Id of the DB instance that never changes, as IAM policies name it"
  value       = aws_db_instance.this.resource_id
}

output "iam_login_arn" {
  description = "What a policy allows rds-db:connect on, once a slash and the name of a database user stand behind it"
  value       = "arn:${data.aws_partition.current.partition}:rds-db:${var.region}:${var.account_id}:dbuser:${aws_db_instance.this.resource_id}"
}

output "address" {
  description = "Host name of the database"
  value       = aws_db_instance.this.address
}

output "port" {
  description = "TCP port of the database"
  value       = aws_db_instance.this.port
}

output "endpoint" {
  description = "Host name and port of the database"
  value       = aws_db_instance.this.endpoint
}

output "db_name" {
  description = "Name of the database that was created with the instance"
  value       = aws_db_instance.this.db_name
}

output "username" {
  description = "Name of the administrator"
  value       = aws_db_instance.this.username
}

output "master_user_secret_arn" {
  description = "ARN of the secret with the password of the administrator, null where RDS does not manage it"
  value       = one(aws_db_instance.this.master_user_secret[*].secret_arn)
}

output "security_group_id" {
  description = "Security group of the database"
  value       = aws_security_group.this.id
}

output "subnet_group_name" {
  description = "Subnet group of the database"
  value       = aws_db_subnet_group.this.name
}

output "parameter_group_name" {
  description = "Parameter group of the database and its replicas"
  value       = aws_db_parameter_group.this.name
}

output "option_group_name" {
  description = "Option group of the database, null for PostgreSQL"
  value       = one(aws_db_option_group.this[*].name)
}

output "monitoring_role_arn" {
  description = "Role of enhanced monitoring, null where that is off"
  value       = one(aws_iam_role.monitoring[*].arn)
}

output "log_group_arns" {
  description = "ARN of each log group, by its name"
  value       = { for name, group in aws_cloudwatch_log_group.this : name => group.arn }
}

output "replica_addresses" {
  description = "Host name of each read replica, by its name"
  value       = { for name, replica in aws_db_instance.replica : name => replica.address }
}

output "replica_arns" {
  description = "ARN of each read replica, by its name"
  value       = { for name, replica in aws_db_instance.replica : name => replica.arn }
}

output "proxy_endpoint" {
  description = "Host name of the proxy, null without one"
  value       = one(aws_db_proxy.this[*].endpoint)
}

output "proxy_arn" {
  description = "ARN of the proxy, null without one"
  value       = one(aws_db_proxy.this[*].arn)
}

output "proxy_security_group_id" {
  description = "Security group of the proxy, null without one"
  value       = one(aws_security_group.proxy[*].id)
}
