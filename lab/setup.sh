#!/bin/sh
# Installs what the lab Internet needs from Debian (lab/packages.txt) and nothing that is there already.
#
# Debian starts bind9, nginx and others on installation; a policy-rc.d that answers 101 ("not allowed") forbids it while
# apt runs and is taken away afterwards, whatever happens. Run it as often as you like: with everything there it
# changes nothing and needs no root.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages.txt")

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "setup: this is no Debian system; install by hand what these packages hold:" $wanted >&2
  exit 1
fi

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done

if [ -z "$missing" ]; then
  echo "setup: every package of the lab is installed"
  exit 0
fi

if [ "$(id -u)" -ne 0 ]; then
  echo "setup: these packages are missing and only root can install them:$missing" >&2
  echo "setup: run  sudo npm run setup  or  sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi

policy=/usr/sbin/policy-rc.d
saved=
restore() {
  rm -f "$policy"
  if [ -n "$saved" ]; then mv "$saved" "$policy"; fi
}
if [ -e "$policy" ]; then
  saved=$policy.before-hien-dien
  mv "$policy" "$saved"
fi
trap restore EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

echo "setup: installing$missing"
apt-get update -q
# shellcheck disable=SC2086 # a list of package names on purpose
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
echo "setup: done"
