"""What holds of a block by the elements around it."""

from dataclasses import fields

from versioner.core.extract.context import Context
from versioner.core.model import BlockKind, Link


def test_within_a_link_or_what_is_struck_out_all_else_holds_on():
    here = Context(
        kind=BlockKind.QUOTE, level=2, root=(1,), quote=True, header=True, depth=3, part=4, used=True,
        chain=(5,), shape=("a.b",), bare=False, summary=True, held="dl",
    )  # fmt: skip
    link = Link(text="", url="https://gazette.example/")
    for one, changed in ((here.but(anchor=link), "anchor"), (here.but(struck=True), "struck")):
        differ = {f.name for f in fields(Context) if getattr(one, f.name) != getattr(here, f.name)}
        assert differ == {changed}
