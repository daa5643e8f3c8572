"""What products are for: the folders of `signatures/products/`, and the words a policy may ban a whole class by."""

from __future__ import annotations

UNREVIEWED = "-unreviewed"  # how the id ends of a collection of names that nobody looked at one by one
# Those of AI tools; a report says what they are, in its language.
SAID_AI_CATEGORIES = {
    "ai-agent": "acts on its own with tools, files or a shell, driven by a language model",
    "ai-assistant": "chats with a language model, as a program or a web app",
    "ai-browser": "a web browser built around an assistant",
    "ai-coding": "writes or completes code with a language model, standalone or in an editor",
    "ai-extension": "a browser extension that sends pages or text to a language model",
    "ai-media": "creates or edits images, audio or video with a model",
    "ai-meeting": "records, transcribes or summarises meetings and dictation with a model",
    "ai-sdk": "a library for programs that call a model; its presence does not show that a model is used",
    "ai-writing": "writes, corrects or translates text with a model",
    "built-in-ai": "part of an operating system, an office suite or a device",
    "local-model": "model weights on disk",
    "model-runner": "runs model weights on this machine",
}
CATEGORIES = dict(
    sorted(
        {
            **SAID_AI_CATEGORIES,
            "app-store": "offers programs and installs them",
            "browser": "a web browser",
            "collaboration": "documents, tasks and calendars of a group",
            "finance": "payments, trading and banking",
            "input-method": "types letters that a keyboard has not",
            "meeting": "video meetings",
            "messaging": "messages between people",
            "productivity": "documents, notes, storage, players and other everyday programs",
            "remote-access": "shows or controls the screen of another machine",
            "security-software": "antivirus and the like",
            "shopping": "sells goods",
            "social-media": "shows what other people post",
            "video-editor": "cuts and publishes video",
        }.items()
    )
)
