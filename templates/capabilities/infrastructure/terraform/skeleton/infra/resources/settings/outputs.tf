output "labels" {
  description = "The tags of every resource."
  value       = local.labels
}

output "database" {
  description = "Size, redundancy and backups of the database."
  value       = local.database[var.environment]
}

output "bucket" {
  description = "How long the bucket keeps old versions."
  value       = local.bucket[var.environment]
}
