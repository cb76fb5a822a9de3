terraform {
  required_version = ">= 1.9"
}

variable "environment" {
  type = string
}

resource "aws_db_instance" "messages" {
  identifier              = "messages-${var.environment}"
  engine                  = "postgres"
  engine_version          = "16.9"
  instance_class          = "db.t4g.large"
  storage_encrypted       = true
  backup_retention_period = 14
  backup_window           = "01:30-02:00"
  deletion_protection     = true
}
