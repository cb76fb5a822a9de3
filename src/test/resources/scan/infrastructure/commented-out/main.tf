# resource "aws_db_instance" "shop" {}
/*
resource "x" "y" {
  backup_retention_period = 7
}
*/
variable "a" {}
