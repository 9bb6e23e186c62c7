/// A text of ours, formulas among it, for terminals that show ASCII alone; what has no spelling there stays as it is.
func spelledInASCII(_ text: String) -> String {
  let signs = [
    ("√", "sqrt"), ("²", "^2"), ("⁺", "^+"), ("½", "1/2"), ("σ", "sigma"), ("χ", "chi"), ("Σ", "sum of "),
    ("‖", "||"), ("·", "*"), ("×", "x"), ("→", "->"), ("…", "..."), ("–", "-"), ("é", "e"),
  ]
  return signs.reduce(text) { $0.replacing($1.0, with: $1.1) }
}
