#!/usr/bin/env bash
# Builds the sample portfolio from its sources with Assay's own commands.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: data/sample/build.sh OUT_FOLDER ASSAY_PROGRAM
#
# Everything is made afresh in a temporary folder beside OUT_FOLDER, which is replaced only when
# all of it has worked. The clock stands where steps.sh puts it, so the result is the same each time.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -ne 2 ]; then
  echo "usage: $0 OUT_FOLDER ASSAY_PROGRAM" >&2
  exit 64
fi
out=$(realpath -m "$1")
program=$(realpath -m "$2")
if [ ! -x "$program" ]; then
  echo "$0: $program is not there yet; build Assay first" >&2
  exit 66
fi

if [ -e "$out" ] && [ ! -f "$out/portfolio.xml" ] && [ -n "$(ls -A "$out")" ]; then
  echo "$0: $out is not a portfolio; choose another folder" >&2
  exit 73
fi

mkdir -p "$(dirname "$out")"
work=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$work"' EXIT
files=$work/files
texts=$here/responses
export LC_ALL=C.UTF-8 TZ=UTC

at() {
  SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s)
  ASSAY_AUTHOR=$2
  export SOURCE_DATE_EPOCH ASSAY_AUTHOR
  printf '\n%s, %s\n' "$1" "$2"
}

# Shows a command, cut to the width of a page, and runs it.
assay() {
  local shown=assay word
  for word in "$@"; do
    case $word in
      [a-z]*=*" "*) shown+=" ${word%%=*}=\"${word#*=}\"" ;;
      *" "*) shown+=" \"$word\"" ;;
      *) shown+=" $word" ;;
    esac
  done
  shown=${shown//$work\//}
  shown=${shown//$here\//}
  [ ${#shown} -le 110 ] || shown="${shown:0:109}…"
  printf '  %s\n' "$shown"
  "$program" "$@" >/dev/null 2>"$work/messages" || { cat "$work/messages" >&2; return 1; }
  SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 180))
}

echo "Evidence files, from $here/evidence:"
"$here/make-evidence.py" "$files"

cd "$work"
. "$here/steps.sh"

echo
"$here/check-places.py" "$work/vale"

if [ -e "$out" ]; then
  mv "$out" "$work/before"
fi
mv "$work/vale" "$out"
printf '\n%s\n' "The sample portfolio is in $out"
