"""What the fuzzer found worth keeping, the inputs that once broke a parser among them, is read again."""

import pytest
from tests.fuzz.corpus import CORPUS, kept, seeds
from tests.fuzz.holding import hold
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_all_that_is_kept_is_read_as_it_should(name):
    target = TARGETS[name]
    for path in kept(target):
        try:
            hold(target, path.read_bytes())
        except Exception as error:
            error.add_note(str(path))
            raise
    for content in seeds(target):
        hold(target, content, twice=False)


def test_the_corpus_is_small_and_each_folder_has_its_target():
    sizes = {path: path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()}

    assert sum(sizes.values()) < 300_000
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
