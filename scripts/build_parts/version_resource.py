"""What Windows shows of a program: in the form that PyInstaller reads."""

from scanner import __version__

TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The scanner project"),
      StringStruct("FileDescription", "Is banned software on this machine"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "scanner"),
      StringStruct("LegalCopyright", "Apache-2.0"),
      StringStruct("OriginalFilename", "scanner.exe"),
      StringStruct("ProductName", "scanner"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def version_resource() -> str:
    """Return the version resource of this version; Windows counts in four numbers."""
    numbers = tuple(int(part) for part in [*__version__.split("."), "0"][:4])
    return TEXT.format(numbers=numbers, version=__version__)
