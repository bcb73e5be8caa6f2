# Two commands matter: `make demo` prints the examples (then `make serve` opens the counter), `make test` proves that it works.
# `make bench` measures the speed, `make fuzz` looks for input on which it fails.
# All install what they need on a Debian 12 machine with Swift 6.3.

SUDO := $(shell test "$$(id -u)" = 0 || echo sudo)
PRESS := .build/release/qrpress

LIBRARIES := libcairo2-dev libfreetype-dev libharfbuzz-dev librsvg2-dev libexpat1-dev libzip-dev libpng-dev libjpeg-dev \
	libqpdf-dev libdeflate-dev libzxing-dev libzbar-dev libsodium-dev libsqlite3-dev poppler-utils pkg-config
# The foreign tools that judge the output, and Slurm, whose controller is killed.
JUDGES := zbar-tools zxing-cpp-tools poppler-utils qpdf ghostscript curl jq python3 python3-venv python3-openpyxl \
	python3-xlsxwriter procps imagemagick qrencode libqrencode-dev zint strace \
	slurmctld slurmd slurm-client munge openssl sqlite3 oathtool slowhttptest libargon2-1 \
	python3-cryptography prometheus chromium
# What PyPI needs to build the peers of the benchmarks, and the profiler.
PEERS := python3-dev linux-perf
# What makes the Debian package and judges it and what is deployed.
PACKAGERS := systemd nginx-light openssl lintian dpkg-dev chrpath binutils man-db groff

.PHONY: deb demo serve test test-office test-readers test-programs test-pages faults fuzz bench build check-format format install-libraries \
	install-judges install-peers \
	install-packagers

demo: build
	$(PRESS) render wallet-card Examples/residents.csv --sheet a4-10up -o Output/cards
	$(PRESS) render lanyard-card Examples/residents.csv -o Output/lanyards
	$(PRESS) render venue-poster Examples/venues.csv -o Output/posters
	@echo
	@echo "Mở / open:  Output/cards/wallet-card-0001.pdf      600 thẻ ví trên 60 tờ A4, hai mặt"
	@echo "            Output/lanyards/lanyard-card-0001.pdf  600 thẻ đeo trên 150 tờ A4"
	@echo "            Output/posters/venue-poster-0001.pdf   120 áp phích A4"
	@echo "In đúng kích thước 100 %, lật theo cạnh dài. Print at actual size, flip on the long edge."
	@echo
	@echo "Mở quầy in có dữ liệu mẫu / the counter with made-up people:  make serve"

# The counter with made-up people and places, on this machine only: http://127.0.0.1:8080
serve: build
	@dpkg -s curl >/dev/null 2>&1 || $(SUDO) apt-get install -y --no-install-recommends curl
	Examples/serve $(PRESS)

build: install-libraries
	swift build -c release --product qrpress

test: install-libraries install-judges install-packagers .venv/ready check-format
	swift build -c release --build-tests --explicit-target-dependency-import-check=error
	# What mostly waits, for disks, kills and slow clients, beside what reckons; but nobody loads a browser and the office at once.
	$(MAKE) --jobs 2 --output-sync=line --no-print-directory test-office test-readers
	$(MAKE) --jobs 2 --output-sync=line --no-print-directory test-programs test-pages
	swift test -c release --skip-build --skip '(Web|Office)Tests\.'
	# By themselves, where nobody keeps the processors: these wait for deadlines of fractions of a second,
	swift test -c release --skip-build --filter 'WebTests\.'
	# and here a client of one thread waits for each answer, so it is one test after the other.
	swift test -c release --skip-build --no-parallel --filter 'OfficeTests\.'

# The service, with every harm done to it.
test-office:
	Tests/Office/run

# What reads strangers' files.
test-readers:
	Fuzz/run

# What is printed and installed, interrupted at every moment.
test-programs:
	Tests/Faults/run
	Tests/Faults/slurm.py
	.venv/bin/python Deploy/check

# What people see in a browser.
test-pages:
	Tests/Counter/run

# Every way of being interrupted, as often as Documentation/Reliability.md says: a quarter of an hour.
faults: build install-judges
	Tests/Faults/run --long
	Tests/Faults/slurm.py --shards 40

# As long as nobody needs the machine: ten minutes for each target.
fuzz: install-libraries
	Fuzz/run --seconds 600

# Judges that Debian does not have.
.venv/ready: Tests/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

# The Debian package, into Output/.
deb: build install-packagers
	Deploy/deb/build

bench: build install-judges install-peers
	Benchmarks/run
	Benchmarks/rows

check-format:
	swift format lint --strict --recursive Sources Tests Fuzz Package.swift

format:
	swift format --in-place --recursive Sources Tests Fuzz Package.swift

install-libraries:
	@dpkg -s $(LIBRARIES) >/dev/null 2>&1 || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends $(LIBRARIES); }

install-judges:
	@dpkg -s $(JUDGES) >/dev/null 2>&1 || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends $(JUDGES); }

install-peers:
	@dpkg -s $(PEERS) >/dev/null 2>&1 || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends $(PEERS); }

install-packagers:
	@dpkg -s $(PACKAGERS) >/dev/null 2>&1 || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends $(PACKAGERS); }
