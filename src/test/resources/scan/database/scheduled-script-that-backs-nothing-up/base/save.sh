#!/bin/sh
# pg_dump would be better
cp -r /uploads /backups
