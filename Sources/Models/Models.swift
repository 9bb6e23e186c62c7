// Learners and their metrics will live here. The module exists so that the arrows between the
// modules are fixed before anything grows on them: Drift may use Models, Models only DataFrame.
