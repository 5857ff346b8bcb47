output "key_arns" {
  description = "ARN of the key of each data class"
  value       = { for class, key in aws_kms_key.this : class => key.arn }
}

output "key_ids" {
  description = "Id of the key of each data class"
  value       = { for class, key in aws_kms_key.this : class => key.key_id }
}

output "alias_arns" {
  description = "ARN of the alias of each data class"
  value       = { for class, alias in aws_kms_alias.this : class => alias.arn }
}

output "replica_key_arns" {
  description = "ARN of the replica of each replicated data class"
  value       = { for class, key in aws_kms_replica_key.replica : class => key.arn }
}
