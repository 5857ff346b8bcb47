#!/usr/bin/env bash
# The step of action.yml: one check, written as annotations, as a step summary and as SARIF. Everything from outside
# comes in variables and is passed on as whole arguments.
set -euo pipefail

fail() {
  printf '::error title=autoclave::%s\n' "$1"
  exit 2
}

cd -- "$AUTOCLAVE_WORKING_DIRECTORY" || fail "working-directory is no folder"

# shellcheck source=../arguments.sh
. "$ACTION_PATH/integrations/arguments.sh"

if [ -z "$AUTOCLAVE_VERSION" ]; then
  command=(node "$ACTION_PATH/integrations/autoclave.js")
else
  if ! [[ $AUTOCLAVE_VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
    fail "version must be a whole version number such as 1.2.3"
  fi
  folder="$RUNNER_TEMP/autoclave-$AUTOCLAVE_VERSION"
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "autoclave@$AUTOCLAVE_VERSION" >&2 ||
    fail "npm could not install this version of autoclave"
  command=("$folder/node_modules/.bin/autoclave")
fi

check() {
  "${command[@]}" check "${options[@]}" "--format=$1" "${paths[@]}"
}

# The annotations decide: their exit code is that of the step.
code=0
annotations=$(check github) || code=$?
printf 'exit-code=%s\n' "$code" >>"$GITHUB_OUTPUT"
# An input that cannot be read has told so, and gives no report at all: an empty one would look clean.
if [ -z "$annotations" ]; then exit "$code"; fi
printf '%s\n' "$annotations"

check github-summary 2>/dev/null >>"$GITHUB_STEP_SUMMARY" || true

if [ -n "$AUTOCLAVE_SARIF_FILE" ]; then
  # A redirection takes a name as it is, whatever it begins with.
  check sarif 2>/dev/null >"$AUTOCLAVE_SARIF_FILE" || true
  # A random word ends the value, so that no name can add an output of its own.
  end="end-$RANDOM$RANDOM$RANDOM"
  file=$(realpath --relative-to="${GITHUB_WORKSPACE:-$PWD}" -- "$AUTOCLAVE_SARIF_FILE")
  printf 'sarif-file<<%s\n%s\n%s\n' "$end" "$file" "$end" >>"$GITHUB_OUTPUT"
fi

exit "$code"
