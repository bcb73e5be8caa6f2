// Every page works without this; it saves steps where it can.
"use strict";

/** Calls `body` with every element that has this attribute. */
function each(attribute, body) {
  for (const element of document.querySelectorAll(`[${attribute}]`)) body(element);
}

each("hidden-without-script", (element) => element.removeAttribute("hidden"));
