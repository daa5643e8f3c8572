"""What makes the examples of the documents wrong: for the readers and the schemas alike, or for the program alone."""

WHOLE = [  # texts that a policy has to give in every one of its languages
    *("title.en", "title.fr", "device_class.service.en", "device_class.service.fr", "rule.0.reason.en", "rule.0.reason.fr"),
    *("rule.0.action.en", "rule.0.action.fr", "rule.0.condition.0.text.en", "rule.0.condition.0.text.fr"),
    *("rule.0.not_covered.0.what.en", "rule.0.not_covered.0.what.fr"),
]
WRONG = [  # the kind of file, what stands in its example, and what is written for it
    ("product", "description =", "descripton ="),
    ("product", 'category    = "ai-assistant"', 'category    = "ai-asistant"'),
    ("product", "reviewed    = 2026-11-21", "reviewed    = 2026-11-21T10:00:00"),
    ("product", "reviewed    = 2026-11-21", "reviewed    = 2026"),
    ("product", '"https://example.org/download"', '"example.org/download"'),
    ("product", '["https://example.org/download"]', "[]"),
    ("product", 'relation     = "official"', 'relation     = "offical"'),
    ("product", "id.winget ", "id.wingets "),
    ("product", '"ExampleWorks.ExampleChat"', '"Example Chat"'),
    ("product", '"abcdefghijklmnopabcdefghijklmnop"', '"abcdefghijklmnopabcdefghijklmnoq"'),
    ("product", '"chat.example.org"', '"https://chat.example.org/"'),
    ("product", '"chat.example.org"', '"*.example.org"'),
    ("product", 'id.chromium-extension = "abcdefghijklmnopabcdefghijklmnop"', 'kind = "extension"'),
    ("product", '["application", "process"]', '["application", "program"]'),
    ("product", '["application", "process"]', '["application", "application"]'),
    ("product", '"Example Works Ltd."', '"Example Works Ltd. "'),
    ("product", '"Example Works Ltd."', '""'),
    ("product", '"Example Works Ltd."', '"*abc"'),
    ("product", '"Example Works Ltd."', '"E*x*a*m*ple"'),
    ("product", '"Example Works Ltd."', '"two\\nlines"'),
    ("product", '"Example Works Ltd."\n', '"Example Works Ltd."\nconfidence = "sure"\n'),
    ("product", "[[miss]]\nname", "[[miss]]\nnames"),
    ("vendor", "subsidiaries", "subsidaries"),
    ("vendor", "reviewed     = 2026-11-21", ""),
    ("vendor", '["example-chat", "example-chat-mobile"]', '["example-chat", "example-chat"]'),
    ("vendor", '["example-chat", "example-chat-mobile"]', "{}"),
    ("policy", '"policy/1"', '"policy/2"'),
    ("policy", 'id = "example-town"', 'id = "Example Town"'),
    ("policy", '"BE-BRU"', '"Brussels"'),
    ("policy", '["en", "fr"]', '["english"]'),
    ("policy", "stale_after_days = 180", "stale_after_days = 0"),
    ("policy", 'kind = "project"', 'kind = "minister"'),
    ("policy", 'effect = "conditional"', 'effect = "forbid"'),
    ("policy", 'effect = "conditional"', 'effect = "unspecified"'),
    ("policy", 'effect = "conditional"', 'effect = "prohibit"'),  # has no conditions
    ("policy", 'effect = "conditional"', 'effect = "disable-feature"'),  # expects a state
    ("policy", 'effect = "conditional"', 'effect = "inventory"'),  # its aspects want more
    ("policy", 'confidence = "official"', 'confidence = "high"'),
    ("policy", "remove_by = 2026", "removed_by = 2026"),
    ("policy", 'on_expiry = "flag"', 'on_expiry = "ignore"'),
    ("policy", 'products = ["tiktok"]', 'except = ["tiktok"]'),
    ("policy", 'products = ["tiktok"]', 'features = ["recall"]'),
    ("policy", 'products = ["tiktok"]', 'products = ["tiktok"]\nreading = "project"'),
    ("policy", 'products = ["tiktok"]', 'products = ["tiktok"]\ninclude_successors = true'),
    ("policy", "\napplication = ", "\nprogram = "),
    ("policy", 'application = "conditional"', 'application = "prohibit"'),  # stronger than the rule
    ("policy", 'web-app = { effect = "conditional"', 'web-app = { effect = "prohibit"'),
    ("policy", ', why = "an installed web app is read as the application"', ""),
    ("policy", 'service = "conditional"', 'service = "prohibit"'),
    ("policy", "bound = ", "binds = "),
    ("policy", "blanket = false", "blanket = true"),
    ("policy", 'check = "manual"', 'check = "automatic"'),
    ("policy", 'kind = "decision"', 'kind = "rumour"'),
    ("policy", "[[rule.basis]]", "[[rule.base]]"),
    ("policy", 'supports = ["effect"', 'supports = ["effects"'),
    ("policy", 'categories = ["browser"]', 'categories = ["browsers"]'),
    ("waivers", '"waivers/1"', '"waiver/1"'),
    ("waivers", 'rule = "be-fed-tiktok-716"', 'rule = "*"'),
    ("waivers", '"device:PC-PRESS-3"', '"device:*"'),
    ("waivers", '"device:PC-PRESS-3"', '"device:"'),
    ("waivers", '"device:PC-PRESS-3"', '"all"'),
    ("waivers", '"device:PC-PRESS-3"', "[]"),
    ("waivers", "expires = 2026-09-11", ""),
    ("waivers", "expires = 2026-09-11", 'expires = "never"'),
    ("waivers", "approved_by", "approver"),
]
WRONG_CONFIGURATIONS = [
    ('format = "config/1"', ""),
    ("policies", "policy"),
    ("timeout = 30", "timeout = 0"),
    ("timeout = 30", "timeout = 2.5"),
    ("timeout = 30", 'timeout = "30"'),
    ("timeout = 30", 'quiet = "yes"'),
    ("timeout = 30", 'fail_on = ["banned"]'),
    ("timeout = 30", 'report_format = "yaml"'),
    ("timeout = 30", 'root = "/mnt"'),
    ('"nl"', '"it"'),
    ('["signatures"]', "[]"),
]
ONLY_THE_PROGRAM = [
    ("product", 'category    = "ai-assistant"', 'category    = "browser"'),  # in which folder the file lies
    ("product", "[[miss]]", '[[miss]]\nid.winget = "ExampleWorks.ExampleChat"'),  # whether the examples are recognised
    ("product", "reviewed    = 2026-11-21", 'reviewed    = "2026-11-21"'),  # JSON has no dates
    ("policy", '["tiktok"]', '["no-such-product"]'),  # what there is
    ("policy", "remove_by = 2026-02-28", "remove_by = 2025-02-28"),  # which of two days is the earlier one
    ("policy", 'fallback = ["en"]', 'fallback = ["nl"]'),  # one of the languages of this policy
    ("waivers", '"be-fed-tiktok-716"', '"no-such-rule"'),
    ("waivers", "expires = 2026-09-11", "expires = 2026-03-10"),
]
