variable "environment" {
  description = "The environment of the service: development or production."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["development", "production"], var.environment)
    error_message = "Name one environment: development or production."
  }
}
