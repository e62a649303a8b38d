"""Only our own server's word on a sender counts (P6), however a stranger's mail tries to speak for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.trust import Standing, standing
from parsers.facts import Limits, Sender, TraceField
from parsers.mime import split
from tests.core import making
from tests.core.making import mail

OURS = "mx.agency.example"
DOMAIN = "exempel-universitetet.example"
PASSED = f"{OURS}; dmarc=pass header.from={DOMAIN}"


def received(
    by: str = OURS, client: str = "mail.b.example (mail.b.example [203.0.113.5])", how: str = "ESMTPS"
) -> TraceField:
    return TraceField(name="received", value=f"from {client} by {by} with {how} id 4bX; Tue, 3 Mar 2026 10:12:00 +0100")


def result(value: str) -> TraceField:
    return TraceField(name="authentication-results", value=value)


def dmarc(*trace: TraceField, setting: str = OURS) -> str:
    return standing(mail(trace=trace), setting).dmarc


BORDER = received()
LMTP = received("store.agency.example", "mx.agency.example", "LMTP")
INSIDE = received("store.agency.example", "mx.agency.example (mx.agency.example [10.1.2.3])")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (PASSED, "pass"),
        (f"MX.Agency.EXAMPLE; DMARC=Pass header.from={DOMAIN.upper()}", "pass"),
        (f"{OURS} 1; dmarc=pass header.from={DOMAIN}", "pass"),
        (f"{OURS};dmarc=pass", "pass"),
        (f"{OURS}; dmarc=pass (p=none dis=none) header.from={DOMAIN}.", "pass"),
        (f"{OURS}; dmarc = pass header.from = {DOMAIN}", "pass"),
        (f'{OURS}; dmarc=pass header.from="{DOMAIN}"', "pass"),
        (f"{OURS}; dmarc=pass header.from=anna@{DOMAIN}", "pass"),
        (f"({OURS}; dmarc=fail) {OURS} (version 1 (really)); spf=pass; dmarc/1=pass (a) reason=b", "pass"),
        (f"{OURS}; spf=pass smtp.mailfrom=a; dkim=fail; dkim=pass; dmarc=pass", "pass"),
        (f"{OURS}; dmarc=fail", "fail"),
        (f"{OURS}; dmarc=bestguesspass", "bestguesspass"),
        (f"{OURS} 1 x; dmarc=pass", "none"),
        ("; dmarc=pass", "none"),
        (f"{OURS}; none", "none"),
        (f"{OURS}", "none"),
        ("dmarc=pass", "none"),
        ("other.example; dmarc=pass", "none"),
        (f"{OURS}.evil.example; dmarc=pass", "none"),
        (f"{OURS}; dmarc=pass header.from=evil.example", "none"),
        (f"{OURS}; dmarc=pass header.from=sub.{DOMAIN}", "none"),
        (f"({OURS}; dmarc=pass) other.example; dmarc=pass", "none"),
        (f"{OURS}; dmarc=pass; dmarc=fail", "none"),
        (f"{OURS}; x-dmarc=pass; dmarcs=pass; dmarc=passed", "passed"),
        (f'{OURS}; spf=pass smtp.mailfrom="a; dmarc=pass header.from={DOMAIN}"@evil.example; dmarc=fail', "fail"),
        (f'{OURS}; spf=pass smtp.mailfrom="a\\"; dmarc=pass; b"@evil.example', "none"),
        (f"{OURS}; spf=pass (helo=x\\); dmarc=pass (y); dmarc=fail", "none"),
        (f"{OURS}; spf=pass (helo=x; dmarc=pass", "none"),
        (f"{OURS}; spf=pass helo=x); dmarc=pass", "none"),
        (f'{OURS}; spf=pass "open; dmarc=pass', "none"),
        (f'{OURS}; spf=pass (" ); dmarc=pass (" )', "pass"),
        (f"{OURS}; dmarc=pass\\", "none"),
    ],
)
def test_p6_a_field_is_read_without_doubt_or_not_at_all(value: str, found: str) -> None:
    assert dmarc(result(value), BORDER) == found


@pytest.mark.parametrize(
    ("trace", "found"),
    [
        ((result(PASSED), BORDER), "pass"),
        ((LMTP, result(PASSED), BORDER), "pass"),
        ((INSIDE, result(PASSED), BORDER), "pass"),
        ((LMTP, INSIDE, result(PASSED), BORDER), "pass"),
        ((result(f"{OURS}; spf=pass"), result(PASSED), BORDER), "pass"),
        ((result(PASSED), result(f"{OURS}; dmarc=fail"), BORDER), "none"),
        ((result(PASSED), result(f"{OURS}; spf=pass"), result(f"{OURS}; spf=fail"), BORDER), "none"),
        # What the sender wrote lies below the line by which our server took the mail in.
        ((BORDER, result(PASSED)), "none"),
        ((BORDER, result(PASSED), BORDER), "none"),
        ((LMTP, BORDER, result(PASSED), BORDER), "none"),
        ((INSIDE, BORDER, result(PASSED), BORDER), "none"),
        ((result("other.example; dmarc=fail"), BORDER, result(PASSED), BORDER), "none"),
        ((INSIDE,) * 6 + (result(PASSED), BORDER), "none"),
        ((INSIDE,) * 5 + (result(PASSED), BORDER), "pass"),
        ((result(PASSED),), "none"),
        ((), "none"),
    ],
)
def test_p6_only_what_stands_above_our_own_line_counts(trace: tuple[TraceField, ...], found: str) -> None:
    assert dmarc(*trace) == found


@pytest.mark.parametrize(
    ("border", "found"),
    [
        (received("mx1.agency.example"), "pass"),
        (received("mx1.agency.example", "mail.b.example"), "none"),
        (received("mx1.agency.example", "mail.b.example [10.1.2.3] [203.0.113.5]"), "pass"),
    ],
)
def test_p6_where_the_authserv_id_is_a_label_the_border_is_known_by_the_strangers_address(
    border: TraceField, found: str
) -> None:
    assert dmarc(LMTP, result(PASSED), border) == found
    assert dmarc(result(PASSED), LMTP, border) == found


@pytest.mark.parametrize(
    "client",
    [
        "mx.agency.example (evil.example [203.0.113.5])",
        "[10.0.0.1] (evil.example [203.0.113.5])",
        "unknown (HELO [10.0.0.1]) (203.0.113.5)",
        "mx.agency.example (evil.example [IPv6:2001:db8::5])",
        "x( (evil.example [203.0.113.5])",
        "mx.agency.example",
        'evil.example (evil.example [203.0.113.5]) (envelope-from <"a with LMTP b"@evil.example>)',
        'evil.example (evil.example [203.0.113.5]) "x with LMTP y"',
    ],
)
def test_p6_a_stranger_who_gives_our_name_in_helo_moves_no_border(client: str) -> None:
    """The authserv-id is a label here, which no Received line of ours bears: the forged line below it does."""
    first = received("mx1.agency.example", client)
    assert dmarc(first, result(PASSED), BORDER) == "none"
    assert dmarc(LMTP, first, result(PASSED), BORDER) == "none"


def test_p6_a_forged_field_in_a_real_mail_is_no_word() -> None:
    """Folded and with comments, read from bytes: ours above, the sender's below."""
    head = (
        "Authentication-Results: mx.agency.example;\r\n\tspf=fail (mx.agency.example: domain of evil.example)\r\n"
        "\t smtp.mailfrom=evil.example;\r\n\tdmarc=fail (p=REJECT) header.from=uni.example\r\n"
        "Received: from evil.example (evil.example [203.0.113.5])\r\n"
        "\tby mx.agency.example (Postfix) with ESMTP id 1;\r\n\tTue, 3 Mar 2026 10:12:00 +0100\r\n"
        "Authentication-Results: mx.agency.example; dmarc=pass header.from=uni.example\r\n"
        "Received: from good.example by mx.agency.example with ESMTPS; Tue, 3 Mar 2026 10:11:00 +0100\r\n"
        "From: anna@uni.example\r\nSubject: x\r\n\r\nHej\r\n"
    )
    found = standing(split(head.encode(), Limits()).mail, OURS)
    assert found == Standing(dmarc="fail", spf="fail", dkim="none", rejectable=True)
    assert (found.proven, found.disowned) == (False, True)


EXCHANGE = (
    f"spf=pass (sender IP is 203.0.113.5) smtp.mailfrom={DOMAIN}; dkim=pass (signature was verified);"
    f"dmarc=pass action=none header.from={DOMAIN};compauth=pass reason=100"
)
AT_BORDER = received("DB5EUR01FT013.mail.protection.outlook.com", how="Microsoft SMTP Server")
WITHIN = received("AS8PR01MB1.eurprd01.prod.outlook.com", "DB5 (2603:10a6::1)", "Microsoft SMTP Server")


@pytest.mark.parametrize(
    ("trace", "found"),
    [
        ((WITHIN, WITHIN, result(EXCHANGE), AT_BORDER), "pass"),
        ((result(EXCHANGE), AT_BORDER), "pass"),
        ((WITHIN, AT_BORDER, result(EXCHANGE), AT_BORDER), "pass"),
        ((WITHIN, result("dmarc=fail action=oreject"), AT_BORDER, result(EXCHANGE), AT_BORDER), "fail"),
        ((WITHIN, result(EXCHANGE), received("evil.example")), "none"),
        ((WITHIN, result(EXCHANGE), received("evil-protection.outlook.com.example")), "none"),
        ((received("evil.example"), result(EXCHANGE), AT_BORDER), "none"),
        ((WITHIN, result(f"evil.example; {EXCHANGE}"), AT_BORDER), "none"),
        ((WITHIN, result(EXCHANGE)), "none"),
        ((), "none"),
    ],
)
def test_p6_exchange_writes_no_server_name_and_only_its_topmost_word_counts(
    trace: tuple[TraceField, ...], found: str
) -> None:
    assert dmarc(*trace, setting="exchange") == found


def test_p6_off_means_that_nothing_is_proven_and_an_unclear_sender_never_is() -> None:
    assert standing(mail(trace=(result(PASSED), BORDER)), "off") == Standing()
    unclear = mail(trace=(result(PASSED), BORDER), sender=Sender(unclear_because="two From fields"))
    assert standing(unclear, OURS) == Standing()


@pytest.mark.parametrize(
    ("value", "disowned"),
    [
        ("spf=fail; dkim=none; dmarc=fail (p=reject)", True),
        ("spf=softfail; dkim=fail; dmarc=fail (p=REJECT sp=NONE)", True),
        ("spf=fail; dkim=fail; dmarc=none policy.dmarc=reject", True),
        ("spf=fail; dkim=pass; dmarc=pass (p=reject)", False),
        ("spf=fail; dkim=fail; dmarc=fail (p=quarantine)", False),
        ("spf=pass; dkim=none; dmarc=none (p=reject)", False),
        ("spf=fail; dkim=pass; dmarc=none (p=reject)", False),
    ],
)
def test_p8_a_domain_that_disowns_a_mail_is_told(value: str, disowned: bool) -> None:
    assert standing(mail(trace=(result(f"{OURS}; {value}"), BORDER)), OURS).disowned is disowned


@given(st.text(alphabet='"\\(); =.abdmcrspf-@', max_size=60))
def test_p6_nothing_that_a_sender_chooses_within_quotes_or_comments_becomes_a_result(chosen: str) -> None:
    inside = chosen.replace("\\", "\\\\").replace('"', '\\"')
    quoted = f'{OURS}; spf=pass smtp.mailfrom="{inside}"; dmarc=fail'
    comment = chosen.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    assert dmarc(result(quoted), BORDER) == "fail"
    assert dmarc(result(f"{OURS}; spf=pass ({comment}); dmarc=fail"), BORDER) == "fail"


def test_making_speaks_the_same_language() -> None:
    assert standing(mail(trace=making.passed()), OURS).proven


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (f"{OURS}; dmarc=pass (open", "none"),
        (f'{OURS}; dmarc=pass "open', "none"),
        (f"{OURS}; dmarc=pass(p=none)header.from={DOMAIN}", "pass"),  # a comment parts words
        (f'{OURS}; dmarc=pass header.from="evil.example"', "none"),
        ('"mx.\\xagency.example"; dmarc=pass', "none"),  # what is escaped is not left out of a name
        (f"{OURS}; dmarc=pass header.from={DOMAIN}; spf=pass header.from=evil.example", "pass"),
    ],
)
def test_p6_what_is_left_open_or_hidden_counts_for_nothing(value: str, found: str) -> None:
    assert dmarc(result(value), BORDER) == found


GATE = received(OURS, "gw.agency.example (gw.agency.example [10.0.0.1])")


@pytest.mark.parametrize(
    ("trace", "found"),
    [
        ((result(PASSED), GATE), "pass"),  # our server's own line ends our fields, wherever the mail came from
        ((LMTP, result(PASSED), GATE), "pass"),
        ((result(PASSED), received("store.agency.example", "mx")), "pass"),
        ((received("s.example ([203.0.113.9])", "mx (mx [10.1.2.3])"), result(PASSED), BORDER), "pass"),
        ((received("s.example", "mx (10.1.2.3)"), result(PASSED), BORDER), "pass"),
        ((received("s.example", "mx [IPv6:fd00::1]"), result(PASSED), BORDER), "pass"),
        ((received("s.example", "mx [999.1.2.3]"), result(PASSED), BORDER), "none"),
        ((received("s.example", "mx [10.1.2.3] [203.0.113.9]"), result(PASSED), BORDER), "none"),
        ((received("s.example", "mx"), result(PASSED), BORDER), "none"),
        ((*[INSIDE] * 5, result(PASSED), BORDER), "pass"),
        ((*[INSIDE] * 6, result(PASSED), BORDER), "none"),
        ((LMTP, result(PASSED), received("other.example", "mx")), "none"),  # nobody from outside: no border
        ((result(PASSED),), "none"),
        ((LMTP, result(PASSED)), "none"),
    ],
)
def test_p6_where_our_own_fields_end(trace: tuple[TraceField, ...], found: str) -> None:
    assert dmarc(*trace) == found


def test_p6_the_client_is_what_stands_before_by_in_either_case() -> None:
    line = TraceField(name="received", value="FROM mx ([10.1.2.3]) BY s.example ([203.0.113.9]) WITH ESMTP")
    assert dmarc(line, result(PASSED), BORDER) == "pass"


def test_p6_everything_our_server_found_is_kept() -> None:
    def found(*values: str) -> Standing:
        return standing(mail(trace=(*(result(f"{OURS}; {value}") for value in values), BORDER)), OURS)

    assert found("spf=pass", "dkim=fail; dkim=none") == Standing(spf="pass", dkim="fail")
    assert found("dkim=fail; dkim=pass", "dmarc=fail (p=reject)") == Standing(
        dmarc="fail", dkim="pass", rejectable=True
    )
    assert found("dkim=neutral") == Standing()
    assert found("spf=fail", "dmarc=none (p=reject)").disowned
    assert not found("spf=fail; dmarc=none").disowned


def test_p6_switched_off_no_server_is_believed_not_even_one_of_that_name() -> None:
    trace = (result("off; dmarc=pass"), received("off"))
    assert standing(mail(trace=trace), "off") == Standing()
    assert standing(mail(trace=(result(PASSED), BORDER), sender=Sender()), OURS) == Standing()


def test_a_proven_mail_is_disowned_by_nothing() -> None:
    assert not Standing(dmarc="pass", spf="fail", rejectable=True).disowned
    assert Standing(dmarc="fail", rejectable=True).disowned
    assert Standing(spf="fail", dkim="fail", rejectable=True).disowned
    assert not Standing(spf="fail", dkim="pass", rejectable=True).disowned
    assert not Standing(dmarc="fail").disowned
