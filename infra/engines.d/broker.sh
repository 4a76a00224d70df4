# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# RabbitMQ as a node of our own: own name, ports, data, cookie and port mapper, so that it can be killed and nothing else is touched.

# Erlang and RabbitMQ know only their installed places; the few scripts that say so are pointed to the unpacked ones.
download_rabbitmq() {
  local folder="$1" final="$2" root="$1/root" file
  mkdir -p "$folder/apt"
  say "broker: downloading rabbitmq-server and amqp-tools"
  fetch "$folder/apt" rabbitmq-server amqp-tools || return 1
  mkdir -p "$root/usr/lib" "$folder/bin"
  for file in "$folder"/apt/cache/archives/*.deb; do
    # Nothing is downloaded where the machine has the packages already.
    [[ ! -e "$file" ]] || dpkg-deb -x "$file" "$root"
  done
  if [[ -e "$root/usr/lib/erlang/bin/erl" ]]; then
    sed -i "s#/usr/lib/erlang#$final/root/usr/lib/erlang#g" "$root"/usr/lib/erlang/bin/{erl,start} "$root"/usr/lib/erlang/erts-*/bin/{erl,start}
  fi
  for file in "$root"/usr/bin/amqp-*; do
    [[ -e "$file" ]] || continue
    printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$(libraries "$final/root" "$root")" "$final/root/usr/bin/${file##*/}" \
      > "$folder/bin/${file##*/}"
    chmod +x "$folder/bin/${file##*/}"
  done
  rm -rf "$folder/apt"
}

# `libraries FINAL_ROOT PRESENT_ROOT` lists the library folders of an unpacked tree.
libraries() {
  local triplet
  triplet="$(cd "$2/usr/lib" && echo *-linux-gnu*)"
  echo "$1/usr/lib/$triplet:$1/lib/$triplet"
}

# Sets `node` to the command line of a RabbitMQ program in the environment of our node.
node=()
in_node() {
  local home root sbin
  home="$(data_home)/broker"
  root="$(cache_home)/broker/root"
  sbin="$(echo "$root"/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin)"
  [[ -d "$sbin" ]] || sbin="$(echo /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin)"
  local program="$1"
  shift
  [[ "$program" == */* || "$program" == epmd ]] || program="$sbin/$program"
  node=("${as_server[@]}" env -i "PATH=$root/usr/lib/erlang/bin:/usr/lib/erlang/bin:/usr/bin:/bin" "LD_LIBRARY_PATH=$(libraries "$root" "$root")" \
    "HOME=$home" LANG=C.UTF-8 RUNNING_UNDER_SYSTEMD=true \
    "ERL_EPMD_PORT=$(port_of epmd)" ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_NODENAME=domainworkers@localhost "RABBITMQ_DIST_PORT=$(port_of distribution)" \
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}" \
    "RABBITMQ_MNESIA_BASE=$home/mnesia" "RABBITMQ_LOG_BASE=$home/log" "RABBITMQ_GENERATED_CONFIG_DIR=$home/config" \
    "RABBITMQ_CONFIG_FILE=$home/rabbitmq" "RABBITMQ_CONF_ENV_FILE=$home/none" "RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins" \
    "RABBITMQ_ADVANCED_CONFIG_FILE=$home/none.config" "RABBITMQ_PID_FILE=$home/pid" \
    "$program" "$@")
}

configure_broker() {
  local home="$1" port
  mkdir -p "$home"/{mnesia,log,config}
  running epmd || keep_port epmd > /dev/null
  for port in distribution management broker; do
    keep_port "$port" > /dev/null
  done
  cat > "$home/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$(port_of broker)
management.tcp.ip = 127.0.0.1
management.tcp.port = $(port_of management)
# A nearly full disk of a development machine is no reason to block publishers.
disk_free_limit.absolute = 50MB
log.file.level = info
CONF
  echo '[rabbitmq_management].' > "$home/enabled_plugins"
  own_by_server "$home"
}

amqp_handshake() {
  local first
  # A server that understands AMQP 0-9-1 answers the protocol header with a method frame: type 1.
  first="$( (exec 3<> "/dev/tcp/127.0.0.1/$1" && printf 'AMQP\0\0\011\001' >&3 && head -c 1 <&3 | od -An -tu1) 2> /dev/null)" || return 1
  [[ "${first// /}" == 1 ]]
}

broker_ready() {
  amqp_handshake "$(port_of broker)" && answers 127.0.0.1 "$(port_of management)"
}

debian_broker_up() {
  install_amqp_tools
  if running broker && broker_ready; then
    say "broker: already running on 127.0.0.1:$(port_of broker)"
    return
  fi
  need_apt broker
  cached broker download_rabbitmq
  debian_broker_start
}

debian_broker_start() {
  local home
  home="$(data_home)/broker"
  if running broker; then
    wait_until 60 broker broker_ready && return
    end broker
  fi
  configure_broker "$home"
  if ! running epmd; then
    in_node epmd -port "$(port_of epmd)" -address 127.0.0.1
    launch epmd "${node[@]}"
    wait_until 10 epmd answers 127.0.0.1 "$(port_of epmd)" || { log_tail epmd; fail "Erlang's port mapper did not start"; }
  fi
  in_node rabbitmq-server
  launch broker "${node[@]}"
  if ! wait_until 120 broker broker_ready; then
    log_tail broker
    fail "RabbitMQ did not start; its logs are in $home/log"
  fi
  say "broker: RabbitMQ answers on 127.0.0.1:$(port_of broker), management on 127.0.0.1:$(port_of management)"
}

debian_broker_kill() {
  running broker || fail "the broker is not running"
  end broker KILL
  say "broker: killed"
}

debian_broker_down() {
  # The node ends in an orderly way on SIGTERM; the port mapper has nothing to save.
  if running broker; then
    end broker
    say "broker: ended"
  fi
  ! running epmd || end epmd KILL
}

debian_rabbitmqctl() {
  in_node rabbitmqctl "$@"
  "${node[@]}"
}

# The independent AMQP client used by examples and tests: from the system as root, else from the cache (`env` extends PATH).
install_amqp_tools() {
  if command -v amqp-publish > /dev/null || ((EUID != 0)) || ! command -v apt-get > /dev/null; then
    return 0
  fi
  say "broker: installing amqp-tools"
  DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends amqp-tools > "$state/amqp-tools.log" 2>&1 9>&- \
    || say "amqp-tools could not be installed into the system; the cached copy is used (infra/engines env)"
}
