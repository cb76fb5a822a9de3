terraform {
  required_version = ">= 1.9"
}

variable "environment" {
  type = string
  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment is staging or production."
  }
}

resource "aws_db_instance" "payments" {
  identifier                   = "payments-${var.environment}"
  engine                       = "postgres"
  engine_version               = "17.6"
  instance_class               = var.environment == "production" ? "db.r7g.xlarge" : "db.t4g.medium"
  allocated_storage            = 400
  storage_encrypted            = true
  multi_az                     = var.environment == "production"
  backup_retention_period      = 35
  backup_window                = "02:10-02:40"
  performance_insights_enabled = true
  deletion_protection          = true
}
