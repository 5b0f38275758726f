#!/bin/bash
# Runs a scenario of `confab bench` in turn with pgbench on the same machine and prints the ratio of
# the medians. Absolute figures of a shared machine swing; the ratio within one run is what counts.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/compare-with-pgbench.sh [SCENARIO] [options]

SCENARIO is create (default), create-named, fetch, list, messages or messages-hot. Messages are
compared with pgbench raising a conversation's counter and inserting a row of about 500 bytes, for
1,000 conversations.

  --rounds N       rounds, each pgbench, SQLite, PostgreSQL (default 3)
  --seconds S      measured time of each part (default 10)
  --warm-up S      time before it that does not count (default 5; for messages 60, because two
                   slow cores compile for up to 50 s what runs)
  --reference R    for messages: four, as four statements (default), or cte, as a single one
  --connections N  connections of `confab bench` (default 64; for messages 32, with cte 128)
  --clients N      clients of pgbench, over TCP (default 32)
  --row-bytes N    bytes of a pgbench row (default: as Confab's row in PostgreSQL)
  --no-save        print only; write nothing to benchmarks/results

Everything runs in a folder under TMPDIR (default /tmp) that is deleted afterwards. It must be on a
disk. CONFAB names another launcher than ./confab.
TEXT
}

fail() {
  echo "compare-with-pgbench: $*" >&2
  exit 1
}

# Options.

scenario=create rounds=3 seconds=10 warm_up='' connections='' clients=32 row_bytes='' save=yes
reference=four
while [ $# -gt 0 ]; do
  case $1 in
    --rounds | --seconds | --warm-up | --connections | --clients | --row-bytes)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || fail "$1 needs a positive whole number"
      case $1 in
        --rounds) rounds=$2 ;;
        --seconds) seconds=$2 ;;
        --warm-up) warm_up=$2 ;;
        --connections) connections=$2 ;;
        --clients) clients=$2 ;;
        --row-bytes) row_bytes=$2 ;;
      esac
      shift 2
      ;;
    --reference)
      [[ ${2:-} =~ ^(four|cte)$ ]] || fail "$1 is four or cte"
      reference=$2
      shift 2
      ;;
    --no-save) save=no; shift ;;
    -h | --help) usage; exit 0 ;;
    create | create-named | fetch | list | messages | messages-hot) scenario=$1; shift ;;
    *) usage >&2; exit 2 ;;
  esac
done

title=$scenario
case $scenario in
  messages*)
    title=$scenario-$reference
    [ -n "$row_bytes" ] || row_bytes=500
    [ -n "$warm_up" ] || warm_up=60
    [ -n "$connections" ] || connections=$([ "$reference" = cte ] && echo 128 || echo 32)
    ;;
esac
: "${connections:=64}" "${warm_up:=5}"

# The environment.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
confab=${CONFAB:-$home/confab}

postgres_tool() {
  local found
  # The newest version; the folder names sort as versions.
  found=$(ls -d /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] || found=$(command -v "$1" || true)
  [ -n "$found" ] || fail "$1 is missing: apt-get install postgresql"
  echo "$found"
}

initdb=$(postgres_tool initdb)
pg_ctl=$(postgres_tool pg_ctl)
pgbench=$(postgres_tool pgbench)
psql=$(postgres_tool psql)
[ -x "$confab" ] || fail "$confab is missing"

# PostgreSQL refuses to run as root.
as_owner=()
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || fail "there is no user postgres: apt-get install postgresql"
  if command -v setpriv >/dev/null; then
    as_owner=(setpriv --reuid="$owner" --regid="$owner" --clear-groups --)
  else
    command -v runuser >/dev/null || fail "setpriv and runuser are missing: apt-get install util-linux"
    as_owner=(runuser -u "$owner" --)
  fi
fi

# Cleaning up: whatever this script started, by its process id, then the folder.

work=$(mktemp -d "${TMPDIR:-/tmp}/confab-pgbench-XXXXXX")
child=''
cluster_started=no
clean_up() {
  trap - EXIT INT TERM
  if [ -n "$child" ] && kill -TERM "$child" 2>/dev/null; then
    # `confab bench` stops its server before it ends.
    wait "$child" 2>/dev/null || true
  fi
  if [ "$cluster_started" = yes ]; then
    "${as_owner[@]}" "$pg_ctl" -D "$work/cluster" -m immediate -t 30 stop >/dev/null 2>&1 || true
  fi
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# In the background and waited for, because bash runs no trap while a command is in the foreground.
bounded() {
  local limit=$1 status=0
  shift
  timeout --kill-after=90 "$limit" "$@" &
  child=$!
  wait "$child" || status=$?
  child=''
  [ "$status" != 124 ] || fail "not ready after $limit s: ${1##*/}"
  return "$status"
}

case $(stat -f -c %T "$work") in
  tmpfs | ramfs) echo "WARNING: $work is in memory, so durable writes cost nothing; set TMPDIR" >&2 ;;
esac

# A cluster of our own.

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export PGPASSWORD=$password PGHOST=127.0.0.1 PGUSER=bench PGDATABASE=postgres PGCONNECT_TIMEOUT=10
export PGOPTIONS='-c client_min_messages=warning'
printf '%s\n' "$password" >"$work/password"
mkdir "$work/cluster" "$work/socket"
chmod 711 "$work"
[ "$(id -u)" != 0 ] || chown "$owner" "$work/cluster" "$work/socket" "$work/password"

start_cluster() {
  local attempt
  bounded 120 "${as_owner[@]}" "$initdb" -D "$work/cluster" -U "$PGUSER" -A scram-sha-256 \
    --pwfile="$work/password" -E UTF8 --locale=C >"$work/initdb.log" 2>&1 \
    || fail "initdb failed: $(tail -n 3 "$work/initdb.log" | tr '\n' ' ')"
  # A random port may be taken: then another one.
  for attempt in 1 2 3 4 5; do
    export PGPORT=$((20000 + RANDOM % 20000))
    cluster_started=yes
    if bounded 90 "${as_owner[@]}" "$pg_ctl" -D "$work/cluster" -w -t 60 -l "$work/cluster/log" \
      -o "-p $PGPORT -k $work/socket -c listen_addresses=127.0.0.1 -c fsync=on -c synchronous_commit=on" \
      start >/dev/null 2>&1; then
      return
    fi
  done
  fail "PostgreSQL does not start: $(tail -n 3 "$work/cluster/log" | tr '\n' ' ')"
}

sql() {
  "$psql" -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

# Each run of Confab on PostgreSQL gets an empty database.
fresh_database() {
  sql -c 'DROP DATABASE IF EXISTS confab WITH (FORCE)' -c 'CREATE DATABASE confab' -c 'CHECKPOINT'
}

database_url() {
  echo "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/confab"
}

# Prints the file with the JSON of a run. A run with errors does not count.
run_confab() {
  local name=$1 which=$2
  shift 2
  # Seeding and the start of the server come on top of the measured time.
  bounded $((seconds + warm_up + 300)) "$confab" bench "$which" --connections "$connections" \
    --json "$@" >"$work/$name.json" 2>"$work/$name.log" \
    || fail "confab bench failed: $(tail -n 5 "$work/$name.log" "$work/$name.json" | tr '\n' ' ')"
}

# The first number of that name in a file of JSON.
json_number() {
  grep -o "\"$2\":[0-9.]*" "$1" | head -n 1 | cut -d: -f2
}

json_text() {
  grep -o "\"$2\":\"[^\"]*\"" "$1" | head -n 1 | cut -d'"' -f4
}

# How large a conversation is in Confab's own table: pgbench shall write as much.
measure_row() {
  [ -z "$row_bytes" ] || return 0
  echo "measuring the row size"
  fresh_database
  run_confab sizing create --warm-up 0 --seconds 1 --database "$(database_url)"
  local table
  table=$(sql -d confab -c "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename)
      FROM pg_tables WHERE tablename IN ('conversations', 'conversation') LIMIT 1")
  [ -n "$table" ] || fail "no table of conversations found; give --row-bytes"
  row_bytes=$(sql -d confab -c "SELECT round(avg(pg_column_size(t.*))) FROM $table t")
  [ -n "$row_bytes" ] || fail "Confab's table $table is empty; give --row-bytes"
}

# The script for pgbench: the same kind of work with one statement for each transaction.
write_pgbench_script() {
  # A row has 24 bytes of header and 35 of key beside its payload.
  local payload_bytes=$((row_bytes > 79 ? row_bytes - 59 : 20))
  payload=$(head -c "$payload_bytes" /dev/zero | tr '\0' 'x')
  case $scenario in
    create | create-named)
      # The key ascends in time, as Confab's does: the fastest kind of key for an index.
      cat >"$work/pgbench.sql" <<'SQL'
\set chance random(0, 4611686018427387903)
INSERT INTO bench_row (sid, payload) VALUES ('CH' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000000)::bigint), 16, '0') || lpad(to_hex(:chance::bigint), 16, '0'), :payload);
SQL
      ;;
    fetch)
      cat >"$work/pgbench.sql" <<'SQL'
\set number random(1, 10000)
SELECT sid, payload FROM bench_row WHERE sid = 'CH' || lpad(to_hex(:number::bigint), 32, '0');
SQL
      ;;
    messages*)
      # The same kind of key; a message has two indexes, as in Confab.
      local sid="'IM' || lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000000)::bigint), 16, '0') || lpad(to_hex(:chance::bigint), 16, '0')"
      {
        printf '%s\n' '\set chance random(0, 4611686018427387903)' '\set number random(1, 1000)'
        if [ "$reference" = cte ]; then
          echo "WITH raised AS (UPDATE bench_conversation SET messages = messages + 1 WHERE number = :number RETURNING messages) INSERT INTO bench_message SELECT $sid, :number, messages, :payload FROM raised;"
        else
          echo 'BEGIN;'
          # shellcheck disable=SC1003
          echo 'UPDATE bench_conversation SET messages = messages + 1 WHERE number = :number RETURNING messages \gset'
          echo "INSERT INTO bench_message VALUES ($sid, :number, :messages, :payload);"
          echo 'COMMIT;'
        fi
      } >"$work/pgbench.sql"
      ;;
    list)
      echo 'SELECT sid, payload FROM bench_row ORDER BY sid LIMIT 50;' >"$work/pgbench.sql"
      ;;
  esac
}

# The tables that pgbench works on, new for each round.
make_tables() {
  case $scenario in
    messages*)
      sql -c 'DROP TABLE IF EXISTS bench_message, bench_conversation' \
        -c 'CREATE TABLE bench_conversation (number integer PRIMARY KEY, messages bigint NOT NULL)' \
        -c 'CREATE TABLE bench_message (sid text COLLATE "C" PRIMARY KEY, conversation integer
              NOT NULL, place bigint NOT NULL, payload text NOT NULL,
              UNIQUE (conversation, place))' \
        -c 'INSERT INTO bench_conversation SELECT n, 0 FROM generate_series(1, 1000) n' \
        -c 'VACUUM ANALYZE bench_conversation' -c 'CHECKPOINT'
      ;;
    *)
      sql -c 'DROP TABLE IF EXISTS bench_row' \
        -c 'CREATE TABLE bench_row (sid text COLLATE "C" PRIMARY KEY, payload text NOT NULL)' \
        -c "INSERT INTO bench_row SELECT 'CH' || lpad(to_hex(n), 32, '0'), '$payload'
              FROM generate_series(1, 10000) n" \
        -c 'VACUUM ANALYZE bench_row' -c 'CHECKPOINT'
      ;;
  esac
}

# It warms up as long as Confab does: a young table is quicker than one that was updated for long.
run_pgbench() {
  local part
  make_tables
  for part in "$warm_up" "$seconds"; do
    bounded $((part + 60)) "$pgbench" -n -M prepared -c "$clients" -j 2 -T "$part" \
      -D payload="$payload" -f "$work/pgbench.sql" >"$work/pgbench.txt" 2>"$work/pgbench.log" \
      || fail "pgbench failed: $(tail -n 3 "$work/pgbench.log" | tr '\n' ' ')"
  done
  sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$work/pgbench.txt"
}

median() {
  printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 }
    END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

ratio() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}

whole() {
  printf '%.0f' "$1"
}

start_cluster
measure_row
write_pgbench_script
load_before=$(cut -d' ' -f1-3 /proc/loadavg)

# Each run of Confab comes right after one of pgbench: the machine's speed changes from minute to
# minute, and a ratio is of two runs that met the same machine.
sqlite_all=() sqlite_ratios=() postgres_all=() postgres_ratios=() pgbench_all=()
rows='' json_rounds=''
for ((round = 1; round <= rounds; round++)); do
  row="| $round" json_round=''
  for store in sqlite postgres; do
    run_pgbench >"$work/tps"
    tps=$(<"$work/tps")
    pgbench_all+=("$tps")

    options=(--seconds "$seconds" --warm-up "$warm_up")
    if [ "$store" = postgres ]; then
      fresh_database
      options+=(--database "$(database_url)")
    fi
    run_confab "$store-$round" "$scenario" "${options[@]}"
    result=$work/$store-$round.json
    rate=$(json_number "$result" requests_per_second)
    ratio=$(ratio "$rate" "$tps")
    declare -n rates=${store}_all ratios=${store}_ratios
    rates+=("$rate")
    ratios+=("$ratio")

    row+=" | $(whole "$tps") | $(whole "$rate")"
    row+=" ($(json_number "$result" p50_ms) / $(json_number "$result" p99_ms)) | $ratio"
    json_round+="\"pgbench_before_$store\":$tps,\"$store\":$(<"$result"),"
  done
  load=$(cut -d' ' -f1-3 /proc/loadavg)
  row+=" | $load |"
  echo "$row"
  rows+="$row"$'\n'
  json_rounds+="${json_rounds:+,}{$json_round\"load\":\"$load\"}"
done

# The report.

pgbench_median=$(median "${pgbench_all[@]}")
sqlite_median=$(median "${sqlite_all[@]}")
postgres_median=$(median "${postgres_all[@]}")
sqlite_ratio=$(median "${sqlite_ratios[@]}")
postgres_ratio=$(median "${postgres_ratios[@]}")
first=$work/sqlite-1.json
commit=$(json_text "$first" commit)
grep -q '"dirty":true' "$first" && commit+=' with local changes'
version=$("$pgbench" --version)
day=$(date -u +%F)

# What is promised and aimed at: scenario and reference, then SQLite's two numbers, PostgreSQL's.
goals() {
  case $title in
    create*) echo 1.0 1.5 0.7 1.2 ;;
    messages-four) echo 1.3 2.0 '' '' ;;
    messages-cte) echo 1.2 1.8 1.0 1.5 ;;
    *) echo '' ;;
  esac
}
read -r sqlite_floor sqlite_aim postgres_floor postgres_aim <<<"$(goals)" || true

goal() {
  [ -n "${2:-}" ] || { echo ''; return; }
  awk -v r="$1" -v floor="$2" -v aim="$3" 'BEGIN {
    printf " (at least %.1f: %s; aim %.1f: %s)", floor, (r >= floor ? "kept" : "BROKEN"),
      aim, (r >= aim ? "reached" : "not reached") }'
}

report() {
  cat <<TEXT
# $title against pgbench, $day

- commit: $commit
- machine: $(json_text "$first" cpu), $(json_number "$first" cores) cores, $(json_text "$first" memory)
- system: $(json_text "$first" kernel), $(json_text "$first" jdk), $(stat -f -c %T "$work") in $(dirname "$work")
- load average before: $load_before
- confab bench: $connections connections, $seconds s after $warm_up s of warm-up, both programs on this machine
- pgbench: $version, $clients clients over TCP, 2 threads, prepared, synchronous_commit=on, rows of $row_bytes bytes, $seconds s after $warm_up s of warm-up

| | median per second | median of the ratios to pgbench |
|---|---:|---|
| pgbench | $(whole "$pgbench_median") | 1 |
| Confab on SQLite | $(whole "$sqlite_median") | $sqlite_ratio$(goal "$sqlite_ratio" "$sqlite_floor" "$sqlite_aim") |
| Confab on PostgreSQL | $(whole "$postgres_median") | $postgres_ratio$(goal "$postgres_ratio" "$postgres_floor" "$postgres_aim") |

| round | pgbench tps | SQLite/s (p50 / p99 ms) | ratio | pgbench tps | PostgreSQL/s (p50 / p99 ms) | ratio | load after |
|---|---:|---:|---:|---:|---:|---:|---|
$rows
TEXT
}

report >"$work/report.md"
cat "$work/report.md"
[ "$save" = yes ] || exit 0

# A measurement is never overwritten: a second one of the day gets a number.
mkdir -p "$here/results"
name=$day-$title
for ((i = 2; ; i++)); do
  [ -e "$here/results/$name.md" ] || break
  name=$day-$title-$i
done
cp "$work/report.md" "$here/results/$name.md"
printf '{"scenario":"%s","date":"%s","commit":"%s","row_bytes":%s,"clients":%s,"pgbench":"%s","medians":{"pgbench":%s,"sqlite":%s,"postgresql":%s},"ratios":{"sqlite":%s,"postgresql":%s},"rounds":[%s]}\n' \
  "$title" "$day" "$commit" "$row_bytes" "$clients" "$version" \
  "$pgbench_median" "$sqlite_median" "$postgres_median" "$sqlite_ratio" "$postgres_ratio" \
  "$json_rounds" >"$here/results/$name.json"
echo "saved benchmarks/results/$name.md"
