output "labels" {
  description = "What everything is labelled with."
  value       = local.labels
}

output "database" {
  description = "How large the database is, and how well it is kept."
  value       = local.database[var.environment]
}

output "bucket" {
  description = "How long the bucket keeps what was written over."
  value       = local.bucket[var.environment]
}
