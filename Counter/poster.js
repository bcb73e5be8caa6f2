// Looks at the piece while it is typed. Without this, the buttons of the form do the same.
"use strict";

const form = document.getElementById("poster");
const drawn = document.getElementById("drawn");
const state = document.getElementById("state");
const picture = document.getElementById("picture");
const touched = new Set();
let wait, ask;

/** What stands in the form, without the photo. */
function fields(more = {}) {
  const fields = new FormData(form);
  fields.delete("picture");
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  return fields;
}

async function post(path, more) {
  const answer = await fetch(path, { method: "POST", body: fields(more), signal: ask.signal });
  if (answer.status !== 429) return answer;
  const seconds = Number(answer.headers.get("Retry-After")) || 1;
  wait = setTimeout(look, 1000 * seconds);
  throw new DOMException("later", "AbortError");
}

/** Takes what the page says of the form: of a field that nobody has come to yet, no faults. */
function tell(page) {
  for (const part of document.querySelectorAll("[data-live]")) {
    const name = part.dataset.live;
    const said = page.getElementById(part.id);
    if (!said) continue;
    const isEarly = name && !touched.has(name);
    part.replaceChildren(...(isEarly ? [] : said.cloneNode(true).childNodes));
    if (!name) continue;
    const input = document.getElementById(name);
    if (part.childElementCount) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

async function look() {
  clearTimeout(wait);
  ask?.abort();
  ask = new AbortController();
  try {
    const answer = await post("/poster");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    tell(page);
    const isReady = page.getElementById("state")?.hasAttribute("data-ready");
    if (!isReady) return void (drawn.hidden = true);
    const image = await (await post("/poster/document", { format: "screen" })).blob();
    URL.revokeObjectURL(drawn.src);
    drawn.src = URL.createObjectURL(image);
    drawn.hidden = false;
  } catch (error) {
    // A newer look has begun, or the network is gone: the buttons of the form tell.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
}

function lookSoon() {
  clearTimeout(wait);
  wait = setTimeout(look, 300);
}

/** Shows the fields that the chosen piece has a place for. */
function suit() {
  const asked = form.querySelector("[name=piece]:checked").dataset.fields.split(" ");
  for (const entry of form.querySelectorAll("[data-entry]")) entry.hidden = !asked.includes(entry.dataset.entry);
}

function take(files) {
  if (!files.length) return;
  picture.files = files;
  form.requestSubmit(document.getElementById("read"));
}

form.addEventListener("input", (event) => {
  const { name, value, type } = event.target;
  if (type === "file") return;
  if (name === "found") form.qr.value = value;
  if (name === "piece") suit();
  touched.add(name === "found" ? "qr" : name);
  lookSoon();
});
form.addEventListener("submit", (event) => {
  const isLook = event.submitter.id === "read" ? !picture.files.length : event.submitter.classList.contains("look");
  if (!isLook) return;
  event.preventDefault();
  for (const input of form.querySelectorAll("[data-live]")) if (input.dataset.live) touched.add(input.dataset.live);
  look();
});
picture.addEventListener("change", () => take(picture.files));

const drop = form.querySelector(".drop");
for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop") take(event.dataTransfer.files);
  });
}
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) take(event.clipboardData.files);
});

// Pages for a script come without the picture: it is fetched, and sharper.
form.live.value = "yes";
suit();
if (form.qr.value) look();
