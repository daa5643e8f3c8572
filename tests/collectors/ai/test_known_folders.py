import re

from scanner.catalogue.load import load_catalogue
from scanner.collectors.ai.known_folders import IN_HOME, IN_SETTINGS, PROGRAMS

TABLE = {*IN_HOME, *IN_SETTINGS}


def test_every_folder_that_a_signature_names_is_looked_for_and_every_one_that_is_looked_for_is_some_products():
    named = {
        folder
        for product in load_catalogue().products.values()
        for block in product.blocks
        for folder in block.ids.get("config-folder", ())
    }

    assert named == {folder.lower() for folder in TABLE}


def test_every_program_lies_in_a_folder_of_the_table():
    assert {program.folder for program in PROGRAMS} <= TABLE
    assert all(program.place.startswith(f"{program.folder}/") for program in PROGRAMS)


def test_a_place_is_below_a_home_and_has_no_star_but_at_its_end():
    assert not [place for place in TABLE if re.search(r"[*?{]|^/|\.\.", place)]
    assert not [program.place for program in PROGRAMS if re.search(r"[*?](?!$)|^/|\.\.", program.place)]
