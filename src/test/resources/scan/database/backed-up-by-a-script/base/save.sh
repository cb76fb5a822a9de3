#!/bin/sh
pg_dump --format=custom --file=/backups/shop.dump shop
