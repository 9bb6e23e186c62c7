/// The one script of a page.
enum HTMLScript {
  /// Makes the headings of every table of class `sortable` buttons that sort its rows: up, down, and as they were.
  ///
  /// Missing values come last both ways, as `sort` has them, and equals keep their order. Without the script the tables
  /// are what they are.
  static let sorting = """
    "use strict";
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      const rows = Array.from(body.rows);
      const heads = Array.from(table.tHead.rows[0].cells);
      heads.forEach((head, column) => {
        const isNumber = head.classList.contains("number");
        const value = row => {
          const cell = row.cells[column];
          if (cell.classList.contains("null")) return null;
          const text = cell.dataset.value ?? cell.textContent;
          return isNumber ? Number(text) : text;
        };
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const now = head.getAttribute("aria-sort");
          const order = now === "ascending" ? "descending" : now === "descending" ? null : "ascending";
          for (const other of heads) other.removeAttribute("aria-sort");
          if (order) head.setAttribute("aria-sort", order);
          const sign = order === "descending" ? -1 : 1;
          const keyed = rows.map((row, place) => ({ row, place, key: order ? value(row) : null }));
          keyed.sort((a, b) => {
            if (a.key === b.key) return a.place - b.place;
            if (a.key === null) return 1;
            if (b.key === null) return -1;
            return a.key < b.key ? -sign : sign;
          });
          body.append(...keyed.map(item => item.row));
        });
      });
    }

    """
}
