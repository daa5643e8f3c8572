"""Scans made up for tests, each from a few words; what a test does not name is as plain as it can be."""

from datetime import UTC, date, datetime

from scanner.model import (
    Basis,
    CollectorRun,
    Confidence,
    Evidence,
    ExceptionTerms,
    Finding,
    Flag,
    HostFacts,
    Item,
    Kind,
    Outcome,
    Platform,
    Problem,
    Reason,
    Relation,
    Rung,
    Scan,
    Scope,
    State,
    Status,
    Verdict,
)
from scanner.policy_facts import PolicyFacts, WaiverFacts

CIRCULAR = Basis("circular", "TikTok on service devices", "https://law.example/circular-7", "7", "2023-03-17", ("it is prohibited",))
POLICY = PolicyFacts(
    "be-fed-tiktok",
    "2",
    "BE",
    "TikTok on devices of the federal authority",
    "Prime Minister",
    date(2026, 11, 1),
    stale=False,
    basis=(CIRCULAR,),
)
DEB = Item(
    "tiktok",
    "1.2.3",
    "A Company",
    (("deb", "tiktok"), ("command", "tiktok"), ("command", "ttd")),
    Kind.APPLICATION,
    Rung.INSTALLED,
    location="/var/lib/dpkg/status",
    collector="linux-dpkg",
)
ENTRY = Item(
    "TikTok",
    ids=(("desktop-file", "tiktok.desktop"),),
    kind=Kind.APPLICATION,
    rung=Rung.REGISTERED,
    state=State.ENABLED,
    location="/home/alice/.local/share/applications/tiktok.desktop",
    user="alice",
    collector="linux-desktop-files",
)
WAIVER = WaiverFacts("W-7", "tiktok", "the security officer", "note 2026/7", date(2026, 12, 31), expired=False, applied=True)
DENIED = Problem(Reason.PERMISSION_DENIED, "", "/home/bob/.config/chromium/Default/Preferences", "bob", "chromium-extensions")


def evidence(item=DEB, confidence=Confidence.HIGH, relation=Relation.OFFICIAL):
    return Evidence(item, 1, "id.deb", "tiktok", relation, confidence)


def verdict(outcome=Outcome.PROHIBITED, *, fails=True, **others):
    given = {
        "policy": POLICY.id,
        "rule": "tiktok",
        "reason": "prohibited since 2023-03-10",
        "action": "Remove it.",
        "basis": (CIRCULAR,),
        "dates": {"effective_from": date(2023, 3, 10)},
    }
    return Verdict(outcome=outcome, fails=fails, **given | others)


def finding(*verdicts, shown=(DEB, ENTRY), confidence=Confidence.HIGH, relation=Relation.OFFICIAL, **others):
    given = {
        "product": "tiktok",
        "name": "TikTok",
        "vendor": "ByteDance",
        "category": "social-network",
        "aspect": "application",
        "rung": shown[0].rung,
    }
    shown = tuple(evidence(item, confidence, relation) for item in shown)
    return Finding(confidence=confidence, relation=relation, evidence=shown, verdicts=verdicts, **given | others)


def run(collector="linux-dpkg", status=Status.OK, items=(), problems=(), kind=Kind.APPLICATION, records=1):
    return CollectorRun(collector, kind, status, records, tuple(items), tuple(problems), 0.0123456)


def scan(*findings, runs=None, **others):
    given = {
        "host": HostFacts("pc-1", Platform.LINUX, "Debian 12", "x86_64"),
        "scope": Scope("all", privileged=True, homes=2),
        "started": datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
        "seconds": 1.23456,
        "as_of": date(2026, 11, 20),
        "device_class": "service",
        "device_class_assumed": True,
        "catalogue_version": "2026.11",
        "catalogue_digest": "sha256:00ff",
        "products": 120,
        "policies": (POLICY,),
        "runs": (run("accounts", kind=None, records=2), run(items=(DEB, ENTRY))) if runs is None else tuple(runs),
        "not_looked_at": (
            "files inside archives and containers",
            "what a browser or a phone shows only over the network, and not on this disk",
        ),
    }
    return Scan(findings=findings, **given | others)


def clean_scan():
    return scan()


def banned_scan():
    name_only = verdict(flags=(Flag.NAME_ONLY,), exceptions=(ExceptionTerms("research"),), fails=False)
    tool = finding(name_only, aspect="command-line", relation=Relation.TOOL, confidence=Confidence.LOW, shown=(ENTRY,))
    inventoried = verdict(Outcome.INVENTORIED, fails=False, action="", reason="to be inventoried", dates={})
    listed = finding(
        inventoried, product="deepseek", name="DeepSeek", vendor="DeepSeek", category="chatbot", shown=(DEB._replace(name="deepseek"),)
    )
    return scan(finding(verdict()), tool, listed)


def partial_scan():
    broken = Problem(Reason.MALFORMED, "a paragraph without `Package:`", "/var/lib/dpkg/status", "", "linux-dpkg")
    return scan(
        runs=[
            run("accounts", kind=None),
            run(status=Status.PARTIAL, items=[DEB], problems=[broken, broken]),
            run("chromium-extensions", Status.FAILED, problems=[DENIED], kind=Kind.EXTENSION),
            run("processes", Status.SKIPPED, kind=Kind.PROCESS, records=0),
        ]
    )
