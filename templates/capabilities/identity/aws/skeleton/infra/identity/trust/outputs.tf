output "ci" {
  description = "Who may assume the role of the pipeline."
  value       = jsonencode(local.ci)
}

output "workload" {
  description = "Who may assume the role of the pods."
  value       = jsonencode(local.workload)
}

output "namespace" {
  description = "The namespace of the pods."
  value       = local.namespace
}

output "service_account" {
  description = "The service account of the pods."
  value       = local.service_account
}
