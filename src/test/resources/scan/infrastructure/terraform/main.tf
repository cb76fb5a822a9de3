resource "aws_db_instance" "shop" {
  backup_retention_period = 14
}
