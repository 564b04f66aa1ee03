"""Makes the sample documents beside it with the programs that offices use, from report.txt: a table over two pages.

    python3 -m venv venv && venv/bin/pip install python-docx openpyxl python-hwpx
    venv/bin/python test/formats/made-by/make-samples.py [REPORT.txt FOLDER]

It needs LibreOffice (soffice) and Chromium besides. The tests need none of them: they read what is committed.
"""

import gzip
import html
import pathlib
import plistlib
import subprocess
import sys
import tempfile
import zipfile

import docx
import openpyxl
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Cm
from hwpx.document import HwpxDocument

here = pathlib.Path(__file__).resolve().parent
sample = here / "report.txt"


def blocks_of(text):
    """Paragraphs as texts, tables as lists of rows."""
    blocks, rows = [], []
    for line in [*text.split("\n"), ""]:
        if "\t" in line and "···" not in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            width = max(map(len, rows))
            blocks.append([row + [""] * (width - len(row)) for row in rows])
            rows = []
        if line.strip():
            blocks.append(line)
    return blocks


def header_spans(rows):
    """Cells of two header rows as (row, column, rows, columns), as a person merges them."""
    if len(rows) < 2 or rows[1][0] != "":
        return []
    spans, width = [], len(rows[0])
    for column in range(width):
        if rows[0][column] == "":
            continue
        wide = column + 1 < width and rows[0][column + 1] == "" and rows[1][column + 1] != ""
        tall = rows[1][column] == ""
        if wide or tall:
            spans.append((0, column, 2 if tall else 1, 2 if wide else 1))
    return spans


def make_docx(blocks, path):
    document = docx.Document()
    [page] = document.sections
    page.page_height, page.page_width = Cm(14.8), Cm(21)
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for at, row in enumerate(block):
            for column, text in enumerate(row):
                if text:
                    table.cell(at, column).text = text
        spans = header_spans(block)
        for row, column, rows, columns in spans:
            table.cell(row, column).merge(table.cell(row + rows - 1, column + columns - 1))
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                cell.width = Cm(6 if column == 0 and len(row.cells) > 3 else 2.6 if len(row.cells) > 3 else 5.5)
        for row in table.rows[: 2 if spans else 1]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.core_properties.author = ""
    package = document.part.package
    for key in [key for key, part in package.rels.items() if "thumbnail" in part.reltype]:
        del package.rels[key]
    rels = document.part.rels
    for key in [key for key, part in rels.items() if "stylesWithEffects" in part.reltype]:
        del rels[key]
    document.save(path)


def make_html(blocks, path):
    parts = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{html.escape(block)}</p>")
            continue
        spans = {(row, column): (rows, columns) for row, column, rows, columns in header_spans(block)}
        covered = {
            (row + down, column + right)
            for (row, column), (rows, columns) in spans.items()
            for down in range(rows)
            for right in range(columns)
        } - set(spans)
        lines = []
        for at, row in enumerate(block):
            cells = []
            for column, text in enumerate(row):
                if (at, column) in covered:
                    continue
                rows, columns = spans.get((at, column), (1, 1))
                extent = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
                cells.append(f"<td{extent}>{html.escape(text)}</td>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        head = 2 if spans else 1
        parts.append(f"<table><thead>{''.join(lines[:head])}</thead><tbody>{''.join(lines[head:])}</tbody></table>")
    style = "@page{size:A5 landscape}body{font-family:sans-serif;font-size:11pt}table{border-collapse:collapse;width:100%}td{border:1px solid;padding:2px 6px}"
    page = f'<!doctype html>\n<html lang="ko"><meta charset="utf-8"><title>2020</title><style>{style}</style><body>{"".join(parts)}</body></html>\n'
    path.write_text(page, encoding="utf-8")


def make_hwpx(blocks, path):
    document = HwpxDocument.new()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, column, rows, columns in header_spans(block):
            table.merge_cells(row, column, row + rows - 1, column + columns - 1)
        for at, row in enumerate(block):
            for column, text in enumerate(row):
                if text:
                    table.set_cell_text(at, column, text)
    document.save_to_path(str(path))


def make_xlsx(blocks, path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "예산현황"
    row = 0
    for block in blocks[: next(at for at, block in enumerate(blocks) if str(block).startswith("II. ") and at > 4)]:
        if isinstance(block, str):
            row += 1
            sheet.cell(row, 1, block)
            continue
        for down, across, rows, columns in header_spans(block):
            sheet.merge_cells(
                start_row=row + 1 + down, start_column=across + 1, end_row=row + down + rows, end_column=across + columns
            )
        for cells in block:
            row += 1
            for column, text in enumerate(cells):
                number = text.replace(",", "")
                value = float(number) if "." in number and number.replace(".", "").isdigit() else text
                value = int(number) if number.isdigit() else value
                if text:
                    sheet.cell(row, column + 1, value)
    workbook.save(path)


def convert(source, kind, folder, name):
    """LibreOffice names what it makes after its source."""
    with tempfile.TemporaryDirectory() as made:
        profile = f"-env:UserInstallation=file://{made}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", made, str(source)],
            check=True,
            capture_output=True,
        )
        [file] = [path for path in pathlib.Path(made).iterdir() if path.stem == source.stem]
        if kind == "odt":
            without_picture(file)
        (folder / name).write_bytes(file.read_bytes())


def without_picture(path):
    """The picture of the first page is most of a small file."""
    with zipfile.ZipFile(path) as old:
        parts = [(item, old.read(item.filename)) for item in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item, content in parts:
            if not item.filename.startswith("Thumbnails/"):
                new.writestr(item, content)


def print_to_pdf(page, path):
    """Without the tags and outlines that only screen readers need, for size."""
    subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-pdf-header-footer",
            "--disable-pdf-tagging",
            f"--print-to-pdf={path}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


def as_word_for_mac(source, path):
    """Word for Mac keeps the printer's settings as a binary property list in the package."""
    settings = plistlib.dumps({"com.apple.print.PaperInfo": {"PMPaperName": "iso-a4"}}, fmt=plistlib.FMT_BINARY)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, old.read(item.filename))
        new.writestr("word/printerSettings/printerSettings1.bin", settings)
        listed = plistlib.dumps({"com.apple.print.PageFormat": {}}, fmt=plistlib.FMT_XML)
        new.writestr("word/printerSettings/printerSettings2.bin", listed)


def main():
    text = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else sample).read_text(encoding="utf-8")
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else here)
    folder.mkdir(parents=True, exist_ok=True)
    blocks = blocks_of(text)
    docx_file = folder / "python-docx.docx"
    make_docx(blocks, docx_file)
    make_html(blocks, folder / "plain.html")
    make_hwpx(blocks, folder / "python-hwpx.hwpx")
    make_xlsx(blocks, folder / "openpyxl.xlsx")
    as_word_for_mac(docx_file, folder / "word-for-mac.docx")
    for kind in ["odt", "pdf", "docx", "html"]:
        convert(docx_file, kind, folder, f"libreoffice.{kind}")
    convert(folder / "openpyxl.xlsx", "xlsx", folder, "libreoffice.xlsx")
    with tempfile.TemporaryDirectory() as made:
        printed = pathlib.Path(made) / "chromium.pdf"
        print_to_pdf(folder / "plain.html", printed)
        (folder / "chromium.pdf.gz").write_bytes(gzip.compress(printed.read_bytes(), mtime=0))
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:>8} {path.name}")


main()
