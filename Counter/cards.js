// Saves steps at the counter; every one of these pages works without it.
"use strict";

const scan = document.getElementById("scan");
const picture = document.querySelector("[data-picture]");
const print = document.querySelector("[data-print]");

/** A reader that ends with two line ends must not press what the next page puts under its Enter: not before the card is seen. */
const patience = 300;
let seen = Infinity;
window.addEventListener("load", () => { seen = performance.now(); });

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    const isEarly = event.submitter === print && print !== null && performance.now() - seen < patience;
    if (isEarly || form.dataset.sent) event.preventDefault();
    else form.dataset.sent = "1";
  });
}
// Back in the history the forms are as they were left.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
});

// A reader may be used wherever the focus is: what it types belongs to the field for it.
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea");
  if (scan && !isTyping && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.altKey && !event.metaKey) scan.focus();
});

/** Sends a picture as if it had been chosen. */
function send(files) {
  const file = [...files].find((file) => /^(image\/(png|jpeg)|application\/pdf)$/.test(file.type));
  if (!file) return false;
  const list = new DataTransfer();
  list.items.add(file);
  picture.elements.file.files = list.files;
  picture.requestSubmit();
  return true;
}

if (picture) {
  picture.elements.file.addEventListener("change", () => picture.requestSubmit());
  document.addEventListener("paste", (event) => {
    if (send(event.clipboardData.files)) event.preventDefault();
  });
  const box = document.querySelector("[data-drop]");
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  document.addEventListener("dragleave", () => box.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    send(event.dataTransfer.files);
  });
}

// Another card or printer is shown at once.
const card = document.querySelector("[data-card]");
if (card) {
  for (const name of ["template", "printer"]) {
    card.elements[name]?.addEventListener("change", () => card.requestSubmit());
  }
}

// The browser's own print window, over the page on which the next person is scanned.
const link = document.querySelector("[data-document]");
if (link) {
  const frame = document.createElement("iframe");
  frame.className = "sheet";
  frame.title = link.textContent.trim();
  frame.tabIndex = -1;
  frame.addEventListener("load", () => {
    frame.contentWindow.focus();
    frame.contentWindow.print();
    scan?.focus();
  });
  frame.src = link.href;
  link.after(frame);
}
