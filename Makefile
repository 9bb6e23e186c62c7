# drift: build, try, test. `make` alone says what there is.

SWIFT ?= swift
BUILD := .build/release/drift
# Warnings are errors wherever this file builds; a plain `swift build` leaves them warnings.
STRICT := -Xswiftc -warnings-as-errors

.PHONY: help setup build demo test check bench reference format lint clean

help:
	@echo 'make demo       build in release mode and replay sessions/insurance.drift'
	@echo 'make test       run every test'
	@echo 'make check      lint, tests under the address sanitizer, SVGs in a browser (minutes)'
	@echo 'make bench      measure start-up and the drift table'
	@echo 'make build      build .build/release/drift'
	@echo 'make reference  write Documentation/Reference.md anew from the registries'
	@echo 'make format     format all Swift sources in place'
	@echo 'make lint       hold them against .swift-format'
	@echo 'make clean      remove what was built'

# Swift itself cannot be installed from here; readline's headers can.
setup:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo 'drift needs Swift 6.3, which is not on the PATH: get it from https://www.swift.org/install' >&2; exit 1; }
	@sh Scripts/install-readline.sh

build: setup
	$(SWIFT) build -c release --product drift $(STRICT)

demo: build
	$(BUILD) replay sessions/insurance.drift

# The sanitizer's and the release build stay apart from the debug one, so none makes another build anew.
test: setup
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build --disable-swift-testing

check: lint test
	$(SWIFT) test --sanitize address --scratch-path .build/asan --disable-swift-testing
	python3 Scripts/check-svg.py

bench: build
	python3 Benchmarks/startup.py

reference: setup
	DRIFT_UPDATE_GOLDEN=1 $(SWIFT) test --disable-swift-testing --filter ReferenceTests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build
