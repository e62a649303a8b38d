"""Random lives against a model of our own: whatever is written by whom, a case moves only as the model says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot import service
from bot.desk import Desk
from bot.reporting import clock_letters, write_digest
from parsers.facts import DocumentKind, Mail, Sender
from storage import records
from tests.core import making
from tests.rigs.office import KARIN, Office, folder_in_memory, open_office

ANNA, COLLEAGUE = "anna@exempel-universitetet.example", "per@exempel-universitetet.example"
BEFORE = {"assigned", "completion-requested", "internal-meeting", "specification-sent", "change-requested"}
ENDED = {"closed", "withdrawn"}
ALIVE = BEFORE | {"received", "confirmed", "approved", "secrecy-review", "decided"}
# What each command needs and leads to, written down apart from the table of steps.
COMMANDS: dict[str, tuple[str, set[str], str]] = {
    "ta": ("ta {n}", {"received", "confirmed"}, "assigned"),
    "komplettera": ("komplettera {n}\nMer.", BEFORE, "completion-requested"),
    "möte": ("möte {n} 2031-12-03 10:00", BEFORE, "internal-meeting"),
    "specifikation": ("specifikation {n} 20 timmar", BEFORE | {"approved", "secrecy-review"}, "specification-sent"),
    "godkänd": ("godkänd {n} per telefon", {"specification-sent", "change-requested"}, "approved"),
    "ändras": ("ändras {n}", {"specification-sent", "approved"}, "change-requested"),
    "sekretess": ("sekretessprövning {n}", {"approved"}, "secrecy-review"),
    "beslut": ("beslut {n} bifall myndighet rep@principal.example", {"approved", "secrecy-review"}, "decided"),
    "levererat": ("levererat {n}", {"decided"}, "delivered"),
    "fakturerat": ("fakturerat {n}", {"delivered"}, "invoiced"),
    "avsluta": ("avsluta {n}", ALIVE | {"delivered", "invoiced"}, "closed"),
    "återkallad": ("återkallad {n}", ALIVE, "withdrawn"),
}
NUMBER = "6.3-1/2026"
YES = "Jag godkänner specifikationen."


class Lives(RuleBasedStateMachine):
    """One case, played by its orderer, a colleague, an officer and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        folder = self.stack.enter_context(folder_in_memory())
        self.office: Office = self.stack.enter_context(open_office(folder))
        self.serial: Iterator[int] = count(1)
        self.step = "received"
        self.versions: list[str] = []  # what became of each
        self.officer = False

    def teardown(self) -> None:
        self.stack.close()

    @property
    def desk(self) -> Desk:
        return self.office.desk

    @initialize(versions=st.integers(0, 2))
    def an_order_comes_in(self, versions: int) -> None:
        self._written(ANNA, "Härmed beställer vi registerdata.", documents=making.complete())
        service.send(self.desk)
        self.step = "confirmed"
        write_digest(self.desk, forced=True)
        for name in ("ta", *["specifikation"] * versions):  # most of what can go wrong lies beyond these
            self.an_officer_commands(name, True)

    def _written(self, sender: str, text: str, *, proven: bool = True, answers: str = "", **more: object) -> None:
        number = next(self.serial)
        mail: Mail = making.mail(
            sha256=f"{number:064x}",
            fingerprint=f"{number:064x}",
            message_id=f"<{number}@somewhere.example>",
            sender=Sender(address=sender),
            subject="Hej",
            new_text=text,
            trace=making.passed(sender) if proven else (),
            references=(answers,) if answers else (),
            **more,
        )
        stored = self.desk.files.put([str(number).encode()])
        place = records.Place(mailbox="m", folder="INBOX", validity=1, uid=number)
        arrival = records.Arrival(
            place=place, sha256=stored.sha256, size=1, arrived_at=self.office.now, seen_at=self.office.now
        )
        with self.desk.store.transaction() as register:
            row = register.mail(register.receive(arrival))
        assert row is not None
        service.settle(self.desk, row, mail)

    def _digest(self) -> str:
        with self.desk.store.reading() as register:
            return register.letters(name="digest")[-1].owed.message_id

    @rule(name=st.sampled_from(sorted(COMMANDS)), proven=st.sampled_from([True, True, True, False]))
    def an_officer_commands(self, name: str, proven: bool) -> None:
        line, needs, target = COMMANDS[name]
        sha256 = self.desk.files.put([f"file {next(self.serial)}".encode()]).sha256
        file = making.document(DocumentKind.OTHER, sha256=sha256)
        self._written(KARIN, line.format(n=NUMBER), proven=proven, answers=self._digest(), documents=(file,))
        if not proven:
            return
        self.officer |= name == "ta" and self.step not in ENDED
        if self.step not in needs:
            return
        if name in {"godkänd", "ändras"} and self.versions:
            self.versions[-1] = {"godkänd": "approved", "ändras": "change-requested"}[name]
        self.versions += ["sent"] if name == "specifikation" else []
        self.step = target

    @rule()
    def an_officer_opens_it_again(self) -> None:
        self._written(KARIN, f"återöppna {NUMBER}", answers=self._digest())
        if self.step in ENDED:
            self.step = "assigned" if self.officer else "confirmed"

    @precondition(lambda self: self.versions)
    @rule(
        sender=st.sampled_from([ANNA, ANNA, COLLEAGUE]),
        proven=st.booleans(),
        latest=st.booleans(),
        text=st.sampled_from([YES, YES, "Tack!", "Vad ingår i priset?"]),
    )
    def somebody_answers_the_specification(self, sender: str, proven: bool, latest: bool, text: str) -> None:
        with self.desk.store.reading() as register:
            versions = register.specifications(1)
        answered = versions[-1 if latest else 0]
        self._written(sender, text, proven=proven, answers=answered.message_id)
        guards = (sender == ANNA, proven, answered == versions[-1], text == YES)
        if all(guards) and self.step in {"specification-sent", "change-requested"} and self.versions[-1] != "approved":
            self.step = self.versions[-1] = "approved"

    @rule(days=st.integers(1, 40))
    def time_goes_by(self, days: int) -> None:
        self.office.now += timedelta(days=days)
        service.owe_drafts(self.desk, clock_letters(self.desk))
        assert service.owe_drafts(self.desk, clock_letters(self.desk)) == 0
        service.send(self.desk)

    @invariant()
    def the_case_stands_where_the_model_says(self) -> None:
        with self.desk.store.reading() as register:
            case = register.case_by_number(NUMBER)
            if case is None:
                return
            assert case.step == self.step
            assert [version.state for version in register.specifications(case.id)] == self.versions
            numbers = [paper.number for paper in register.documents_of_case(case.id)]
        assert numbers == list(range(1, len(numbers) + 1))


Lives.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a life takes longer than to read it
)
TestLives = Lives.TestCase
