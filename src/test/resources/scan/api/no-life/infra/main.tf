# resource "aws_wafv2_web_acl" "orders" {}
resource "aws_db_instance" "orders" {
  multi_az = false
}
