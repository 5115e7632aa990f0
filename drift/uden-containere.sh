#!/usr/bin/env bash
# De samme tre programmer uden containere, på prøve: PostgreSQL, serveren og Caddy med sit eget certifikat. Stop med Ctrl+C.
# Intet bliver gemt. Brug: drift/uden-containere.sh [NAVN], hvor NAVN er det, browsere skriver; ellers localhost.
set -euo pipefail
cd "$(dirname "$0")/.."
navn=${1:-localhost}
command -v caddy >/dev/null || { echo "Caddy er ikke på den her maskine." >&2; exit 1; }
facilitator=$(command -v facilitator || command -v .venv/bin/facilitator) || {
    echo 'facilitator er ikke installeret. Skriv: pip install ".[server]"' >&2
    exit 1
}
export LIGE_HTTP=${LIGE_HTTP:-8480} LIGE_HTTPS=${LIGE_HTTPS:-8443} LIGE_PORT=${LIGE_PORT:-8420}
export LIGE_NAVN=$navn LIGE_SERVER=127.0.0.1:$LIGE_PORT LIGE_TLS="tls internal"
export LIGE_ADRESSE=https://$navn:$LIGE_HTTPS LIGE_VAERT=127.0.0.1
hjem=$(mktemp -d)
XDG_DATA_HOME=$hjem XDG_CONFIG_HOME=$hjem caddy run --config drift/Caddyfile --adapter caddyfile 2>"$hjem/log" &
caddy=$!
"$facilitator" server --proev &
server=$!
slut() {
    trap '' INT TERM
    kill "$server" "$caddy" 2>/dev/null || true
    wait || true
    rm -rf "$hjem"
}
trap slut EXIT
trap 'exit 0' INT TERM
wait "$server"
