module "settings" {
  source = "./settings"

  environment = var.environment
}
