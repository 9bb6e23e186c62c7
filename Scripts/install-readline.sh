#!/bin/sh
# Installs the headers of GNU readline where they are missing, with apt or brew, and says what to do where it may not.
set -eu

has_readline() {
  printf '#include <stdio.h>\n#include <readline/readline.h>\n' | "${CC:-cc}" -E - >/dev/null 2>&1 && return 0
  [ -e /usr/include/readline/readline.h ] || [ -e /opt/homebrew/opt/readline/include/readline/readline.h ] ||
    [ -e /usr/local/opt/readline/include/readline/readline.h ]
}

fail() {
  echo "drift needs the headers of GNU readline, which are missing: $1" >&2
  exit 1
}

has_readline && exit 0

if command -v apt-get >/dev/null 2>&1; then
  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail 'ask an administrator for `apt-get install libreadline-dev`'
    as_root='sudo -n'
  fi
  echo 'installing libreadline-dev'
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libreadline-dev >/dev/null 2>&1 || {
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libreadline-dev >/dev/null 2>&1
  } || fail '`sudo apt-get install libreadline-dev` installs them'
elif command -v brew >/dev/null 2>&1; then
  echo 'installing readline'
  brew install --quiet readline || fail '`brew install readline` installs them'
else
  fail 'install the package that holds readline/readline.h (libreadline-dev, readline-devel) and run make again'
fi

has_readline || fail 'they were installed and still cannot be found'
