output "bucket" {
  description = "Name of the PHI bucket, once it is locked and its policy stands"
  value       = aws_s3_bucket_policy.this.bucket
}

output "bucket_arn" {
  description = "ARN of the PHI bucket"
  value       = aws_s3_bucket.this.arn
}

output "bucket_regional_domain_name" {
  description = "Host name of the PHI bucket in its Region"
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "replica_bucket" {
  description = "Name of the replica of the PHI bucket"
  value       = aws_s3_bucket_policy.replica.bucket
}

output "replica_bucket_arn" {
  description = "ARN of the replica of the PHI bucket"
  value       = aws_s3_bucket.replica.arn
}

output "access_log_bucket" {
  description = "Name of the bucket that takes access logs of S3 and of load balancers, once they may be delivered"
  value       = aws_s3_bucket_policy.access_logs.bucket
}

output "access_log_bucket_arn" {
  description = "ARN of the bucket that takes access logs"
  value       = aws_s3_bucket.access_logs.arn
}

output "flow_log_destination_arn" {
  description = "Destination of the VPC flow logs: the first of flow_log_prefixes"
  value       = length(var.flow_log_prefixes) == 0 ? null : "${local.arns.access_logs}/${var.flow_log_prefixes[0]}"
}

output "replica_access_log_bucket" {
  description = "Name of the bucket that takes access logs of S3 in the other Region"
  value       = aws_s3_bucket_policy.replica_access_logs.bucket
}

output "log_archive_bucket" {
  description = "Name of the locked archive of the access logs"
  value       = aws_s3_bucket_policy.log_archive.bucket
}

output "log_archive_bucket_arn" {
  description = "ARN of the locked archive of the access logs"
  value       = aws_s3_bucket.log_archive.arn
}

output "replication_role_arn" {
  description = "ARN of the role that replicates PHI, for the policies of the keys"
  value       = aws_iam_role.replication.arn
}

output "service_role_arns" {
  description = "ARN patterns of the roles with which AWS services reach the PHI bucket, left out of its restrictions"
  value       = local.service_role_arns
}
