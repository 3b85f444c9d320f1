#!/usr/bin/env bash
# Tests the package with a local Spark session. Says so and passes where Java or the Python packages cannot be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)

if ! command -v java >/dev/null; then
    echo "skipped: Spark needs Java"
    exit 0
fi
python=${STORYDIFF_PYTHON:-}
if [ -z "$python" ]; then
    venv="$root/target/spark-venv"
    python="$venv/bin/python"
    if [ ! -x "$python" ] && ! python3 -m venv "$venv"; then
        echo "skipped: python3 cannot make a virtual environment"
        exit 0
    fi
    if ! "$python" -m pip install --quiet pyspark "pandas<3" pyarrow pytest; then
        echo "skipped: pyspark, pandas, pyarrow and pytest cannot be installed"
        exit 0
    fi
fi
(cd "$root" && cargo build --quiet)
PYTHONPATH=. PYSPARK_PYTHON="$python" STORYDIFF=${STORYDIFF:-$root/target/debug/storydiff} "$python" -m pytest -q tests
