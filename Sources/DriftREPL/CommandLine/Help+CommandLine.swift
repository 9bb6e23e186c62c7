extension Help {
  /// What `drift --help` tells: how the program is called, and what its codes mean.
  var commandLine: String {
    let heads = CommandLineForm.all.enumerated().map { index, form in
      (index == 0 ? "usage: drift " : "       drift ") + form.usage
    }
    let indent = (heads.map(\.count).max() ?? 0) + 2
    let forms = zip(heads, CommandLineForm.all).flatMap { item($0, phrase($1.summary), indent: indent) }
    let options = CommandLineOption.all.flatMap { option in
      let words = option.words.isEmpty ? "" : ": \(option.words.joined(separator: " | "))"
      return item(option.usage, phrase(option.summary) + words, indent: 21)
    }
    let codes = ExitCode.meanings.map { "\($0.code.rawValue) \($0.text)" }
    let exits = item("exit codes:", codes.joined(separator: " · "), indent: 12)
    return [forms, options, exits].map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// A summary as a part of a line: in small letters and without the full stop.
  private func phrase(_ summary: String) -> String {
    summary.prefix(1).lowercased() + summary.dropFirst().dropLast()
  }
}
