#!/usr/bin/env bash
# Builds the sample register of contracts with Assay's own commands.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: data/sample/build-register.sh OUT_FILE ASSAY_PROGRAM
#
# Every organisation, area and role in it is made up. The story's today is 22 November 2026, as in the sample
# portfolio. OUT_FILE is replaced only when all of it has worked.
set -euo pipefail

if [ $# -ne 2 ]; then
  echo "usage: $0 OUT_FILE ASSAY_PROGRAM" >&2
  exit 64
fi
out=$(realpath -m "$1")
program=$(realpath -m "$2")
mkdir -p "$(dirname "$out")"
work=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$work"' EXIT
file=$work/sample.assay-register
export LC_ALL=C.UTF-8 TZ=UTC

at() {
  SOURCE_DATE_EPOCH=$(date -u -d "$1" +%s)
  ASSAY_AUTHOR=$2
  export SOURCE_DATE_EPOCH ASSAY_AUTHOR
}

register() {
  local verb=$1
  shift
  "$program" register "$verb" "$file" "$@" 2>"$work/messages" || { cat "$work/messages" >&2; return 1; }
  SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 180))
}

# A service in an area, and its contract: SERVICE AREA TITLE REFERENCE BEGINS ENDS
contract() {
  register add service name="$1" area="$2" >/dev/null
  register add contract service="$1" area="$2" title="$3" reference="$4" begins="$5" ends="$6" >/dev/null
}

at "2026-01-12 09:00" "Contracts officer"
register new --title "Restorative justice contracts" >/dev/null
for area in "Northern Area" "Valley Area" "Coast Area"; do
  register add area name="$area" >/dev/null
done

contract "North Vale Restorative Service" "Northern Area" "Restorative justice in North Vale" NV-17 2025-04-01 2028-03-31
clause=$(register add clause contract="Restorative justice in North Vale" clause=works-towards schemes=rss \
  wording="The provider works towards the mark within the first year, and holds it by the end of the second.")
vale_check=$(register add milestone clause="$clause" milestone=said what="Health check" due=2026-03-31)
register add milestone clause="$clause" milestone=submitted what="Application sent" due=2026-09-30 >/dev/null
register add milestone clause="$clause" milestone=awarded what="Award" due=2027-03-31 >/dev/null
register add extension contract="Restorative justice in North Vale" until=2029-03-31 >/dev/null

contract "Harbour Youth Justice Team" "Northern Area" "Youth conferences, Harbour" HY-02 2024-04-01 2028-03-31
register add clause contract="Youth conferences, Harbour" clause=holds schemes=rss >/dev/null
harbour_award=$(register award "Harbour Youth Justice Team" rss --from 2024-02-05 --until 2027-02-04 \
  --source "The awarding body's list" --confirmed 2026-01-12)

contract "Valley Mediation Partnership" "Valley Area" "Community mediation and conferences" VM-31 2025-10-01 2027-09-30
register add clause contract="Community mediation and conferences" clause=holds schemes=rss >/dev/null
valley_award=$(register award "Valley Mediation Partnership" rss --from 2025-07-18 --until 2028-07-17 \
  --source "Certificate 41" --confirmed 2026-01-12)
register add condition award="$valley_award" what="Show two more reviews of safety plans" due=2027-01-18 >/dev/null

contract "Coastline Victim Care" "Coast Area" "Victim-led restorative work" CV-08 2026-02-01 2029-01-31
clause=$(register add clause contract="Victim-led restorative work" clause=works-towards schemes=rss)
coast_check=$(register add milestone clause="$clause" milestone=said what="Health check" due=2026-06-30)
coast_plan=$(register add milestone clause="$clause" milestone=said what="Improvement plan agreed" due=2026-10-31)
register add milestone clause="$clause" milestone=submitted what="Application sent" due=2027-06-30 >/dev/null
register add milestone clause="$clause" milestone=awarded what="Award" due=2027-12-31 >/dev/null

contract "Bay Prison Link" "Coast Area" "Restorative work in custody" BP-11 2025-01-01 2027-12-31
register add clause contract="Restorative work in custody" clause=secures schemes=rss by_day=2025-12-31 >/dev/null
bay_award=$(register award "Bay Prison Link" rss --from 2025-11-01 --until 2028-10-31 --source "Certificate 52" \
  --confirmed 2026-01-12)

contract "Ridge Community Circles" "Valley Area" "Community circles" RC-05 2025-09-01 2027-08-31
register add clause contract="Community circles" clause=holds >/dev/null

contract "Estuary Schools Programme" "Coast Area" "Restorative practice in schools" ES-23 2026-09-01 2028-07-31
register add clause contract="Restorative practice in schools" clause=none >/dev/null

contract "Moorland Probation Services" "Northern Area" "Post-sentence conferences" MP-14 2023-07-01 2027-06-30
register add clause contract="Post-sentence conferences" clause=holds schemes=rss >/dev/null
register award "Moorland Probation Services" rss --from 2023-05-10 --until 2026-05-09 --source "Certificate 12" \
  --confirmed 2026-01-10 >/dev/null

# --- What became of it, as it came to be known ---

at "2026-03-23 09:00" "Contracts officer"
register amend milestone "$vale_check" reached=2026-03-20 source="Letter of 20 March 2026" >/dev/null
at "2026-05-20 09:00" "Contracts officer"
register amend award "$bay_award" confirmed=2026-05-20 >/dev/null
at "2026-06-15 09:00" "Contracts officer"
register amend milestone "$coast_check" reached=2026-06-11 source="Provider's report, June" >/dev/null
register amend award "$harbour_award" confirmed=2026-06-15 >/dev/null

# --- What assessors determined, as it stands in reports that came on paper ---

# SERVICE DAY EDITION VERIFIED, then for each standard its state and how many criteria of how many are met
report() {
  local received standard=0 result
  received=$(register add received service="$1" received=report scheme=rss edition="$3" day="$2" round=1 is_verified="$4")
  for result in "${@:5}"; do
    read -r state ready applies <<<"$result"
    standard=$((standard + 1))
    register add result received="$received" standard="$standard" title="${titles[standard - 1]}" state="$state" \
      ready="$ready" applies="$applies" >/dev/null
  done
}

titles=("Leadership and direction" "Policies and safe systems" "Access and information" "Delivering the process" "People"
  "Learning and results")
at "2026-07-06 09:00" "Contracts officer"
report "Harbour Youth Justice Team" 2026-06-24 2026 yes "met 4 4" "met 6 6" "met-with-conditions 5 6" "met 7 7" "met 5 5" \
  "further-work 3 5"
report "Valley Mediation Partnership" 2026-06-30 2026 yes "met 4 4" "met-with-conditions 5 6" "met 6 6" \
  "met-with-conditions 6 7" "further-work 3 5" "met 5 5"
report "Bay Prison Link" 2026-05-12 2026 yes "met 4 4" "met 6 6" "further-work 4 6" "met 7 7" "met 5 5" "not-met 1 5"
report "Moorland Probation Services" 2023-05-02 2023 yes "met 4 4" "met 6 6" "met 6 6" "met 7 7" "met 5 5" "met 5 5"
report "Coastline Victim Care" 2026-05-19 2026 no "met 4 4" "met 6 6" "met 6 6" "met 7 7" "met 5 5" "met 5 5"

at "2026-09-15 16:00" "Commissioner"
register settings --last-board 2026-09-15 >/dev/null

# --- What services measure: asked for, answered from portfolios of their own, and taken in ---

at "2026-10-05 09:00" "Contracts officer"
register amend award "$valley_award" confirmed=2026-10-02 >/dev/null
register request rss --from 2026-04-01 --until 2026-09-30 --by 2026-11-15 --asker "Contracts officer" \
  --only referrals,direct-interventions,engagement -o "$work/request.xml"

# SERVICE, then "MEASURE VALUE [PART BASE]" for the half year
answer() {
  local folder=$work/answering figure measure value part base counts status
  rm -rf "$folder"
  "$program" new "$folder" --scheme rss --service "$1" >/dev/null 2>&1
  for figure in "${@:2}"; do
    read -r measure value part base <<<"$figure"
    counts=()
    [ -z "$part" ] || counts=(--part "$part" --base "$base")
    "$program" measure "$folder" "$measure" --from 2026-04-01 --to 2026-09-30 --value "$value" "${counts[@]}" \
      --source "Case log" >/dev/null 2>&1
  done
  "$program" measure answer "$folder" "$work/request.xml" -o "$work/answer.xml" >/dev/null
  # A measure that is not kept is a finding: it is taken in all the same.
  status=0
  "$program" register receive "$file" "$work/answer.xml" >"$work/messages" 2>&1 || status=$?
  [ $status -le 1 ] || { cat "$work/messages" >&2; return 1; }
}

at "2026-10-21 11:00" "Contracts officer"
register amend milestone "$coast_plan" reached=2026-10-20 source="Contract meeting" >/dev/null
at "2026-11-02 10:00" "Contracts officer"
answer "Harbour Youth Justice Team" "referrals 64" "direct-interventions 18" "indirect-interventions 26" \
  "engagement 62.5 35 56" "satisfaction-harmed 88.2 30 34"
answer "Valley Mediation Partnership" "referrals 112" "direct-interventions 31" "indirect-interventions 40" \
  "engagement 55.0 55 100" "satisfaction-harmed 81.0 34 42"
answer "Bay Prison Link" "referrals 41" "direct-interventions 3" "indirect-interventions 9" "engagement 47.2 17 36"
answer "Moorland Probation Services" "referrals 73" "direct-interventions 22" "indirect-interventions 31" \
  "engagement 60.0 42 70" "satisfaction-harmed 84.8 28 33"
# One that counts referrals in a way of its own: whoever reads it sees why it stands apart.
mkdir -p "$work/own/assay/standards"
sed 's|<definition>Requests received in the period|<definition>Letters and calls received in the period|' \
  "$work/answering/scheme.xml" >"$work/own/assay/standards/rss.xml"
XDG_DATA_HOME=$work/own answer "Coastline Victim Care" "referrals 240" "direct-interventions 12" \
  "indirect-interventions 19" "engagement 51.3 20 39"

at "2026-11-09 10:30" "Contracts officer"
register note "Restorative justice in North Vale" --text "Asked when the application will be sent. Answer expected by 30 November." \
  >/dev/null
register note "Youth conferences, Harbour" --text "The manager knows that the renewal is due." >/dev/null

mv -f "$file" "$out"
echo "Built $out"
