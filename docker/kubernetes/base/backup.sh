#!/bin/sh
# Dumps the portal's PostgreSQL into a folder, looks whether the dump can be read, and removes those that are older than
# they need to be. Where the database is, it reads from the settings of the portal. See docs/disaster-recovery.md.
set -eu
umask 077

folder=${BACKUPS:-/backups}
keep=${KEEP_DAYS:-14}
secret=${SLIPWAY_SECRETS:-/run/secrets}/spring.datasource.password
address=${SPRING_DATASOURCE_URL#jdbc:}
address=${address%%\?*}
PGUSER=${SPRING_DATASOURCE_USERNAME:-slipway}
if [ -f "$secret" ]; then PGPASSWORD=$(cat "$secret"); else PGPASSWORD=${SPRING_DATASOURCE_PASSWORD:-}; fi
export PGUSER PGPASSWORD

name=slipway-$(date -u +%Y-%m-%dT%H%M%SZ).dump
trap 'rm -f "$folder/.$name"' EXIT
pg_dump --format=custom --no-owner --file="$folder/.$name" "$address"
pg_restore --list "$folder/.$name" | grep -q 'TABLE DATA catalog entity'
mv "$folder/.$name" "$folder/$name"
find "$folder" -name 'slipway-*.dump' -mtime +"$keep" -exec rm -f {} +
echo "slipway: $folder/$name, $(wc -c <"$folder/$name") bytes"
