// The browser's own print command does the same.
"use strict";

document.getElementById("print-guide").addEventListener("click", () => print());
