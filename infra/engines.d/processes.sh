# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# Processes by recorded id. A record holds the start time too, so an id that the system has reused is never signalled.

started_at() {
  local stat
  stat="$(cat "/proc/$1/stat" 2> /dev/null)" || return 1
  # The second field may hold blanks; the 22nd of all is the 20th behind its closing parenthesis.
  awk '{ print $20 }' <<< "${stat##*) }"
}

running() {
  local pid birth
  [[ -s "$state/$1.pid" ]] || return 1
  read -r pid birth < "$state/$1.pid" || true
  [[ -n "${birth:-}" && "$(started_at "$pid")" == "$birth" && "$(awk '/^State/ { print $2 }' "/proc/$pid/status" 2> /dev/null)" != Z ]]
}

pid_of() {
  cut -d' ' -f1 "$state/$1.pid"
}

# `launch NAME COMMAND...` starts a server in a session of its own; its output goes to NAME.log. Locks are not inherited.
launch() {
  local name="$1" pid
  shift
  setsid "$@" < /dev/null >> "$state/$name.log" 2>&1 8>&- 9>&- &
  pid=$!
  echo "$pid $(started_at "$pid")" > "$state/$name.pid"
}

signal() {
  if running "$2"; then
    kill "-$1" "$(pid_of "$2")"
  fi
}

gone() {
  ! running "$1"
}

# SIGTERM (or another signal), then SIGKILL to what has not ended after ten seconds.
end() {
  local name="$1"
  signal "${2:-TERM}" "$name"
  if ! wait_until 10 - gone "$name"; then
    signal KILL "$name"
    wait_until 10 - gone "$name" || fail "process $(pid_of "$name") ($name) does not end"
  fi
  rm -f "$state/$name.pid"
}

log_tail() {
  tail -n "${2:-15}" "$state/$1.log" 2> /dev/null | sed 's/^/    /' >&2
}

debian_status() {
  local engine="$1" name code=0 port
  local names=(epmd broker)
  [[ "$engine" == broker ]] || names=(postgres store)
  for name in "${names[@]}"; do
    port="$(port_of "$name" || true)"
    if running "$name"; then
      say "$name: process $(pid_of "$name"), 127.0.0.1:$port, since $(date -r "$state/$name.pid" '+%F %T')"
    else
      say "$name: not running"
      code=1
    fi
  done
  return "$code"
}

given_status() {
  local given="${1^}__Uri"
  if reachable "${!given}"; then
    say "$1: $given, answers"
  else
    say "$1: $given, does not answer"
    return 1
  fi
}
