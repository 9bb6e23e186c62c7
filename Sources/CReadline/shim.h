// GNU readline for Swift. <stdio.h> comes first because readline's headers use FILE without including it.
//
// Readline is governed by mutable globals, which Swift 6 does not let one touch; each gets a function here.
#ifndef CREADLINE_SHIM_H
#define CREADLINE_SHIM_H

#include <stdio.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

// What the user's inputrc asks for with `$if drift`.
static inline void readline_set_name(void) { rl_readline_name = "drift"; }

// Signals are the program's own: readline neither catches them nor follows the size of the window by itself.
static inline void readline_leave_signals_alone(void) {
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
}

// Completion always goes to `complete` with the whole line up to the cursor, and never falls back on file names;
// the matches come sorted and spaced as they shall be inserted; `show` lists them.
static inline void readline_set_completion(rl_completion_func_t *complete, rl_compdisp_func_t *show) {
  rl_attempted_completion_function = complete;
  rl_completion_display_matches_hook = show;
  rl_completer_word_break_characters = "";
  rl_completer_quote_characters = NULL;
  rl_completion_query_items = 0;
  rl_sort_completion_matches = 0;
  rl_ignore_completion_duplicates = 0;
}

// To be said in each completion, since readline forgets it.
static inline void readline_completion_is_final(void) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
}

static inline void readline_set_reader(rl_getc_func_t *reader) { rl_getc_function = reader; }

// For when standard output is no terminal, but standard error is.
static inline void readline_write_to_stderr(void) { rl_outstream = stderr; }

static inline const char *readline_line(void) { return rl_line_buffer; }
static inline int readline_cursor(void) { return rl_point; }

// Takes an entry out of the history, wherever it stands.
static inline void readline_forget(const char *line) {
  for (int place = history_length - 1; place >= 0; place--) {
    if (strcmp(history_list()[place]->line, line) == 0) free_history_entry(remove_history(place));
  }
}

static inline void readline_move_to_end(void) {
  rl_point = rl_end;
  rl_redisplay();
}

static inline void readline_print(const char *text) {
  fputs(text, rl_outstream);
  fflush(rl_outstream);
}

#endif
