# Sourced by the scripts for GitHub and GitLab. Turns the AUTOCLAVE_* variables into the arrays `options` and `paths`:
# every value becomes one whole argument, and none can become an option. The caller defines `fail MESSAGE`.

# Reads lines into the array `lines`, without white space around them and without empty ones.
read_lines() {
  lines=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -n "$line" ]; then lines+=("$line"); fi
  done <<<"$1"
}

read_lines "${AUTOCLAVE_PATHS:-}"
paths=()
for path in ${lines[@]+"${lines[@]}"}; do
  # A name may begin with a dash. A dash alone reads standard input, where there is none.
  case $path in -*) path="./$path" ;; esac
  paths+=("$path")
done
if [ ${#paths[@]} -eq 0 ]; then fail "paths names nothing to judge"; fi

options=("--fail-on=${AUTOCLAVE_FAIL_ON:-low}" "--unknown=${AUTOCLAVE_UNKNOWN:-report}")
if [ -n "${AUTOCLAVE_WAIVERS:-}" ]; then options+=("--waivers=$AUTOCLAVE_WAIVERS"); fi
if [ -n "${AUTOCLAVE_BASELINE:-}" ]; then options+=("--baseline=$AUTOCLAVE_BASELINE"); fi
case ${AUTOCLAVE_NEW_ONLY:-} in
  true) options+=(--new-only) ;;
  false | '') ;;
  *) fail "new-only must be true or false" ;;
esac
read_lines "${AUTOCLAVE_PHI:-}"
for pattern in ${lines[@]+"${lines[@]}"}; do options+=("--phi=$pattern"); done
