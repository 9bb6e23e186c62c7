#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The environment variables of this process.
enum Environment {
  static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
