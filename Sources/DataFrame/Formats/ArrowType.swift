/// What the values of an Arrow column are, and how their buffers lie.
enum ArrowType: Equatable {
  /// Nothing but missing values, without a buffer.
  case null
  /// Integers of 8, 16, 32 or 64 bits.
  case integer(bits: Int, isSigned: Bool)
  /// IEEE numbers of 32 or 64 bits.
  case float(bits: Int)
  /// One bit a row.
  case bool
  /// UTF-8 text, all values in one buffer, the limits of each in another; their width in bits.
  case text(offsetBits: Int)
  /// UTF-8 text, each value as 16 bytes that hold it or say where it is.
  case textView
  /// Days since 1970, 32 bits.
  case days
  /// Points in time since 1970 in a unit, 64 bits.
  case time(ArrowTimeUnit)
  /// Something that no column here can hold: its name, and the buffers to pass over.
  case other(String, buffers: Int, hasViews: Bool = false)

  /// The number of buffers of a column in a batch, apart from those that views refer to.
  var bufferCount: Int {
    switch self {
    case .null: 0
    case .integer, .float, .bool, .days, .time, .textView: 2
    case .text: 3
    case .other(_, let buffers, _): buffers
    }
  }

  /// Whether the values are text.
  var isText: Bool {
    switch self {
    case .text, .textView: true
    default: false
    }
  }

  /// Whether a number of further buffers follows, which the batch tells.
  var hasViews: Bool {
    switch self {
    case .textView: true
    case .other(_, _, let hasViews): hasViews
    default: false
    }
  }
}

/// What Arrow counts time in.
enum ArrowTimeUnit: Int16 {
  case seconds, milliseconds, microseconds, nanoseconds
}

extension ArrowType {
  /// The type that a field of a schema has.
  ///
  /// Numbers of types, units and fields are those of Arrow's `Schema.fbs`. Unions of format version 4 have a
  /// validity buffer that later ones lack.
  init(_ field: FlatTable, version: Int16) throws(ArrowFault) {
    let number = try field.integer(2, default: UInt8(0))
    let type = try field.table(3)
    let isFirstSet = try type?.integer(0, default: Int16(0)) ?? 0
    switch number {
    case 1: self = .null
    case 2: self = try ArrowType.integer(type)
    case 3: self = isFirstSet == 0 ? .other("float16", buffers: 2) : .float(bits: isFirstSet == 1 ? 32 : 64)
    case 4: self = .other("binary", buffers: 3)
    case 5: self = .text(offsetBits: 32)
    case 6: self = .bool
    case 7: self = .other("decimal", buffers: 2)
    // Here the default of the unit is the second, milliseconds.
    case 8: self = try type?.integer(0, default: Int16(1)) == 0 ? .days : .time(.milliseconds)
    case 9: self = .other("time", buffers: 2)
    case 10:
      guard let unit = ArrowTimeUnit(rawValue: isFirstSet) else { throw .outside("unknown unit of time") }
      self = .time(unit)
    case 11: self = .other("interval", buffers: 2)
    case 12: self = .other("list", buffers: 2)
    case 13: self = .other("struct", buffers: 1)
    case 14: self = .other("union", buffers: (isFirstSet == 0 ? 1 : 2) + (version < 4 ? 1 : 0))
    case 15: self = .other("fixed_size_binary", buffers: 2)
    case 16: self = .other("fixed_size_list", buffers: 1)
    case 17: self = .other("map", buffers: 2)
    case 18: self = .other("duration", buffers: 2)
    case 19: self = .other("large_binary", buffers: 3)
    case 20: self = .text(offsetBits: 64)
    case 21: self = .other("large_list", buffers: 2)
    case 22: self = .other("run_end_encoded", buffers: 0)
    case 23: self = .other("binary_view", buffers: 2, hasViews: true)
    case 24: self = .textView
    case 25: self = .other("list_view", buffers: 3)
    case 26: self = .other("large_list_view", buffers: 3)
    default: throw .malformed("it has a type that this version does not know, number \(number)")
    }
  }

  /// The integer type that a table `Int` describes.
  static func integer(_ type: FlatTable?) throws(ArrowFault) -> ArrowType {
    guard let type else { return .integer(bits: 32, isSigned: true) }
    let bits = Int(try type.integer(0, default: Int32(0)))
    guard [8, 16, 32, 64].contains(bits) else { throw .outside("integers of \(bits) bits") }
    return .integer(bits: bits, isSigned: try type.integer(1, default: UInt8(0)) != 0)
  }
}
