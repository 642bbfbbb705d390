#!/bin/sh
# as-nobody.sh BASE [SOURCE NAME]... -- COMMAND...
# For root, in a mount namespace of its own (`unshare --mount`): shows each SOURCE as BASE/NAME, wherever it
# lies, and runs COMMAND in BASE/repository as the user who owns nothing. The views end with the namespace.
set -eu
base=$1
shift
while [ "$1" != -- ]; do
  # Modes that let nobody else read, as a strict umask leaves them, take a copy.
  locked=$(find "$1" \( -name .git -o -name .cache \) -prune -o ! -type l ! -perm -o=r -print -quit)
  if [ -z "$locked" ]; then
    mount --bind "$1" "$base/$2"
  else
    find "$1" -mindepth 1 -maxdepth 1 ! -name .git ! -name .cache -exec cp -a -t "$base/$2" {} +
    chmod -R go+rX "$base/$2"
  fi
  shift 2
done
shift
mkdir -p -m 1777 /tmp/.X11-unix
cd "$base/repository"
exec setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups --no-new-privs -- "$@"
