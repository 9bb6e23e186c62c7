import Dispatch

/// Lets go of a value on another thread, for which the caller need not wait: giving gigabytes back to the system takes a
/// noticeable part of a second.
///
/// It happens a moment later, when the caller has let go of it too.
public func disposeLater<Value: Sendable>(of value: Value) {
  DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(5)) {
    withExtendedLifetime(value) {}
  }
}
