#!/usr/bin/env bash
# The script of autoclave.gitlab-ci.yml: one check, written to the log, as JUnit for the merge request, and as HTML and
# JSON to keep. Everything from outside comes in variables and is passed on as whole arguments.
set -euo pipefail

fail() {
  printf 'error  %s\n' "$1" >&2
  exit 2
}

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=../arguments.sh
. "$home/integrations/arguments.sh"

check() {
  node "$home/integrations/autoclave.js" check "${options[@]}" "--format=$1" "${paths[@]}"
}

# The log decides: its exit code is that of the job.
code=0
log=$(check human) || code=$?
# An input that cannot be read has told so, and gives no report at all: an empty one would look clean.
if [ -z "$log" ]; then exit "$code"; fi
printf '%s\n' "$log"

mkdir -p autoclave
for format in junit:junit.xml html:report.html json:report.json; do
  check "${format%%:*}" 2>/dev/null >"autoclave/${format#*:}" || true
done

exit "$code"
