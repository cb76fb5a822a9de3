#!/bin/sh
# Signs the robot account in by its passkey and reads its own name back.
set -eu
curl -fsS --max-time 5 "$1/.well-known/openid-configuration" | grep -q '"issuer"'
token=$(./scripts/robot-sign-in "$1")
curl -fsS --max-time 5 -H "Authorization: Bearer $token" "$1/userinfo" | grep -q '"sub":"robot"'
