#!/usr/bin/env bash
# Sætter en kopi ind i stedet for databasen: drift/gendan.sh FIL. Den gamle bliver liggende, til du selv sletter den.
set -euo pipefail
fil=$(realpath "${1:?Skriv filen fra drift/backup.sh}")
cd "$(dirname "$0")"
[ -s "$fil" ] || { echo "Filen $fil er tom eller findes ikke." >&2; exit 1; }
db() { docker compose exec -T db "$@"; }
sig() { db psql -q -U lige -d postgres -v ON_ERROR_STOP=1 -Atc "$1"; }
if [ -n "$(sig "SELECT 1 FROM pg_database WHERE datname = 'lige_foer'" </dev/null)" ]; then
    echo "Der ligger en database fra sidste gang. Slet den først: docker compose exec db dropdb -U lige lige_foer" >&2
    exit 1
fi
db dropdb -U lige --if-exists lige_ny </dev/null
db createdb -U lige -T template0 -E UTF8 --locale=C lige_ny </dev/null
db pg_restore -U lige -d lige_ny --exit-on-error --no-owner <"$fil"
# Kopien er læst helt ind. Først nu stopper serveren, og kun mens navnene bliver byttet.
docker compose stop server
trap 'docker compose start server' EXIT
sig "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lige'" </dev/null >/dev/null
sig "ALTER DATABASE lige RENAME TO lige_foer" </dev/null
sig "ALTER DATABASE lige_ny RENAME TO lige" </dev/null
echo "Kopien er sat ind. Den gamle hedder lige_foer. Slet den, når du har set efter:"
echo "docker compose exec db dropdb -U lige lige_foer"
