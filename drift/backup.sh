#!/usr/bin/env bash
# Gemmer en kopi af databasen, mens den kører: drift/backup.sh [FIL]. Valg i en åben runde kommer aldrig med.
set -euo pipefail
fil=$(realpath "${1:-lige-$(date +%Y-%m-%d-%H%M).dump}")
cd "$(dirname "$0")"
umask 077
trap 'rm -f "$fil.ny"' EXIT
docker compose exec -T db pg_dump -U lige -d lige --format=custom --exclude-table-data=ballot >"$fil.ny"
mv "$fil.ny" "$fil"
echo "Kopien ligger i $fil."
