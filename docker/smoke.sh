#!/bin/sh
# Whether a portal that was just deployed works, as its first visitors would find out: docker/smoke.sh https://portal.example
# With a viewer's token in SMOKE_TOKEN also whether it finds and judges something.
set -eu
base=${1:?name the address of the portal}
base=${base%/}

ask() { curl -fsS --max-time 20 --retry 5 --retry-delay 3 --retry-all-errors "$@"; }
fail() { echo "smoke test: $1" >&2; exit 1; }

ask "$base/actuator/health/readiness" | grep -q '"UP"' || fail "it is not ready"
ask -L -o /dev/null "$base/" || fail "nobody can get to the sign-in"
status=$(curl -sS --max-time 20 -o /dev/null -w '%{http_code}' "$base/api/catalog/entities/by-query?limit=1")
[ "$status" = 401 ] || fail "without a token the catalog answers $status"
if [ -n "${SMOKE_TOKEN:-}" ]; then
    umask 077
    secret=$(mktemp)
    trap 'rm -f "$secret"' EXIT
    printf 'header = "Authorization: Bearer %s"\n' "$SMOKE_TOKEN" >"$secret" # on the command line others could read it
    api() { ask --config "$secret" "$base$1" || fail "$1 does not answer"; }
    api "/api/catalog/entities/by-query?limit=1" | grep -q '"totalItems":[1-9]' || fail "the catalog is empty"
    api "/api/v1/search?q=&limit=1" | grep -q '"total":[1-9]' || fail "the search finds nothing"
    api "/api/v1/scorecards/production-readiness/assessments?limit=1" | grep -q '"total":[1-9]' || fail "nothing was judged"
fi
echo "smoke test: $base works"
