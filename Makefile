# 两条命令完成全部安装：make site 生成网站，make test 运行全部检查。
# 说明见 README.md。没有 make（Windows）时的做法也在那里。

PYTHON := $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin

.PHONY: site test bench bench-pages bench-search bench-print accept clean

# 没有取到字体时照样生成其余的；缺什么、怎么补，handbook fonts 会说。
site: .venv/site.installed
	@$(BIN)/handbook fonts >/dev/null || true
	$(BIN)/handbook build --editions
	@echo "边改边看：$(BIN)/handbook serve"

test: test-tools .venv/test.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest

# 与别的引擎在同一次运行中比较；三样可以分开运行。
bench: bench-pages bench-search bench-print

# 生成网页的 CPU；约一分钟。N=4 时约 1,400 页，N="1 4" 看是否线性；SEED 换一批文字。
bench-pages: .venv/bench.installed
	$(BIN)/python -m tests.bench --times $(or $(N),1) --seed $(or $(SEED),1)

# 搜索：找得全不全、多大、多快；几分钟。SEEDS="1 2 3" 是出题的种子，TIMES="1 10" 是数据的倍数。
bench-search: test-tools .venv/bench.installed
	$(BIN)/python -m tests.bench.search --times $(or $(TIMES),1 10) --seeds $(or $(SEEDS),1)

# 排印 PDF，与 WeasyPrint 轮流印同样的手册；约五分钟。HANDBOOK=changzhou/branch 是单独量的一本，TIMES 量几次；ROUNDS 是轮数。
bench-print: bench-tools .venv/bench.installed
	$(BIN)/python -m tests.bench.print --times $(or $(TIMES),9) --rounds $(or $(ROUNDS),1) $(if $(HANDBOOK),--handbook $(HANDBOOK))

accept: test-tools .venv/test.installed
	$(BIN)/python -m tests.accept

.venv/site.installed: requirements/site.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.installed: requirements/test.txt .venv/site.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/bench.installed: requirements/bench.txt .venv/test.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "没有 Python 3.11 或更新的版本。Debian、Ubuntu：apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory install-venv
	$(PYTHON) -m venv .venv

.PHONY: install-venv
install-venv:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(notdir $(PYTHON))-venv; \
	else echo "还缺一个软件包，请先运行：sudo apt-get update && sudo apt-get install -y $(notdir $(PYTHON))-venv"; exit 1; fi

# 浏览器里的测试还要用的程序，缺哪个装哪个：浏览器和驱动它的程序要的 libatomic、HTML 检查器用的 Java、读 PDF 的 pdftotext、中文字体。
.PHONY: test-tools
test-tools:
	@missing=; \
	{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null || missing="$$missing chromium"; \
	java -version >/dev/null 2>&1 || missing="$$missing default-jre-headless"; \
	/sbin/ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || missing="$$missing libatomic1"; \
	command -v pdftotext >/dev/null || missing="$$missing poppler-utils"; \
	fc-list :lang=zh 2>/dev/null | grep -q 'Noto Sans CJK' || missing="$$missing fontconfig fonts-noto-cjk"; \
	$(install-missing)

# WeasyPrint 要的程序库；别的与测试所用相同。
.PHONY: bench-tools
bench-tools: test-tools
	@missing=; \
	for library in libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do \
		/sbin/ldconfig -p 2>/dev/null | grep -q "$$library" || missing=" libpangoft2-1.0-0 libharfbuzz-subset0"; done; \
	$(install-missing)

define install-missing
if [ -z "$$missing" ]; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; \
	else echo "还缺软件包，请先运行：sudo apt-get update && sudo apt-get install -y$$missing"; exit 1; fi
endef

clean:
	rm -rf .venv build
