/// The file format of Apache Arrow's IPC (format version 5; version 4 is read too), uncompressed.
///
/// Types survive in both directions, so nothing has to be guessed. Read are integers and floating-point
/// numbers of all widths but half precision, booleans, UTF-8 text in its three layouts, dates, timestamps,
/// and dictionaries of these; a column of any other type is an error unless the options leave it out. The
/// time zone of a timestamp only says how to show it, as its value is in UTC; one without a zone is taken for
/// UTC.
///
/// Written are `int64`, `float64`, `bool`, `utf8` (`large_utf8` where a batch holds 2 GiB of text) and
/// `timestamp[us, UTC]`, which pyarrow and Polars read back equal.
///
/// Source: "Arrow Columnar Format" and its `Schema.fbs`, `Message.fbs` and `File.fbs` (arrow.apache.org).
struct ArrowFormat: FileFormat {
  let name = "Arrow"
  let fileExtensions = ["arrow"]
  let summary = "Apache Arrow's file format: typed columns, the fastest to read and to write."
  let canRead = true
  let canWrite = true

  /// Reads a file whose footer lists its batches; a stream, which has none, is an error.
  ///
  /// A file without rows is a frame without rows, since its columns have types all the same.
  func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult {
    try ArrowReader(options: options).read(source, format: name)
  }

  /// Writes batches of 262,144 rows with their buffers at multiples of 64 bytes.
  func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError) {
    var writer = ArrowWriter(frame)
    try writer.write(to: &output)
  }
}
