# drift: build, try, test. `make` alone says what there is.

SWIFT ?= swift
BUILD := .build/release/drift
# Warnings are errors wherever this file builds; a plain `swift build` leaves them warnings.
STRICT := -Xswiftc -warnings-as-errors

# How often verdicts are wrong; not part of the program.
CALIBRATION := $(SWIFT) run -c release $(STRICT) DriftCalibration

# The tests whose code runs on several threads, for the thread sanitizer.
PARALLEL := 'PairedOutcomesTests|PerformanceEstimateTests|PermutationImportanceTests|KernelTests|CSVWorkloadTests|ExpressionComparisonTests|SelectionTests|JoinTests|GroupingTests|AggregateTests|DescribeTests|SortTests|SortedMergeTests|DriftTableTests|SegmentSearchTests|TimelineTests|KernelGridTests|FingerprintsTests|ExplanationTests|BoostingTests|NetworkTests|LogisticRegressionTests|SidesTests'

# The tests that start programs: Foundation's own Process reads past an array there, which ends the address sanitizer.
STARTING := 'ReportTests|TranscriptTests|TourTests|ShellTests|InstallTests|ExitCodeTests|InitFileTests|EditTests|BadInputTests|SamenessTests|SessionRecordTests|UndoTests|OpenTests|UnfinishedSessionTests|CutSessionTests|UnifiedDiffTests|WrittenFileTests|EditedSessionTests|ReplayTests|ReplayOptionTests|PromptTests|TimerTests|RecordedSessionTests|RemoteFileTests|ParquetReaderTests|FullDiskTests|MemoryTests|LoadReportTests|GalleryTests'

# Where `make install` puts the program, its manual page and what shells complete; DESTDIR goes before it, for packages.
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
MANUAL = $(SHARE)/man/man1/drift.1
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions/drift
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions/_drift
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d/drift.fish

.PHONY: help setup build demo install uninstall test check calibration bench reference format lint clean

help:
	@echo 'make demo         build in release mode and replay sessions/insurance.drift'
	@echo 'make install      put program, manual page and completions under PREFIX ($(PREFIX)); make uninstall removes them'
	@echo 'make test         run every test'
	@echo 'make check        lint, tests under the address sanitizer, SVGs and reports in a browser, calibration (minutes)'
	@echo 'make calibration  measure false alarms and power of the verdicts, write Documentation/Calibration.md (minutes)'
	@echo 'make bench        measure against polars, duckdb, pandas, pyarrow, scipy and evidently (minutes)'
	@echo 'make build        build .build/release/drift'
	@echo 'make reference    write Documentation/Reference.md anew from the registries'
	@echo 'make format       format all Swift sources in place'
	@echo 'make lint         hold them against .swift-format'
	@echo 'make clean        remove what was built'

# Swift itself cannot be installed from here; readline's headers can.
setup:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo 'drift needs Swift 6.3, which is not on the PATH: get it from https://www.swift.org/install' >&2; exit 1; }
	@sh Scripts/install-readline.sh

build: setup
	$(SWIFT) build -c release --product drift $(STRICT)

demo: build
	$(BUILD) replay sessions/insurance.drift

install: build
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(dir $(MANUAL) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS))
	install -m 755 $(BUILD) $(DESTDIR)$(PREFIX)/bin/drift
	$(BUILD) --man > $(MANUAL)
	$(BUILD) --completions bash > $(BASH_COMPLETIONS)
	$(BUILD) --completions zsh > $(ZSH_COMPLETIONS)
	$(BUILD) --completions fish > $(FISH_COMPLETIONS)
	chmod 644 $(MANUAL) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/drift $(MANUAL) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)

# The sanitizer's and the release build stay apart from the debug one, so none makes another build anew.
test: setup
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build --disable-swift-testing

check: lint test
	DRIFT_FUZZ_SECONDS=60 $(SWIFT) test --skip-build --disable-swift-testing --filter Fuzz
	DRIFT_FUZZ_LINES=1000000 $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/fuzz --disable-swift-testing --filter InterpreterFuzzTests
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize address --scratch-path .build/asan --disable-swift-testing --skip $(STARTING)
	$(SWIFT) test --sanitize thread --scratch-path .build/tsan --disable-swift-testing --filter $(PARALLEL)
	python3 Scripts/check-svg.py
	python3 Scripts/check-report.py
	$(CALIBRATION) --check
	$(SWIFT) build -c release --product drift $(STRICT)
	python3 Benchmarks/explain_scenarios.py --check

# Two and a half minutes on two cores; fails where false alarms or power miss what Documentation/Calibration.md promises.
calibration: setup
	$(CALIBRATION)

bench: build
	python3 Benchmarks/startup.py
	python3 Benchmarks/bench.py

reference: setup
	DRIFT_UPDATE_GOLDEN=1 $(SWIFT) test --disable-swift-testing --filter ReferenceTests

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

clean:
	rm -rf .build
