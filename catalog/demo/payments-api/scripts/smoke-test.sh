#!/bin/sh
# Authorises one cent on the acquirer's test card and voids it. Fails within 20 seconds.
set -eu
base=$1
curl -fsS --max-time 5 "$base/actuator/health/readiness" >/dev/null
id=$(curl -fsS --max-time 10 -H "Authorization: Bearer $SMOKE_TOKEN" -H "Idempotency-Key: smoke-$(date +%s)" \
  -d '{"booking":"HL000000001","cents":1,"currency":"EUR","method":"card"}' -H 'Content-Type: application/json' \
  "$base/payments" | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
curl -fsS --max-time 5 -X DELETE -H "Authorization: Bearer $SMOKE_TOKEN" "$base/payments/$id"
