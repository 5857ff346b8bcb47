output "vault_arn" {
  description = "Vault of the recovery points"
  value       = aws_backup_vault.this.arn
}

output "replica_vault_arn" {
  description = "Vault of the copies"
  value       = aws_backup_vault.replica.arn
}

output "plan_id" {
  description = "Backup plan, for further selections"
  value       = aws_backup_plan.this.id
}

output "selection_tag" {
  description = "Tag that a resource must carry to be backed up"
  value       = var.selection_tag
}
