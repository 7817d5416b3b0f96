output "workload_role_arn" {
  description = "The role of the pods; give it rights where the resource is that they need."
  value       = aws_iam_role.workload.arn
}

output "ci_role_arn" {
  description = "The role that a job in this environment of GitHub may take."
  value       = aws_iam_role.ci.arn
}
