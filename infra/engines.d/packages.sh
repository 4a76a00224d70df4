# shellcheck shell=bash disable=SC2154,SC2016,SC2015
# (state, infra, repository: set by infra/engines)
# Debian packages fetched with private apt folders and unpacked into the cache: no root needed, the machine stays as it is.
# Mirror addresses, proxies and credentials are the machine's own; signatures are always verified.

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

need_apt() {
  command -v apt-get > /dev/null && command -v dpkg-deb > /dev/null \
    || fail "no $1: this machine has no apt-get, no Docker engine answers, and the setting that names one is empty"
}

# `private_apt FOLDER ARGS...`
private_apt() {
  local folder="$1"
  shift
  mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial"
  local options=(-o "Dir::State::Lists=$folder/state/lists" -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root
    -o APT::Install-Recommends=false -o Acquire::Retries=3)
  if [[ -s "$folder/sources.list" ]]; then
    # Another suite than the machine's: nothing counts as installed, so every library comes along.
    options+=(-o "Dir::State=$folder/state" -o Dir::State::status=/dev/null -o "Dir::Etc::SourceList=$folder/sources.list"
      -o Dir::Etc::SourceParts=/dev/null -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
      -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o APT::Update::Error-Mode=any)
  fi
  LC_ALL=C apt-get -q -y "${options[@]}" "$@" >> "$folder/../log/apt.log" 2>&1 8>&- 9>&-
}

apt_log_tail() {
  grep -E '^(E|W|Err)' "$1/../log/apt.log" | tail -n 5 | sed -E 's#//[^/@ ]*@#//***@#; s/^/    /' >&2
}

# `fetch NAME PACKAGES...` for the suite the machine itself runs; only what the machine lacks is downloaded.
fetch() {
  local folder="$1"
  shift
  private_apt "$folder" update || true
  private_apt "$folder" --download-only install "$@" && return
  apt_log_tail "$folder"
  return 1
}

# Addresses of Debian mirrors in the machine's apt sources, whichever format they are written in.
debian_mirrors() {
  apt-get indextargets --format '$(REPO_URI) $(COMPONENT)' 'Created-By: Packages' 2> /dev/null \
    | awk '$2 == "main" && $1 !~ /security/ && !seen[$1]++ { print $1 }'
}

# `fetch_from_newer_debian FOLDER PACKAGE` looks for a package that the machine's own release does not have yet.
fetch_from_newer_debian() {
  local folder="$1" package="$2" mirror suite keyring
  rm -f "$folder/sources.list"
  for keyring in "$debian_keyring" "$folder/newer-keyring.gpg"; do
    if [[ "$keyring" != "$debian_keyring" ]] && ! newer_keyring "$folder"; then
      continue
    fi
    [[ -s "$keyring" ]] || continue
    for mirror in $(debian_mirrors); do
      for suite in ${ENGINES_DEBIAN_SUITES:-forky sid}; do
        say "looking for $package in Debian $suite"
        echo "deb [signed-by=$keyring] $mirror $suite main" > "$folder/sources.list"
        if private_apt "$folder" update && private_apt "$folder" --download-only install "$package"; then
          return
        fi
        apt_log_tail "$folder"
      done
    done
  done
  return 1
}

# An old release's keyring may not know the newer suite's key; the machine's own, verified, updates then bring one that does.
newer_keyring() {
  local folder="$1"
  rm -f "$folder/sources.list"
  mkdir -p "$folder/keyring"
  (cd "$folder/keyring" && apt-get -q download debian-archive-keyring > /dev/null 2>&1) || return 1
  dpkg-deb -x "$folder"/keyring/debian-archive-keyring_*.deb "$folder/keyring"
  cp "$folder/keyring$debian_keyring" "$folder/newer-keyring.gpg"
}

# `cached NAME FUNCTION` fills CACHE/NAME once by calling the function; a broken attempt is never taken for a whole one.
cached() {
  local name="$1" fill="$2" cache folder
  cache="$(cache_home)"
  folder="$cache/$name"
  [[ ! -e "$folder/.complete" ]] || return 0
  exec 8> "$cache/$name.lock"
  flock -w 900 8 || fail "another infra/engines has been filling $folder for more than 15 minutes"
  if [[ ! -e "$folder/.complete" ]]; then
    rm -rf "${folder:?}" "$folder.new"
    mkdir -p "$folder.new/log"
    # The final path is part of what is unpacked (scripts with absolute paths), so it is told, not derived.
    "$fill" "$folder.new" "$folder" || fail "no $name: see the lines above and $folder.new/log"
    touch "$folder.new/.complete"
    mv "$folder.new" "$folder"
    say "$name: ready in $folder ($(du -sm "$folder" | cut -f1) MB)"
  fi
  exec 8>&-
}
