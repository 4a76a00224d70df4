# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# PostgreSQL with the DocumentDB extension, and in front of it our gateway, which speaks MongoDB's wire protocol.

documentdb_package=postgresql-18-documentdb
postgres_version=18

download_documentdb() {
  local folder="$1" final="$2" root="$1/root" file
  mkdir -p "$folder/apt"
  fetch_from_newer_debian "$folder/apt" "$documentdb_package" || return 1
  mkdir -p "$root"
  for file in "$folder"/apt/cache/archives/{lib,postgresql,zlib1g}*.deb; do
    dpkg-deb -x "$file" "$root"
  done
  wrap_postgres "$root" "$final/root"
  # The extension asks for "postgis", which the package installs under a versioned name.
  cp "$root/usr/share/postgresql/$postgres_version/extension/"postgis{-3,}.control
  rm -rf "$folder/apt"
}

# The machine's C library may be older than what the packages were built for: they run through the loader they came with.
wrap_postgres() {
  local root="$1" final="$2" loader triplet program libraries
  loader="$(cd "$root" && echo usr/lib/*-linux-gnu*/ld-linux-*.so.*)"
  triplet="$(dirname "$loader")"
  libraries="$final/$triplet:$final/$triplet/blas:$final/$triplet/lapack:$final/usr/lib/postgresql/$postgres_version/lib"
  for program in postgres initdb psql; do
    program="usr/lib/postgresql/$postgres_version/bin/$program"
    mv "$root/$program" "$root/$program.unwrapped"
    printf '#!/bin/sh\nexec "%s" --library-path "%s" --argv0 "$0" "%s" "$@"\n' \
      "$final/$loader" "$libraries" "$final/$program.unwrapped" > "$root/$program"
    chmod +x "$root/$program"
  done
}

postgres_program() {
  echo "$(cache_home)/documentdb/root/usr/lib/postgresql/$postgres_version/bin/$1"
}

in_postgres() {
  local program
  program="$(postgres_program "$1")"
  shift
  (cd / && "${as_server[@]}" env -u LD_LIBRARY_PATH LC_ALL=C.UTF-8 "$program" "$@")
}

create_database() {
  local data="$1"
  say "store: creating a PostgreSQL database"
  rm -rf "$data.new"
  mkdir -p "$data.new"
  own_by_server "$data.new"
  in_postgres initdb --pgdata="$data.new" --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 > "$state/initdb.log" 2>&1 \
    || { log_tail initdb; fail "initdb failed"; }
  # fsync and synchronous_commit stay on: the tests are about what survives.
  cat >> "$data.new/postgresql.conf" <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
cron.host = '127.0.0.1'
cron.log_run = off
cron.log_statement = off
CONF
  mv "$data.new" "$data"
}

# PostgreSQL's processes have the data folder as their working directory; after SIGKILL the children take a moment to end.
processes_of_database() {
  local data="$1" process
  for process in /proc/[0-9]*; do
    if [[ "$(readlink "$process/cwd" 2> /dev/null)" == "$data" ]]; then
      echo "${process#/proc/}"
    fi
  done
}

database_is_idle() {
  [[ -z "$(processes_of_database "$1")" ]]
}

query() {
  in_postgres psql -X -q -v ON_ERROR_STOP=1 --host=127.0.0.1 --port="$(port_of postgres)" --username=postgres --dbname=postgres \
    --command="$1" >> "$state/psql.log" 2>&1
}

postgres_up() {
  local data
  data="$(data_home)/postgres"
  if running postgres && query 'select 1'; then
    say "store: PostgreSQL already running on 127.0.0.1:$(port_of postgres)"
    return
  fi
  [[ -e "$data/PG_VERSION" ]] || create_database "$data"
  if ! running postgres; then
    wait_until 20 - database_is_idle "$data" || fail "processes of an earlier PostgreSQL still use $data"
    # A killed server that its parent has not collected yet still looks alive to the next one; we have just seen that nobody is left.
    rm -f "$data/postmaster.pid"
    keep_port postgres > /dev/null
    launch postgres "${as_server[@]}" env -u LD_LIBRARY_PATH LC_ALL=C.UTF-8 "$(postgres_program postgres)" -D "$data" -p "$(port_of postgres)"
  fi
  wait_until 60 postgres query 'select 1' || { log_tail postgres; fail "PostgreSQL did not start"; }
  query "set client_min_messages = warning; create extension if not exists documentdb cascade" \
    || { log_tail psql; fail "the DocumentDB extension could not be created"; }
  say "store: PostgreSQL answers on 127.0.0.1:$(port_of postgres)"
}

# What the gateway is built from, as one number; a change rebuilds it.
gateway_sources() {
  (cd "$repository" && {
    find infra/DocumentDbGateway -name '*.cs' -o -name '*.csproj' | LC_ALL=C sort | xargs cat
    grep -E '"(Npgsql|MongoDB\.Bson)"' Directory.Packages.props
  } | cksum | cut -d' ' -f1)
}

build_gateway() {
  local folder="$1"
  command -v dotnet > /dev/null || fail "no store: the gateway needs the .NET SDK (dotnet)"
  say "store: building the gateway"
  # Builds of sources that are no longer there.
  find "$(dirname "$folder")" -maxdepth 1 -name 'gateway-*' -mtime +7 -exec rm -rf {} +
  if ! env -u ArtifactsPath dotnet publish "$infra/DocumentDbGateway" -c Release -o "$folder/bin" --artifacts-path "$folder/build" \
    -nodeReuse:false -p:UseSharedCompilation=false -v q > "$folder/log/build.log" 2>&1 8>&- 9>&-; then
    tail -n 15 "$folder/log/build.log" | sed 's/^/    /' >&2
    return 1
  fi
  rm -rf "$folder/build"
}

gateway_up() {
  local sources
  sources="$(gateway_sources)"
  if running store && [[ "$(cat "$state/gateway.running" 2> /dev/null)" != "$sources" ]]; then
    say "store: the gateway's sources have changed; it is built and started again"
    end store
  fi
  if ! running store; then
    cached "gateway-$sources" build_gateway
    keep_port store > /dev/null
    launch store dotnet "$(cache_home)/gateway-$sources/bin/DomainWorkers.DocumentDbGateway.dll" --listen "127.0.0.1:$(port_of store)" \
      --postgres "Host=127.0.0.1;Port=$(port_of postgres);Username=postgres;Database=postgres"
    echo "$sources" > "$state/gateway.running"
  fi
  wait_until 60 store answers 127.0.0.1 "$(port_of store)" || { log_tail store; fail "the gateway did not start"; }
  say "store: the gateway answers on 127.0.0.1:$(port_of store)"
}

debian_store_up() {
  if ! running postgres; then
    need_apt store
    cached documentdb download_documentdb
  fi
  postgres_up
  gateway_up
}

debian_store_start() {
  debian_store_up
}

# The gateway keeps running: to a client this is a replica set that has lost its primary for a while.
debian_store_kill() {
  local data process
  data="$(data_home)/postgres"
  running postgres || fail "the store is not running"
  signal KILL postgres
  for process in $(processes_of_database "$data"); do
    kill -KILL "$process" 2> /dev/null || true
  done
  wait_until 20 - database_is_idle "$data" || fail "PostgreSQL's processes do not end"
  rm -f "$state/postgres.pid"
  say "store: PostgreSQL killed"
}

debian_store_down() {
  if running store; then
    end store
  fi
  if running postgres; then
    # SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for clients.
    end postgres INT
    say "store: ended"
  fi
}
