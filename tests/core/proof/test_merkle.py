"""The log's tree: roots, paths and tiles as RFC 6962 and RFC 9162 define them."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.proof import checkpoint, merkle


def naive(leaves):
    """RFC 6962 §2.1, letter by letter."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return merkle.node_hash(naive(leaves[:half]), naive(leaves[half:]))


def subtree(leaves):
    return lambda height, index: naive(leaves[index << height : (index + 1) << height])


@given(st.integers(0, 300))
def test_roots_are_those_of_the_rfc(size):
    leaves = [merkle.leaf_hash(b"%d" % n) for n in range(size)]
    assert merkle.root_of(leaves) == merkle.tree_root(size, subtree(leaves)) == naive(leaves)


@given(
    st.integers(1, 200).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))), st.data()
)
def test_a_path_leads_to_the_root_and_nothing_else_does(place, data):
    size, index = place
    leaves = [merkle.leaf_hash(b"%d" % n) for n in range(size)]
    path = merkle.inclusion(index, size, subtree(leaves))
    assert merkle.root_from(b"%d" % index, index, size, path) == naive(leaves)
    assert merkle.root_from(b"other", index, size, path) != naive(leaves)
    if path:
        n = data.draw(st.integers(0, len(path) - 1))
        bent = [*path[:n], bytes(32), *path[n + 1 :]]
        assert merkle.root_from(b"%d" % index, index, size, bent) != naive(leaves)
        assert merkle.root_from(b"%d" % index, index, size, path[:-1]) != naive(leaves)
    assert merkle.root_from(b"%d" % index, index, size, [*path, bytes(32)]) != naive(leaves)


def test_known_roots_of_certificate_transparency():
    # the test vectors of RFC 6962's reference implementation
    inputs = [
        bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
    ]
    leaves = [merkle.leaf_hash(one) for one in inputs]
    assert merkle.root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (
        merkle.root_of(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert (
        merkle.root_of(leaves[:7]).hex() == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
    )


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "000"), (67, "067"), (1234067, "x001/x234/067"), (999, "999"), (1000, "x001/000")],
)
def test_tiles_have_their_names(number, name):
    assert merkle.tile_name(number) == name
    assert merkle.tile_number(name) == number


@pytest.mark.parametrize(
    "name", ["", "1", "x001", "0001", "x000/001", "../001", "x001/x", "٠٠١", "x001/x234/067/1"]
)
def test_what_is_no_tiles_name_has_no_number(name):
    assert merkle.tile_number(name) is None


def test_an_entry_beyond_the_end_has_no_path():
    with pytest.raises(ValueError, match="not among"):
        merkle.inclusion(3, 3, lambda *_: b"")
    assert merkle.root_from(b"", 3, 3, ()) is None


def test_a_note_holds_only_with_its_own_signature():
    made = checkpoint.Checkpoint(origin="log.example", size=7, root=bytes(range(32)))
    note = checkpoint.signed(made, b"k" * 32, lambda message: sha256(message).digest() * 2)

    def verify(signature, message):
        return signature == sha256(message).digest() * 2

    assert checkpoint.read(note, b"k" * 32, verify) == made
    assert checkpoint.read(note.replace("\n7\n", "\n8\n"), b"k" * 32, verify) is None
    assert checkpoint.read(note, b"x" * 32, verify) is None
    for broken in ("", "a\nb", note[:-3] + "!\n", note.partition("\n\n")[0], note.replace("7", "\u0667")):
        assert checkpoint.read(broken, b"k" * 32, verify) is None
    assert checkpoint.verifier_key("log.example", b"k" * 32).startswith("log.example+")
