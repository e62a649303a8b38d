"""What a reply to a specification amounts to (`verdicts`), and whether it may advance its case (`guards`).

A reply is cut into `sentences`, without greeting and name (`names`, `signatures`). One that approves is known by a
grammar over the classes of its words (`clauses`, `tokens`, `spelling`), alone or as a part of a longer one (`parts`).
`questions` on the next steps and `notices` of an address or a paper are known by what they hold, a yes to the quoted
question by what is asked (`answered`). In every other sentence, what is `harmless` by its form is taken out, and what
tells of the writer's own life (`asides`); in the rest any word of `danger` is a doubt (`beside`), and so are two that
are not in the `vocabulary`, what is stated of `things` that nobody knows to be harmless, and an approval of another's
(`relayed`). What these rules doubt may still be let through, and what they let through be held, by how like it is to
sentences that people have labelled (`learned`). Below the name (`below`) only what belongs there may stand, and no
specification be meant but the one that is answered (`named`).
The words stand in `lists/`. Where nothing approves, `signs` tell an officer what kind of answer waits.
"""

from bot.core.approval.verdicts import APPROVALS, asks, thanks_only, verdict, verdict_on

__all__ = ["APPROVALS", "asks", "thanks_only", "verdict", "verdict_on"]
