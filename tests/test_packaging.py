"""The built wheel and sdist, installed outside the checkout, do what the checkout does."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from sysconfig import get_path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = ("*.whl", "*.tar.gz")

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command far from the checkout and return what it prints; a failure shows all its words."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "COVERAGE_"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel (built from the sdist, as an index would have it) and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(params=KINDS, ids=["wheel", "sdist"])
def environment(request: pytest.FixtureRequest, dist: Path, tmp_path: Path) -> Path:
    """A new environment with one of the two installed; it sees the dependencies of this one, but not its ``kg``.

    A ``.pth`` file names this environment's packages. Python does not follow the ``.pth`` files there, so the
    editable install of the checkout stays out of sight.
    """
    folder = tmp_path / "env"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=tmp_path)
    python = folder / "bin" / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    (packages / "dependencies.pth").write_text(get_path("purelib") + "\n", encoding="utf-8")
    (built,) = dist.glob(request.param)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(
        *pip,
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--ignore-installed",
        built,
        cwd=tmp_path,
    )
    return folder


def test_installed_package_builds_checks_and_draws(environment: Path, seeds: Path, tmp_path: Path) -> None:
    """Away from the checkout `kg build`, `kg check` and `kg draw` work, with the package's own data files."""
    where = Path(run(environment / "bin" / "python", "-c", "import kg; print(kg.__file__)", cwd=tmp_path).strip())
    assert where.is_relative_to(environment)
    kg = environment / "bin" / "kg"
    run(kg, "build", seeds, "-o", "graph", cwd=tmp_path)
    run(kg, "check", "graph", cwd=tmp_path)
    run(kg, "draw", "graph", "-o", "graph.html", cwd=tmp_path)
    assert "<html" in (tmp_path / "graph.html").read_text(encoding="utf-8")[:500]


def test_wheel_carries_data_and_licence_but_no_article(dist: Path) -> None:
    """The wheel holds ontology, lexicons, registry, type marker and licence, and none of the sample articles."""
    (wheel,) = dist.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("kg/ontology/ontology.ttl", "kg/data/registry/people.csv", "kg/py.typed", "/LICENSE", "/NOTICE"):
        assert any(name.endswith(part) for name in names), part
    assert not [name for name in names if "seeds" in name or name.startswith("tests")]


def test_sdist_carries_what_its_tests_need_but_no_article(dist: Path) -> None:
    """The sdist holds the tests and the files they are run with, and none of the sample articles."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {"Makefile", "constraints.txt", "ontology/ontology.ttl", "tests/conftest.py", "NOTICE"} <= set(names)
    assert not [name for name in names if name.startswith("seeds")]
