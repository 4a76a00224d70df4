# shellcheck shell=bash
docker_answers() {
  command -v docker > /dev/null && timeout 5 docker info > /dev/null 2>&1
}
