"""The page of promises tells the truth: every promise has its tests, or says what falls short."""

from __future__ import annotations

from tests.house.promises import BEGIN, END, PAGE, ROOT, TITLES, cited, excused, outdated, table


def test_every_promise_is_cited_by_a_test_or_named_with_its_reason() -> None:
    assert sorted(set(TITLES) - set(cited()) - excused()) == []


def test_the_table_is_what_the_tests_say_and_make_promises_writes_it() -> None:
    assert PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip() == table()


def test_what_has_become_proven_is_not_called_unproven() -> None:
    assert outdated(PAGE.read_text("utf-8")) == []


def test_no_test_cites_a_promise_that_there_is_not() -> None:
    assert sorted(set(cited()) - set(TITLES)) == []


def test_every_test_that_the_table_names_is_there() -> None:
    assert [file for files in cited().values() for file in files if not (ROOT / file).is_file()] == []
