# shellcheck shell=bash disable=SC2034 # most of what is set here is used by the verbs
# What the verbs share. Each verb begins with: source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
bin=$root/build/bin
mkdir -p "$bin"

tags=webkit2_41
# What the programs need, by their Debian names.
debian_compile=(ca-certificates gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev)
debian_display=(xvfb dbus-daemon imagemagick xdotool xclip)
debian_test=("${debian_display[@]}" git chromium shellcheck openssl sqlite3 qpdf poppler-utils libreoffice-calc-nogui zbar-tools x11-utils webkit2gtk-driver fonts-droid-fallback)
debian_windows=(gcc-mingw-w64-x86-64)
debian_package=("${debian_windows[@]}" dpkg-dev nsis)
node_wanted=20.19 # as frontend/package.json says

say() { printf '\n>> %s\n' "$*"; }

fail() {
  printf '\n!! %s\n' "$*" >&2
  exit 1
}

# need_debian PACKAGE...: installs what is missing. Anywhere but on Debian and its kin it says what to install.
need_debian() {
  local missing=() package
  command -v dpkg-query >/dev/null || { need_elsewhere; return; }
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "Missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing from Debian: ${missing[*]}"
  "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=600 update
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
    install --no-install-recommends "${missing[@]}"
}

need_elsewhere() {
  case $(uname -s) in
    Darwin) command -v clang >/dev/null || fail 'Missing: a C compiler. Install it with: xcode-select --install' ;;
    Linux)
      { command -v gcc && pkg-config --exists webkit2gtk-4.1; } >/dev/null 2>&1 ||
        fail 'Missing: gcc, pkg-config, and the development files of GTK 3 and WebKitGTK 4.1 (webkit2gtk-4.1).'
      ;;
    *) command -v gcc >/dev/null || fail 'Missing: a C compiler, such as gcc of MSYS2 (mingw-w64-x86_64-gcc).' ;;
  esac
}

# at_least WANTED HAVE: compares versions such as 1.26 and 1.26.8.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

go_version() { go env GOVERSION 2>/dev/null | sed 's/^go//' || true; }

# need_go: the Go that go.mod wants, or a later one.
need_go() {
  local wanted
  wanted=$(sed -n 's/^go //p' go.mod)
  at_least "$wanted" "$(go_version)" || fetch_go "$wanted"
  GOFLAGS=$(go env GOFLAGS)
  [[ $GOFLAGS == *-trimpath* ]] || GOFLAGS+=' -trimpath' # the same everywhere, so that nothing is compiled twice
  export GOFLAGS
}

# fetch_go VERSION: the Go that is here is too old (Debian 12 has 1.19), but it can fetch modules, and each later Go is
# one: checked against the public list of sums, it goes to build/bin/go, and nothing else on the computer changes.
fetch_go() {
  local have module folder
  have=$(cd / && go_version) # not here, where an old Go cannot read go.mod
  [ -n "$have" ] || fail "Missing: Go $1 or later. Get it from https://go.dev/dl and put it on the PATH."
  module=golang.org/toolchain@v0.0.1-go$1.$(cd / && go env GOOS)-$(cd / && go env GOARCH)
  folder=$bin/go/$module
  if [ ! -x "$folder/bin/go" ]; then
    say "Go $1 is needed, and $have is here: fetching it as a module to build/bin/go"
    (cd / && GOMODCACHE=$bin/go GOFLAGS=-modcacherw go mod download "$module")
    # A module holds no executables and no modules; Go undoes it the same way when it fetches another Go by itself.
    find "$folder" -name _go.mod -execdir cp {} go.mod \;
    chmod -R a+x "$folder/pkg/tool"
    chmod a+x "$folder/bin"/*
    rm -rf "$bin/go/cache"
  fi
  PATH=$folder/bin:$PATH
}

# need_node: Node with npm, and the packages of the window.
need_node() {
  command -v npm >/dev/null || fail "Missing: Node $node_wanted or later with npm. Get it from https://nodejs.org."
  at_least $node_wanted "$(node_version)" || fetch_node
  local installed=frontend/node_modules/.package-lock.json
  if [ ! -e $installed ] || [ frontend/package-lock.json -nt $installed ]; then
    say 'Installing the packages of the window'
    npm --prefix frontend ci
    touch $installed
  fi
}

node_version() { node --version 2>/dev/null | sed 's/^v//' || true; }

# fetch_node: the Node that is here is too old (Debian 12 has 18), but its npm can fetch a later one with the npm that
# belongs to it, to build/bin/node; nothing else on the computer changes.
fetch_node() {
  local folder=$bin/node
  PATH=$folder/node_modules/.bin:$PATH
  ! at_least $node_wanted "$(node_version)" || return 0
  say "Node $node_wanted is needed, and $(node_version) is here: fetching a later one from npm to build/bin/node"
  npm install --prefix "$folder" --no-audit --no-fund node@22.23.3 npm@10.9.9
  at_least $node_wanted "$(node_version)" || fail "The Node in $folder does not start."
}

need_compile() {
  local debian=("${debian_compile[@]}")
  command -v go >/dev/null || debian+=(golang-go)
  command -v npm >/dev/null || debian+=(nodejs npm)
  need_debian "${debian[@]}"
  need_go
  need_node
}

# tool NAME ARGUMENT...: a Go tool of build/tools.
tool() { go tool -modfile=build/tools/go.mod "$@"; }

# generate writes the code that the window calls Go with. It starts the program, so it is given a home and a display
# of its own; neither is used.
generate() {
  say 'Writing the TypeScript that belongs to the Go code'
  local home
  home=$(mktemp -d)
  RENOGEN_HOME=$home DISPLAY=${DISPLAY:-:none} quiet_wails tool wails generate module -tags "$tags"
  rm -rf "$home"
  go generate ./backend/...
}

build_window() {
  say 'Building the window'
  npm --prefix frontend run build
}

build_program() {
  say 'Building build/bin/renogen'
  go build -tags "$tags,desktop,production" -ldflags '-s -w' -o "$bin/renogen" .
}

# build_dev_program makes the same program, but it also serves its window to a browser, with live Go behind it.
build_dev_program() {
  say 'Building build/bin/renogen-dev'
  go build -tags "$tags,dev" -o "$bin/renogen-dev" .
}

# build_windows_program [OPTION OF "wails build"]: with its icon and version; the window must have been built.
build_windows_program() {
  need_debian "${debian_windows[@]}"
  say 'Building build/bin/renogen.exe for Windows'
  local wails
  wails=$(tool -n wails) # found first: it must not be compiled for Windows itself
  CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 quiet_wails "$wails" build -platform windows/amd64 -o renogen.exe \
    -trimpath -s -skipbindings -nosyncgomod -m "$@"
}

# quiet_wails COMMAND...: without advertisement and colours.
quiet_wails() { "$@" 2>&1 | sed -e 's/\x1b\[[0-9;]*m//g' -e '/sponsor/d'; }

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

started=() # ends with the verb, whatever happens
end_started() {
  local pid
  for pid in "${started[@]}"; do
    kill -- "-$pid" 2>/dev/null || continue
    wait "$pid" 2>/dev/null || true
  done
}

# start_display WIDTHxHEIGHT [OPTION OF Xvfb]: a virtual display for what follows.
start_display() {
  need_debian "${debian_display[@]}"
  local number
  number=$(mktemp)
  setsid Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp "${@:2}" 3>"$number" 2>/dev/null &
  started+=($!)
  trap end_started EXIT
  for _ in {1..100}; do
    [ -s "$number" ] && break
    sleep 0.1
  done
  [ -s "$number" ] || fail 'The virtual display did not start.'
  DISPLAY=:$(<"$number")
  export DISPLAY
  rm "$number"
  unset WAYLAND_DISPLAY
}

# start_program PROGRAM ARGUMENT...: in the background, on a message bus of its own.
# Gives its process in $program; what it says goes to build/bin/renogen.log.
start_program() {
  setsid dbus-run-session -- "$@" >"$bin/renogen.log" 2>&1 &
  program=$!
  started+=("$program")
}

free_port() {
  local port
  for port in {34115..34215}; do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail 'No free port between 34115 and 34215.'
}

# make_crowd: the workspace with very much in it, at RENOGEN_CROWD; its window runs for some hours.
make_crowd() {
  export RENOGEN_CROWD=$bin/crowd.renogen
  local migrations=("$root"/backend/store/migrations/*.up.sql)
  [ -z "$(find "$RENOGEN_CROWD" -mmin -360 -newer "${migrations[-1]}" 2>/dev/null)" ] || return 0
  say 'Making a workspace with very much in it'
  go run -tags "$tags" ./backend/crowd -workspace "$RENOGEN_CROWD"
}

# serve_window HOME: the dev program, with live Go behind the window; at RENOGEN_E2E_URL.
serve_window() {
  local address
  address=127.0.0.1:$(free_port)
  say "Serving the window on $address"
  export RENOGEN_DEV=$bin/renogen-dev RENOGEN_E2E_URL=http://$address assetdir=$root/frontend/dist
  RENOGEN_HOME=$1 devserver=$address loglevel=Error start_program "$RENOGEN_DEV"
  for _ in {1..300}; do
    (: <"/dev/tcp/${address/:/\/}") 2>/dev/null && return 0
    kill -0 "$program" 2>/dev/null || break
    sleep 0.1
  done
  fail "The program ended before it served anything, or served nothing. What it said: $bin/renogen.log"
}

# sentence KEY: what the catalogue says in English, as far as it has no blanks.
sentence() { sed -n "s/^ *\"$1\": \"\([^{]*\).*/\1/p" backend/i18n/en.json backend/i18n/en/*.json | sed 's/",\{0,1\}$//'; }

# welcome: what the window shows first, on a computer where no workspace was opened yet.
welcome() {
  local key
  for key in title new sample empty version; do sentence "ui.welcome.$key"; done
}

# window_words: what the window in front shows, as it would be selected to be copied.
window_words() {
  local window
  window=$(xdotool search --onlyvisible --class . 2>/dev/null | tail -n 1)
  [ -n "$window" ] || return 0
  # The click leaves the field that the page may have chosen, in which alone the keys would select.
  xdotool windowfocus "$window" mousemove --window "$window" 3 3 click 1 key ctrl+a 2>/dev/null || return 0
  sleep 0.2
  timeout 2 xclip -selection primary -o 2>/dev/null || true
}

# window_shows SECONDS PICTURE SENTENCE...: waits until the window is painted and shows all the sentences, and takes
# a picture of it. Otherwise it says what is missing.
window_shows() {
  local until=$((SECONDS + $1)) picture=$2 words colours missing
  shift 2
  while ((SECONDS < until)); do
    sleep 0.5
    kill -0 "$program" 2>/dev/null || { missing="The program ended. What it said: $bin/renogen.log"; break; }
    words=$(window_words)
    missing=
    for sentence in "$@"; do
      [[ $words == *"$sentence"* ]] || { missing="It does not show: $sentence. It shows: ${words:-no words}"; break; }
    done
    import -silent -window root "$picture"
    colours=$(identify -format %k "$picture")
    ((colours > 40)) || missing='It is empty.' # letters have soft edges: an empty window has a colour or two
    [ -n "$missing" ] || return 0
  done
  echo "$missing"
  return 1
}
