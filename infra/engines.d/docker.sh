# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# The same two engines as containers, where a Docker engine answers. Ports are published on loopback only; data is in named volumes.

rabbitmq_image="${ENGINES_RABBITMQ_IMAGE:-rabbitmq:4-management}"
mongo_image="${ENGINES_MONGO_IMAGE:-mongo:8.0}"

# A client without an engine behind it counts as none.
docker_answers() {
  command -v docker > /dev/null && timeout 5 docker info > /dev/null 2>&1
}

# One set of containers per state folder.
container() {
  echo "domainworkers-$(cksum <<< "$state" | cut -d' ' -f1)-$1"
}

container_runs() {
  [[ "$(docker inspect -f '{{.State.Running}}' "$(container "$1")" 2> /dev/null)" == true ]]
}

container_exists() {
  docker inspect "$(container "$1")" > /dev/null 2>&1
}

# `run_container ENGINE DOCKER_RUN_ARGS...`
run_container() {
  local name
  name="$(container "$1")"
  shift
  docker run --detach --name "$name" --hostname "$name" "$@" > /dev/null 9>&- || fail "the container $name could not be started"
}

docker_broker_up() {
  if container_runs broker && amqp_handshake "$(port_of broker)"; then
    say "broker: container $(container broker) already runs on 127.0.0.1:$(port_of broker)"
    return
  fi
  docker_broker_start
}

docker_broker_start() {
  if container_exists broker; then
    docker start "$(container broker)" > /dev/null
  else
    say "broker: starting a container of $rabbitmq_image"
    run_container broker -p "127.0.0.1:$(keep_port broker):5672" -p "127.0.0.1:$(keep_port management):15672" \
      -v "$(container broker):/var/lib/rabbitmq" "$rabbitmq_image"
  fi
  wait_until 120 - amqp_handshake "$(port_of broker)" || fail "RabbitMQ in $(container broker) does not answer; see: docker logs $(container broker)"
  say "broker: RabbitMQ answers on 127.0.0.1:$(port_of broker), management on 127.0.0.1:$(port_of management)"
}

docker_rabbitmqctl() {
  docker exec "$(container broker)" rabbitmqctl "$@"
}

mongo_eval() {
  docker exec "$(container store)" mongosh --quiet --port "$(port_of store)" --eval "$1" 2> /dev/null
}

mongo_is_primary() {
  [[ "$(mongo_eval 'db.hello().isWritablePrimary')" == true ]]
}

docker_store_up() {
  if container_runs store && answers 127.0.0.1 "$(port_of store)"; then
    say "store: container $(container store) already runs on 127.0.0.1:$(port_of store)"
    return
  fi
  docker_store_start
}

docker_store_start() {
  local port
  if container_exists store; then
    docker start "$(container store)" > /dev/null
  else
    say "store: starting a container of $mongo_image"
    port="$(keep_port store)"
    # A member's address must be the same inside and outside, because a driver connects to what the member says of itself.
    run_container store -p "127.0.0.1:$port:$port" -v "$(container store):/data/db" "$mongo_image" \
      mongod --replSet rs0 --bind_ip_all --port "$port"
  fi
  port="$(port_of store)"
  wait_until 120 - mongo_eval 'db.runCommand({ping: 1})' > /dev/null || fail "mongod in $(container store) does not answer"
  mongo_eval "try { rs.status() } catch (e) { rs.initiate({_id: 'rs0', members: [{_id: 0, host: '127.0.0.1:$port'}]}) }" > /dev/null
  wait_until 60 - mongo_is_primary || fail "the replica set of $(container store) has no primary; see: docker logs $(container store)"
  say "store: MongoDB answers on 127.0.0.1:$port"
}

docker_kill() {
  docker kill -s KILL "$(container "$1")" > /dev/null || fail "the $1 is not running"
  say "$1: killed"
}

docker_broker_kill() { docker_kill broker; }
docker_store_kill() { docker_kill store; }

docker_down() {
  if container_exists "$1"; then
    docker rm -f "$(container "$1")" > /dev/null
    say "$1: ended"
  fi
}

docker_broker_down() { docker_down broker; }
docker_store_down() { docker_down store; }

docker_purge() {
  docker volume rm -f "$(container broker)" "$(container store)" > /dev/null
}

docker_status() {
  if container_runs "$1"; then
    say "$1: container $(container "$1"), 127.0.0.1:$(port_of "$1")"
  else
    say "$1: not running"
    return 1
  fi
}
