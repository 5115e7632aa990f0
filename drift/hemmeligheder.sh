#!/usr/bin/env bash
# Laver de hemmeligheder, der mangler. Den retter ingen, der er der.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p -m 700 hemmeligt
mkdir -p tls
for navn in database noegle maal; do
    if [ ! -e "hemmeligt/$navn" ]; then
        openssl rand -base64 36 | tr '+/' '-_' >"hemmeligt/$navn"
        # Mappen er lukket for andre; filen bliver læst i containeren af en anden bruger end dig.
        chmod 444 "hemmeligt/$navn"
    fi
done
[ -s hemmeligt/oidc ] || echo "Skriv nu hemmeligheden fra jeres udbyder i filen drift/hemmeligt/oidc."
