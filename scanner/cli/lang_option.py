"""`--lang`: in which language a command speaks of what it found. Its help and its errors are English."""

from __future__ import annotations

import click

from scanner.language import ENGLISH, LANGUAGES

lang_option = click.option("--lang", type=click.Choice(LANGUAGES), default=ENGLISH, help="The language of the report [default: en].")
