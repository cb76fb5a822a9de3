terraform {
  required_version = ">= 1.9"
}

variable "environment" {
  type = string
}

resource "aws_cloudfront_distribution" "assets" {
  enabled         = true
  is_ipv6_enabled = true
  comment         = "Scripts, styles and pictures of the tracking page"

  origin {
    origin_id   = "assets"
    domain_name = "track-assets.harbourline.example"
  }

  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "assets"
    viewer_protocol_policy = "redirect-to-https"
    compress               = true
  }
}
