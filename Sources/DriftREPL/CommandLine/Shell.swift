/// A shell that completes the program's options, with the script that makes it do so.
///
/// What follows a verb is the prompt's own completion; a shell knows options, commands and files.
enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish

  /// The script, to be put where the shell looks for such scripts; without a line break at its end.
  var completions: String {
    switch self {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private var options: [CommandLineOption] { CommandLineOption.all }

  private var head: String {
    "# Completion of drift in \(rawValue), printed by `drift --completions \(rawValue)`."
  }

  // MARK: bash

  /// Where nothing is offered, bash falls back on files, which are what commands take.
  private var bash: String {
    let values = options.filter { !$0.value.isEmpty }.map { option in
      let names = option.names.joined(separator: " | ")
      let words = option.words.joined(separator: " ")
      return "    \(names)) COMPREPLY=($(compgen -W '\(words)' -- \"$word\")); return ;;"
    }
    let names = options.flatMap(\.names).joined(separator: " ")
    let commands = CommandLineForm.commands.map(\.word).joined(separator: " ")
    return """
      \(head)
      _drift() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        # bash takes the sign of --mode=json for a word of its own.
        if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
        COMPREPLY=()
        case $before in
      \(values.joined(separator: "\n"))
        esac
        if [[ $word == -* ]]; then
          COMPREPLY=($(compgen -W '\(names)' -- "$word"))
        elif ((COMP_CWORD == 1)); then
          COMPREPLY=($(compgen -W '\(commands)' -- "$word"))
        fi
      }
      complete -o bashdefault -o default -F _drift drift
      """
  }

  // MARK: zsh

  private var zsh: String {
    let commands = CommandLineForm.commands.map { "\($0.word)\\:\(Shell.quoted($0.summary))" }
    let lines =
      options.map(Shell.zshArgument)
      + ["'1:command:((\(commands.joined(separator: " "))))'", "'*:file:_files'"]
    return """
      #compdef drift
      \(head)
      _arguments -s \\
        \(lines.joined(separator: " \\\n  "))
      """
  }

  private static func zshArgument(_ option: CommandLineOption) -> String {
    let isLong = option.names[0].hasPrefix("--")
    let words =
      option.isPath ? "_files" : option.words.isEmpty ? " " : "(\(option.words.joined(separator: " ")))"
    let label = option.value.filter { $0 != "'" }.lowercased()
    let value = option.value.isEmpty ? "" : "\(isLong ? "=" : "")"
    let action = option.value.isEmpty ? "" : ":\(label):\(words)"
    let about = "[\(option.summary.dropLast().replacing("'", with: "'\\''"))]"
    guard option.names.count > 1 else {
      // A parameter may be set several times.
      return "'\(option.names[0] == "-p" ? "*" : "")\(option.names[0])\(value)\(about)\(action)'"
    }
    return
      "'(\(option.names.joined(separator: " ")))'{\(option.names.joined(separator: ","))}'\(about)\(action)'"
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.dropLast().replacing(":", with: "\\:"))\""
  }

  // MARK: fish

  private var fish: String {
    let commands = CommandLineForm.commands.map {
      "complete -c drift -f -n __fish_use_subcommand -a \($0.word) -d '\($0.summary.dropLast())'"
    }
    return ([head] + commands + options.map(Shell.fishLine)).joined(separator: "\n")
  }

  private static func fishLine(_ option: CommandLineOption) -> String {
    let names = option.names.map { $0.hasPrefix("--") ? "-l \($0.dropFirst(2))" : "-s \($0.dropFirst())" }
    let words = option.words.isEmpty ? "" : " -a '\(option.words.joined(separator: " "))'"
    let value = option.value.isEmpty ? "" : option.isPath ? " -r" : " -x\(words)"
    return
      "complete -c drift \(names.joined(separator: " "))\(value) -d '\(option.summary.dropLast().replacing("'", with: "\\'"))'"
  }
}
