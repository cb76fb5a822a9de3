#!/bin/sh
# Signs in at an unmodified Keycloak: fetches its distribution, starts it and two portals on loopback, both configured by
# environment alone, and walks two roles, a stranger, signing out and access tokens. The second portal and its realm are
# those of docker/: the file that Compose imports, the settings that Compose gives. Takes some minutes and 3 GB of memory.
set -eu
cd "$(dirname "$0")/../../.."

version=26.7.3
keycloak=9180
portal=9181
composition=9182
secret='a+b/c=of a composition' # as odd as openssl makes them
work=$PWD/target/keycloak
rm -rf "$work"
mkdir -p "$work"

mvn -q -B -ntp dependency:copy -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$work"
unzip -q "$work/keycloak-quarkus-dist-$version.zip" -d "$work"
home=$work/keycloak-$version
mkdir -p "$home/data/import"
cp src/test/resources/access/keycloak-realm.json "$home/data/import/harbourline-realm.json"
cp docker/keycloak/slipway-realm.json "$home/data/import"
./slipway build
JAVA_HOME=$(./slipway jdk)
export JAVA_HOME

finish() {
    for pid in ${portal_pid:-} ${composition_pid:-} ${keycloak_pid:-}; do kill "$pid" 2>/dev/null || true; done
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

JAVA_OPTS_APPEND='-Xmx512m' KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin \
    SLIPWAY_CLIENT_SECRET=$secret PUBLIC_URL=http://localhost:$composition "$home/bin/kc.sh" start-dev --import-realm --http-host=127.0.0.1 --http-port=$keycloak \
    --hostname="http://localhost:$keycloak" >"$work/keycloak.log" 2>&1 &
keycloak_pid=$!
until_up "http://localhost:$keycloak/realms/harbourline/.well-known/openid-configuration" 240 Keycloak

# What the documentation leaves to whoever runs the composition: people, and who may do what.
kcadm() { "$home/bin/kcadm.sh" "$@" --config "$work/kcadm.config"; }
kcadm config credentials --server "http://localhost:$keycloak" --realm master --user admin --password admin
for name in noor visitor; do
    kcadm create users -r slipway -s username=$name -s enabled=true -s firstName=$name -s lastName=Haddad \
        -s email=$name@harbourline.example
    kcadm set-password -r slipway --username $name --new-password $name
done
kcadm add-roles -r slipway --uusername noor --rolename portal-admins

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

mkdir -p "$work/secrets"
printf '%s\n' "$secret" >"$work/secrets/spring.security.oauth2.client.registration.keycloak.client-secret"
# Sign-in and roles as in compose.yaml; only where Keycloak and the portal are is this machine's.
sed -n 's/^      \(SPRING_SECURITY_[A-Z0-9_]*\|SLIPWAY_ACCESS_[A-Z_]*\): /\1=/p' docker/compose.yaml |
    sed "s/keycloak\.localhost:8081/localhost:$keycloak/" >"$work/composition.env"
(
    while IFS= read -r setting; do export "${setting?}"; done <"$work/composition.env"
    SLIPWAY_SECRETS=$work/secrets
    export SLIPWAY_SECRETS
    exec ./slipway run --port $composition --data "$work/data-of-composition" >"$work/composition.log" 2>&1
) &
composition_pid=$!
until_up "http://localhost:$portal/actuator/health/readiness" 240 "The portal"
until_up "http://localhost:$composition/actuator/health/readiness" 240 "The portal of the composition"

mvn -B -ntp verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KeycloakIT \
    -Dfailsafe.failIfNoSpecifiedTests=false -Dslipway.portal=$portal -Dslipway.keycloak=$keycloak -Dslipway.composition=$composition "$@"
