resource "aws_lb_listener" "http" {
  default_action {
    type = "redirect"
    redirect {
      protocol = "HTTPS"
    }
  }
}
resource "aws_lb_listener" "https" {
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
