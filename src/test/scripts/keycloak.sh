#!/bin/sh
# Signs in at an unmodified Keycloak: fetches its distribution, starts it and the portal on loopback, the portal configured
# by environment alone, and walks two roles, a stranger, signing out and access tokens. Takes some minutes and 1 GB of memory.
set -eu
cd "$(dirname "$0")/../../.."

version=26.7.3
keycloak=9180
portal=9181
work=$PWD/target/keycloak
rm -rf "$work"
mkdir -p "$work"

mvn -q -B -ntp dependency:copy -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$work"
unzip -q "$work/keycloak-quarkus-dist-$version.zip" -d "$work"
home=$work/keycloak-$version
mkdir -p "$home/data/import"
cp src/test/resources/access/keycloak-realm.json "$home/data/import/harbourline-realm.json"
./slipway build
JAVA_HOME=$(./slipway jdk)
export JAVA_HOME

finish() {
    for pid in ${portal_pid:-} ${keycloak_pid:-}; do kill "$pid" 2>/dev/null || true; done
    wait
}
trap finish EXIT INT TERM

# until URL SECONDS WHAT: waits until it answers
until_up() {
    left=$2
    while ! curl -fs -o "$work/answer" "$1"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "$3 did not come up; see $work" >&2; exit 1; }
        sleep 1
    done
}

JAVA_OPTS_APPEND='-Xmx512m' "$home/bin/kc.sh" start-dev --import-realm --http-host=127.0.0.1 --http-port=$keycloak \
    --hostname="http://localhost:$keycloak" >"$work/keycloak.log" 2>&1 &
keycloak_pid=$!
until_up "http://localhost:$keycloak/realms/harbourline/.well-known/openid-configuration" 240 Keycloak

env SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_KEYCLOAK_CLIENTID=slipway \
    SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_KEYCLOAK_CLIENTSECRET=change-me \
    SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_KEYCLOAK_SCOPE=openid,profile,email \
    SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_KEYCLOAK_ISSUERURI="http://localhost:$keycloak/realms/harbourline" \
    SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_KEYCLOAK_USERNAMEATTRIBUTE=preferred_username \
    SLIPWAY_ACCESS_ROLECLAIMS=realm_access.roles \
    SLIPWAY_ACCESS_ROLES_ADMINISTRATOR=portal-admins \
    SLIPWAY_ACCESS_ROLES_ENGINEER=developers \
    ./slipway run --port $portal --data "$work/data" >"$work/portal.log" 2>&1 &
portal_pid=$!
until_up "http://localhost:$portal/actuator/health/readiness" 240 "The portal"

mvn -B -ntp verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KeycloakIT \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dslipway.portal=$portal -Dslipway.keycloak=$keycloak "$@"
