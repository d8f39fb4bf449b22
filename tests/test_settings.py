"""Settings: which of the user's own files a build takes, and how a dataset keeps them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import settings
from kg.cli import kg as command
from kg.errors import UsageError
from kg.own import OwnFile
from kg.settings import KEYS, Settings
from kg.store.dataset import Dataset

NAMES = "name,kind,aliases\nZed Labs,Org,Zed\n"
ARTICLE = "Zed opens Omega\n\nZed said that its rivals are careless. Ada Voss said nothing of the sort.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that names what the package does not list."""
    path = tmp_path / "zed.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A kg.toml in a folder of its own, with the table of names beside it."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    (folder / "kg.toml").write_text('registry = "names.csv"\n', encoding="utf-8")
    return folder / "kg.toml"


def run(*args: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(command, [str(arg) for arg in args], standalone_mode=False)


def kept(folder: Path) -> dict[str, bytes]:
    """Return what a dataset keeps of the user's own, by path."""
    files = [folder / "kg.toml", *(folder / "own").glob("*")]
    return {str(f.relative_to(folder)): f.read_bytes() for f in files if f.is_file()}


def test_config_names_files_beside_it(config: Path) -> None:
    """Paths count from the kg.toml; one name may stand without brackets."""
    assert settings.read(config) == Settings(registry=(OwnFile("names.csv", NAMES.encode()),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('names = "x"', "unknown key 'names'; known are registry, lexicon, concerns, corrections"),
        ("registry = 7", "registry is to be a list of file names"),
        ('registry = "gone.csv"', r"gone.csv cannot be read: No such file"),
        ("registry = ", "kg.toml: Invalid value"),
        ("registry = " + "[" * 3000, "kg.toml: maximum recursion depth"),
    ],
)
def test_wrong_config_is_refused(config: Path, text: str, message: str) -> None:
    """An unknown key, a missing file or broken TOML is a UsageError that says which."""
    config.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        settings.read(config)


def test_unknown_key_given() -> None:
    """A program that asks for an unknown kind of file is told the known ones."""
    with pytest.raises(UsageError, match="unknown key 'names'; known are registry"):
        settings.given({"names": []})


def test_dataset_keeps_copies(article: Path, config: Path, tmp_path: Path) -> None:
    """A build keeps the files and a kg.toml that names the copies; the graph says which had a part in it."""
    graph = kg.build(article, tmp_path / "d", settings=config)
    assert kept(tmp_path / "d")["own/names.csv"] == NAMES.encode()
    assert settings.kept(tmp_path / "d") == settings.read(config) == kg.open(tmp_path / "d").dataset.settings
    labels = graph.query("SELECT ?label { ?run kg:ownData ?label }")
    assert [label[:26] for label in labels["label"]] == ["registry names.csv sha256:"]  # type: ignore[index]
    assert set(graph.query("SELECT ?n { ?x a kg:Org ; rdfs:label ?n }")["n"]) >= {"Zed Labs"}  # type: ignore[index]
    assert graph.check().errors == ()


def test_explanation_names_the_row(article: Path, config: Path) -> None:
    """An explanation tells by which line of which file a name was linked; in memory as on disk."""
    graph = kg.build(article, settings=settings.read(config))
    assert '"Zed": names.csv, line 2 lists it as an alias of Zed Labs' in str(graph.explain("Zed Labs"))


def test_build_again_takes_them_again(article: Path, config: Path, tmp_path: Path) -> None:
    """A dataset that is built again takes what it keeps, byte for byte, also when the user's files are gone."""
    kg.build(article, tmp_path / "d", settings=config)
    before = kept(tmp_path / "d"), kg.open(tmp_path / "d").export("nq")
    (config.parent / "names.csv").unlink()
    kg.build(article, tmp_path / "d", force=True)
    assert (kept(tmp_path / "d"), kg.open(tmp_path / "d").export("nq")) == before


def test_failed_build_keeps_the_old_files(article: Path, config: Path, tmp_path: Path) -> None:
    """A wrong file leaves the dataset that was there whole, its own files included."""
    kg.build(article, tmp_path / "d", settings=config)
    before = kept(tmp_path / "d")
    wrong = Settings(corrections=(OwnFile("fix.toml", b"[[fix]]"),))
    with pytest.raises(UsageError, match=r"fix\.toml, line 1"):
        kg.build(article, tmp_path / "d", force=True, settings=wrong)
    assert kept(tmp_path / "d") == before


def test_nothing_of_ones_own_leaves_no_trace(tmp_path: Path, article: Path) -> None:
    """A build without own files has no kg.toml and no folder for copies, and drops those of the dataset it replaces."""
    with Dataset.create(tmp_path / "d") as made:
        made.keep(Settings(registry=(OwnFile("a.csv", b"name,kind\n"),)))
        made.keep(Settings())
    assert kept(tmp_path / "d") == {}


def test_options(article: Path, config: Path, tmp_path: Path) -> None:
    """Options go before what the dataset keeps, key by key; --no-config leaves that out, --config replaces it."""
    fixes = tmp_path / "fix.toml"
    fixes.write_text('[[merge]]\nnames = ["Ada Voss", "Ada B. Voss"]\nkind = "Person"\n', encoding="utf-8")
    place = tmp_path / "d"
    assert run("build", article, "-o", place, "--config", config).exit_code == 0
    again = run("build", article, "-o", place, "--force", "--corrections", fixes)
    assert again.exit_code == 0 and "corrected: merge Ada Voss, Ada B. Voss into Ada B. Voss (Person)" in again.stderr
    assert set(kept(place)) == {"kg.toml", "own/names.csv", "own/fix.toml"}
    assert run("build", article, "-o", place, "--force", "--no-config", "--corrections", fixes).exit_code == 0
    assert set(kept(place)) == {"kg.toml", "own/fix.toml"}
    assert run("build", article, "-o", place, "--force", "--config", config).exit_code == 0
    assert set(kept(place)) == {"kg.toml", "own/names.csv"}
    both = run("build", article, "-o", place, "--force", "--no-config", "--config", config)
    assert isinstance(both.exception, UsageError)


def test_correction_that_fits_nothing_is_told(article: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A correction whose text has changed is a warning that names it and its line, and no error."""
    fixes = Settings(corrections=(OwnFile("fix.toml", b'\n[[reject]]\nclaim = "claim_gone"'),))
    assert len(kg.build(article, settings=fixes).documents) == 1
    assert "fix.toml, line 2 fits nothing that was read, or changes nothing: reject claim_gone" in caplog.text


names = st.text(min_size=1, max_size=20).filter(lambda name: "/" not in name and "\0" not in name)
files = st.lists(st.builds(OwnFile, names, st.binary(max_size=3)), max_size=3, unique=True).map(tuple)


@given(st.builds(Settings, **dict.fromkeys(KEYS, files)))
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    """Whatever the files are called, the dataset keeps the content of each, and its kg.toml tells them apart by kind."""
    folder = tmp_path_factory.mktemp("kept")
    for path, content in chosen.files().items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    back = settings.kept(folder)
    for key in KEYS:
        assert [f.content for f in getattr(back, key)] == [f.content for f in getattr(chosen, key)]
