import pytest

from scanner.collectors.destinations.sent import Sent
from scanner.collectors.destinations.variables import sent_by

ADDRESS = "https://api.deepseek.com/v1"


@pytest.mark.parametrize(
    ("variables", "sent"),
    [
        ({"OPENAI_BASE_URL": ADDRESS, "OPENAI_API_KEY": "k", "OPENAI_MODEL": "deepseek-chat"}, [Sent(ADDRESS, model="deepseek-chat")]),
        ({"OPENAI_API_BASE": ADDRESS}, [Sent(ADDRESS)]),
        ({"AIDER_OPENAI_API_BASE": ADDRESS}, [Sent(ADDRESS)]),
        ({"MY_OWN_TOOLS_URL": ADDRESS}, [Sent(ADDRESS)]),  # whatever the variable is called, that is where it leads
        ({"ANTHROPIC_BASE_URL": "https://proxy.example.com"}, [Sent("https://proxy.example.com")]),
        ({"DEEPSEEK_API_KEY": "k", "DEEPSEEK_MODEL": "deepseek-chat"}, [Sent(provider="DEEPSEEK", model="deepseek-chat")]),
        ({"GOOSE_PROVIDER": "deepseek", "GOOSE_MODEL": "m"}, [Sent(provider="deepseek", model="m")]),
        ({"AIDER_MODEL": "deepseek/deepseek-chat"}, [Sent(model="deepseek/deepseek-chat")]),
        ({"CLAUDE_CODE_USE_BEDROCK": "1"}, [Sent(provider="bedrock")]),
        ({"CLAUDE_CODE_USE_BEDROCK": "0"}, []),
        ({"DEEPSEEK_API_KEY": "  "}, []),
        ({"DATABASE_URL": "postgres://user:secret@db.example.com/x", "HOST": "x", "SSH_KEY": "k", "GITLAB_TOKEN": "t"}, []),
        ({"HOMEPAGE_URL": "https://www.deepseek.com/"}, []),
    ],
)
def test_what_variables_say(variables, sent):
    assert [*sent_by(variables)] == sent
