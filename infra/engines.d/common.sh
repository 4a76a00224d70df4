# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# Messages, ports, locks and folders shared by all parts of infra/engines.

began="${EPOCHREALTIME/[.,]/}"

# Seconds since the script began lead every line, so a slow step is seen.
say() {
  local spent=$((${EPOCHREALTIME/[.,]/} - began))
  printf 'engines %d.%02ds  %s\n' $((spent / 1000000)) $((spent % 1000000 / 10000)) "$*" >&2
}

fail() {
  say "FAILED: $*"
  exit 1
}

without_password() {
  sed -E 's#//[^/@]*@#//***@#' <<< "$1"
}

answers() {
  (exec 3<> "/dev/tcp/$1/$2") 2> /dev/null
}

# True when any of the hosts that an AMQP or MongoDB URI names accepts a connection. An SRV name is left to the driver.
reachable() {
  local uri="$1" hosts host default=5672
  [[ "$uri" != mongodb+srv://* ]] || return 0
  [[ "$uri" != mongodb://* ]] || default=27017
  [[ "$uri" != amqps://* ]] || default=5671
  hosts="${uri#*://}"
  hosts="${hosts%%[/?]*}"
  hosts="${hosts##*@}"
  for host in ${hosts//,/ }; do
    local port="$default"
    [[ "$host" != *:* ]] || port="${host##*:}"
    if answers "${host%:*}" "$port"; then
      return 0
    fi
  done
  return 1
}

# Below the kernel's range for outgoing connections, so that no client socket takes the port while its server is down.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    answers 127.0.0.1 "$port" || break
  done
  echo "$port"
}

port_of() {
  [[ -s "$state/$1.port" ]] && cat "$state/$1.port"
}

# The port an engine had before, when it is still free: a restart must be found where it was.
keep_port() {
  local port
  port="$(port_of "$1" || true)"
  if [[ -z "$port" ]] || answers 127.0.0.1 "$port"; then
    port="$(free_port)"
    echo "$port" > "$state/$1.port"
  fi
  echo "$port"
}

# One `up` at a time per state folder; a second one waits and then finds everything running.
locked() {
  exec 9> "$state/lock"
  flock -w 900 9 || fail "another infra/engines holds $state/lock for more than 15 minutes"
}

# Servers do not run as root (PostgreSQL refuses to): they get this user, which must be able to reach their folders.
server_user=65534
as_server=(env)
if ((EUID == 0)); then
  as_server=(setpriv "--reuid=$server_user" "--regid=$server_user" --clear-groups --)
fi

own_by_server() {
  ((EUID != 0)) || chown -R "$server_user:$server_user" "$@"
}

server_reaches() {
  mkdir -p "$1" 2> /dev/null && "${as_server[@]}" test -x "$1"
}

# Unpacked packages; kept between runs and shared by all clones of one user.
cache_home() {
  local folder="${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/domainworkers-engines"
  server_reaches "$folder" || folder=/var/cache/domainworkers-engines
  server_reaches "$folder" || fail "no folder for downloaded packages: neither \$HOME/.cache nor /var/cache can be used"
  echo "$folder"
}

# Data and logs; beside the state, or under /var/tmp where the server user cannot reach the clone (a clone in /root).
data_home() {
  local folder="$state/data"
  if ! server_reaches "$folder"; then
    folder="/var/tmp/domainworkers-engines-$(cksum <<< "$state" | cut -d' ' -f1)"
    server_reaches "$folder" || fail "no folder for the servers' data: $state/data cannot be used by the server user, nor /var/tmp"
  fi
  echo "$folder"
}

purge_data() {
  local folder
  folder="$(data_home)"
  if docker_answers; then
    docker_purge
  fi
  rm -rf "${folder:?}" "$state"/*.port
  say "data deleted"
}

# `wait_until SECONDS NAME COMMAND...` polls; gives up at once when the process of that name has ended.
wait_until() {
  local seconds="$1" name="$2" end
  shift 2
  end=$((SECONDS + seconds))
  until "$@"; do
    if [[ "$name" != - ]] && ! running "$name"; then
      return 1
    fi
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}
