#!/bin/sh
# Rollback: puts previous.jar back in each depot where it exists.
set -eu
grep "^d[0-9]" "$1" | while read -r depot; do
  ssh "gateway@$depot" 'cd /opt/gateway && [ -e previous.jar ] && mv previous.jar current.jar && sudo systemctl restart depot-gateway'
done
