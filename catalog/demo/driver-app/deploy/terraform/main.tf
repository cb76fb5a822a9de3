terraform {
  required_version = ">= 1.9"
}

variable "environment" {
  type = string
}

resource "aws_s3_bucket" "signatures" {
  bucket = "harbourline-signatures-${var.environment}"
}
