#!/bin/sh
# Makes src/main/resources/schema/bot-api.json anew from the types that package.json pins.
# Needs Node 20 or newer and the npm registry; the result is committed, so a build needs neither.
set -eu
cd "$(dirname "$0")"
npm install --no-package-lock --no-audit --no-fund --loglevel=error
node generate.mjs ../src/main/resources/schema/bot-api.json
