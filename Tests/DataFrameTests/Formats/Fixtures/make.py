"""Makes the Arrow files beside it with pyarrow 26 and Polars 2.1: python make.py"""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.ipc as ipc

folder = Path(__file__).parent
UTC = timezone.utc
LONG = "a text of more than twelve bytes, ä 🙂"


def write(name, tables, schema, **options):
    with ipc.new_file(folder / name, schema, options=ipc.IpcWriteOptions(**options)) as writer:
        for table in tables:
            writer.write(table)


def table(columns):
    return pa.table({name: pa.array(values, type) for name, (type, values) in columns.items()})


def numbers():
    columns = {}
    for bits in (8, 16, 32, 64):
        high = 2 ** (bits - 1) - 1
        columns[f"int{bits}"] = (getattr(pa, f"int{bits}")(), [-high - 1, None, high])
        columns[f"uint{bits}"] = (getattr(pa, f"uint{bits}")(), [0, None, min(2**bits - 1, 2**63 - 1)])
    columns["huge"] = (pa.uint64(), [1, None, 2**64 - 1])
    columns["float32"] = (pa.float32(), [0.5, None, float("-inf")])
    columns["float64"] = (pa.float64(), [0.1, float("nan"), float("inf")])
    columns["bool"] = (pa.bool_(), [True, None, False])
    columns["nothing"] = (pa.null(), [None, None, None])
    return table(columns)


def times():
    before = datetime(1969, 12, 31, 23, 59, 59, 999999, UTC)
    after = datetime(2026, 1, 31, 10, 0, 0, 123456, UTC)
    columns = {
        "date32": (pa.date32(), [date(2026, 1, 31), None, date(1969, 12, 31)]),
        "date64": (pa.date64(), [date(2026, 1, 31), None, date(1969, 12, 31)]),
        "s": (pa.timestamp("s"), [1, None, -1]),
        "ms": (pa.timestamp("ms", "UTC"), [1, None, -1]),
        "us": (pa.timestamp("us", "Europe/Berlin"), [after, None, before]),
        "ns": (pa.timestamp("ns", "+02:00"), [1999, None, -1]),
        "far": (pa.timestamp("s"), [0, None, 2**62]),
    }
    return table(columns)


def texts():
    values = ["x", None, "", LONG, "x", "cafe\u0301", "caf\u00e9"]
    days = pa.array([date(2026, 1, 31), None] * 3 + [None]).cast(pa.date32())
    return table({
        "utf8": (pa.utf8(), values),
        "large": (pa.large_utf8(), values),
        "view": (pa.string_view(), values),
        "dict8": (pa.dictionary(pa.int8(), pa.utf8()), values),
        "dict32": (pa.dictionary(pa.uint32(), pa.large_utf8()), values),
    }).append_column("days", days.dictionary_encode())


def batches():
    whole = pa.table({
        "n": pa.array(range(100)),
        "f": pa.array([None if i % 3 == 0 else i / 4 for i in range(100)]),
        "b": pa.array([None if i % 5 == 0 else i % 2 == 0 for i in range(100)]),
        "s": pa.array([None if i % 7 == 0 else f"text {i % 10}" for i in range(100)]),
        "d": pa.array([f"{i % 4}" for i in range(100)]).dictionary_encode(),
    })
    # Slices that start within a byte of a bitmap; an empty one; one of a row.
    return [whole.slice(3, 10), whole.slice(0, 0), whole.slice(13, 1), whole.slice(14, 70)]


def nested():
    return table({
        "list": (pa.list_(pa.struct([("a", pa.int8()), ("s", pa.string_view())])), [[{"a": 1, "s": LONG}], None]),
        "pair": (pa.struct([("a", pa.int8()), ("d", pa.dictionary(pa.int8(), pa.utf8()))]), [{"a": 1, "d": "x"}, None]),
        "decimal": (pa.decimal128(5, 2), [Decimal("1.25"), None]),
        "half": (pa.float16(), [0.5, None]),
        "fixed": (pa.list_(pa.int8(), 2), [[1, 2], None]),
        "map": (pa.map_(pa.utf8(), pa.int8()), [[("k", 1)], None]),
        "binary": (pa.binary(), [b"\xff", None]),
        "binary_view": (pa.binary_view(), [b"\xff" * 20, None]),
        "duration": (pa.duration("s"), [1, None]),
        "n": (pa.int64(), [1, 2]),
    })


for name, part in [("numbers", numbers()), ("times", times()), ("texts", texts()), ("nested", nested())]:
    write(f"{name}.arrow", [part], part.schema)
parts = batches()
write("batches.arrow", parts, parts[0].schema)
write("version4.arrow", parts, parts[0].schema, metadata_version=ipc.MetadataVersion.V4)
write("legacy.arrow", parts, parts[0].schema, metadata_version=ipc.MetadataVersion.V4, use_legacy_format=True)
write("compressed.arrow", [numbers()], numbers().schema, compression="zstd")
write("norows.arrow", [], numbers().schema)
twins = pa.Table.from_arrays([pa.array([1]), pa.array([2]), pa.array([3])], names=["a", "a", ""])
write("twins.arrow", [twins], twins.schema)
growing = pa.dictionary(pa.int8(), pa.utf8())
first = pa.table({"d": pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int8()), ["x", "y"])})
second = pa.table({"d": pa.DictionaryArray.from_arrays(pa.array([2, 0], pa.int8()), ["x", "y", "z"])})
write("growing.arrow", [first, second], first.schema, emit_dictionary_deltas=True)
with ipc.new_stream(folder / "stream.arrow", first.schema) as writer:
    writer.write(first)

frame = pl.DataFrame({
    "n": pl.Series([1, None, 3], dtype=pl.Int32),
    "x": [0.5, None, float("inf")],
    "b": [True, None, False],
    "s": ["x", None, LONG],
    "c": pl.Series(["u", None, "v"], dtype=pl.Categorical),
    "e": pl.Series(["u", None, "v"], dtype=pl.Enum(["v", "u"])),
    "day": [date(2026, 1, 31), None, date(1969, 12, 31)],
    "t": [datetime(2026, 1, 31, 10), None, datetime(1970, 1, 1) - timedelta(microseconds=1)],
})
frame.write_ipc(folder / "polars.arrow")
pl.concat([frame] * 3).write_ipc(folder / "polars_batches.arrow", record_batch_size=4)
