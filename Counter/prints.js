// Chooses all rows at once.
"use strict";

const all = document.getElementById("choose-all");
const rows = [...document.querySelectorAll('input[name="print"]')];

/** Says how many are chosen by the box above them. */
function tell() {
  const count = rows.filter((row) => row.checked).length;
  all.checked = count === rows.length;
  all.indeterminate = count > 0 && count < rows.length;
}

if (all) {
  all.addEventListener("change", () => { for (const row of rows) row.checked = all.checked; });
  for (const row of rows) row.addEventListener("change", tell);
  tell();
}
