# Installs what package-lock.json names, if that was not done since the file last changed. Meant to be sourced.
install_packages() {
  local mark=node_modules/.package-lock.json
  if [ ! -e "$mark" ] || [ package-lock.json -nt "$mark" ]; then
    npm ci --no-audit --no-fund && touch "$mark"
  fi
}
