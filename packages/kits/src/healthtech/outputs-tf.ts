/** Writes the outputs of the project. */
export const outputsTf = `output "vpc_id" {
  description = "VPC of the project"
  value       = module.network.vpc_id
}

output "private_subnet_ids" {
  description = "Subnets for compute"
  value       = module.network.private_subnet_ids
}

output "phi_bucket" {
  description = "Bucket for PHI objects"
  value       = module.phi_bucket.bucket
}

output "database_endpoint" {
  description = "Host and port of the database"
  value       = module.database.endpoint
}

output "database_secret_arn" {
  description = "Secret with the master password, which RDS made and rotates"
  value       = module.database.master_user_secret_arn
}

output "key_arns" {
  description = "Key of each data class"
  value       = module.keys.key_arns
}

output "alarm_topic_arn" {
  description = "Topic to subscribe those who are on call to"
  value       = aws_sns_topic.alarms.arn
}
`;
