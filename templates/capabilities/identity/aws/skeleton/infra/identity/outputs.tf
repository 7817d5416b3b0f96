output "workload_role_arn" {
  description = "The role of the pods; grant it permissions next to the resource that they need."
  value       = aws_iam_role.workload.arn
}

output "ci_role_arn" {
  description = "The role that a job in this GitHub environment may assume."
  value       = aws_iam_role.ci.arn
}
