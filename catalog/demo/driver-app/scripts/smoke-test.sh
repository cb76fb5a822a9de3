#!/bin/sh
# A robot handheld fetches its tour, scans one parcel and signs for it.
set -eu
curl -fsS --cert robot.pem "$1/tours/today" >tour.json
stop=$(sed -n 's/.*"stop":"\([^"]*\)".*/\1/p' tour.json)
curl -fsS --cert robot.pem -d '[{"parcel":"HL000000001"}]' "$1/stops/$stop/scans"
