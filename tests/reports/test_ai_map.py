from scanner.language import english
from scanner.model import Kind, Mark, Outcome, Relation, Rung, State
from scanner.reports.ai_map import Row, ai_map
from scanner.reports.ai_words import named
from tests.reports.scans import DEB, ENTRY, evidence, finding, scan, verdict

COUNTED = verdict(Outcome.INVENTORIED, fails=False, policy="ai-inventory")
RUNNING = DEB._replace(rung=Rung.RUNNING, kind=Kind.PROCESS)
BLOCK = DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED))


def tool(*verdicts, product="chat", category="ai-assistant", **others):
    return finding(*verdicts or (COUNTED,), product=product, name=product.title(), category=category, processing="cloud", **others)


def test_a_row_for_each_product_with_all_its_forms():
    found = scan(tool(shown=(DEB, ENTRY)), tool(shown=(RUNNING,), aspect="extension"), tool(shown=(ENTRY,), relation=Relation.CLIENT))

    assert ai_map(found) == (
        Row(
            "ai-assistant",
            "chat",
            "Chat",
            ((Relation.OFFICIAL, "application"), (Relation.OFFICIAL, "extension"), (Relation.CLIENT, "application")),
            "cloud",
            4,
            Rung.INSTALLED,
            running=True,
            states=(),
        ),
    )


def test_rows_stand_by_category_and_name():
    found = scan(tool(product="b"), tool(product="z", category="ai-agent"), tool(product="a"), tool(product="m", category="model-runner"))

    assert [(row.category, row.product) for row in ai_map(found)] == [
        ("ai-agent", "z"),
        ("ai-assistant", "a"),
        ("ai-assistant", "b"),
        ("model-runner", "m"),
    ]


def test_what_is_banned_is_in_it_too_once_a_policy_counts():
    assert [row.product for row in ai_map(scan(tool(), tool(verdict(), product="worse")))] == ["chat", "worse"]


def test_no_map_where_no_policy_counts():
    silent = verdict(Outcome.INVENTORIED, fails=False, policy="", rule="")

    assert ai_map(scan(tool(verdict()))) == ()
    assert ai_map(scan(tool(silent))) == (), "not covered by the selected policies"
    assert ai_map(scan(tool(category="social-media"))) == (), "no AI tool"


def test_what_is_kept_out_is_not_there():
    assert ai_map(scan(tool(shown=(BLOCK,)))) == ()
    assert ai_map(scan(tool(shown=(DEB, BLOCK))))[0].items == 1


def test_a_feature_has_the_states_of_its_settings():
    items = [DEB._replace(state=state, kind=Kind.FEATURE) for state in (State.UNKNOWN, State.NONE, State.ENABLED, State.ENABLED)]
    feature = tool(category="built-in-ai", aspect="feature")._replace(evidence=tuple(map(evidence, items)))
    extension = tool(aspect="extension", shown=(DEB._replace(state=State.ENABLED),))

    assert ai_map(scan(feature))[0].states == (State.ENABLED, State.UNKNOWN)
    assert ai_map(scan(extension))[0].states == (), "of an extension it is no word on the product"


def test_a_collection_is_no_tool_and_its_finds_are_named():
    shown = [DEB._replace(name=name) for name in ("b", "Ask", "b", "Zo", "Write")]
    [row] = ai_map(scan(tool(product="chats-unreviewed", shown=tuple(shown))))

    assert row.names == ("Ask", "b", "Write", "Zo")
    assert named(row, english) == "Chats-Unreviewed (application: Ask, b, Write and 1 more)"
    assert named(row._replace(names=row.names[:2]), english) == "Chats-Unreviewed (application: Ask, b)"
    assert ai_map(scan(tool(shown=tuple(shown))))[0].names == ()
