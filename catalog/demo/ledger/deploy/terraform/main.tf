terraform {
  required_version = ">= 1.9"
}

variable "environment" {
  type = string
}

resource "aws_db_instance" "ledger" {
  identifier              = "ledger-${var.environment}"
  engine                  = "postgres"
  engine_version          = "17.6"
  instance_class          = "db.r7g.2xlarge"
  storage_encrypted       = true
  backup_retention_period = 35
  backup_window           = "01:30-02:00"
  deletion_protection     = true
}
