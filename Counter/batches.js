// Bulk: dropping a table, and following how far it is without loading the page anew.
"use strict";

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  const mark = (isOver) => zone.classList.toggle("over", isOver);
  zone.addEventListener("dragover", (event) => { event.preventDefault(); mark(true); });
  zone.addEventListener("dragleave", () => mark(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer.files.length === 1) input.files = event.dataTransfer.files;
  });
}

/** Puts a number into the elements that show it. */
function tell(area, name, number) {
  for (const element of area.querySelectorAll(`[data-${name}]`)) element.textContent = number;
}

for (const area of document.querySelectorAll("[data-progress]")) {
  const ask = async () => {
    try {
      const answer = await (await fetch(area.dataset.progress)).json();
      if (answer.isOver) return location.replace(location.pathname);
      tell(area, "rows", answer.rows);
    } catch { /* The server is away for a moment; asked again. */ }
    setTimeout(ask, 300);
  };
  ask();
}

for (const area of document.querySelectorAll("[data-events]")) {
  const bar = area.querySelector("progress");
  const events = new EventSource(area.dataset.events);
  events.addEventListener("progress", (event) => {
    const batch = JSON.parse(event.data);
    for (const name of ["rows", "printed", "rejected"]) tell(area, name, batch[name]);
    if (batch.printed > 0) [bar.max, bar.value] = [Math.max(1, batch.rows - batch.rejected), batch.printed];
  });
  events.addEventListener("end", () => { events.close(); location.replace(location.pathname); });
}
