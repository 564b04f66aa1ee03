"""Reads a report as openpyxl or python-hwpx does, and prints what stands in its cells as JSON: rows of texts, numbers and nulls."""

import datetime
import json
import sys


def plain(value):
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


def workbook(path):
    import openpyxl

    values, formulas = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
    rows = [[plain(cell.value) for cell in row] for sheet in values for row in sheet.iter_rows()]
    computed = [cell.value for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return {"rows": rows, "formulas": computed, "faults": []}


def document(path):
    from hwpx.document import HwpxDocument
    from hwpx.tools.package_validator import validate_editor_open_safety, validate_package
    from hwpx.tools.validator import validate_document

    faults = [*map(str, validate_document(path).issues), *map(str, validate_package(path).issues)]
    safety = validate_editor_open_safety(path)
    if not safety.ok:
        faults.append(safety.summary() if callable(safety.summary) else safety.summary)
    with HwpxDocument.open(path) as opened:
        tables = [table for section in opened.sections for paragraph in section.paragraphs for table in paragraph.tables]
        rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return {"rows": rows, "formulas": [], "faults": faults}


kind, file = sys.argv[1:]
json.dump({"xlsx": workbook, "hwpx": document}[kind](file), sys.stdout)
