#!/bin/sh
# Copies the jar to each depot's box and restarts it. Keeps the jar before in previous.jar.
set -eu
while read -r depot; do
  scp target/depot-gateway.jar "gateway@$depot:/opt/gateway/next.jar"
  ssh "gateway@$depot" 'cd /opt/gateway && mv current.jar previous.jar && mv next.jar current.jar && sudo systemctl restart depot-gateway'
done <"$1"
