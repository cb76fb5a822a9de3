resource "aws_cloudwatch_metric_alarm" "cpu" {
  metric_name = "CPUUtilization"
}
resource "x" "y" {
  metric_name = "5xx"
}
