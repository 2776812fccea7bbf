"""What is asked for by a wrong name never hints at one that whoever asks may not know."""

from __future__ import annotations

from tests.cli.door import Door


def test_no_near_name_tells_a_reader_what_a_source_is_called(demo: Door) -> None:
    demo.done("person", "add", "Rita", "--initials", "RR", "--role", "reader", by="EK")
    told = ("--description", "an aide")
    demo.done("source", "add", "Oleg Petrovsky", "--kind", "person", "--terms", "background", *told, by="EK")
    demo.done("source", "add", "Ivan Sidorov", "--kind", "person", "--alias", "Vanya", "--confidential", *told, by="EK")

    for name in ("Oleg Petrovski", "Ivan Sidorof", "Vania"):
        for line in (("source", "show"), ("impact",), ("claim", "list", "--source")):
            answer = demo.refused(*line, name, by="RR")
            assert answer == f"there is no source “{name}” on file: put it there with `tracker source add`", line
    assert "did you mean Oleg Petrovsky?" in demo.refused("source", "show", "Oleg Petrovski", by="MC")
    assert "did you mean" not in demo.refused("source", "show", "Ivan Sidorof", by="MC")
