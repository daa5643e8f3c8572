"""A zip file in memory, such as an xpi."""

import io
import zipfile


def zipped(files, method=zipfile.ZIP_DEFLATED, comment=b""):
    """Return a zip file of these names and contents."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980
            entry.create_system = 3  # the same bytes wherever they are made
            archive.writestr(entry, text, method)
        archive.comment = comment
    return content.getvalue()
