// The pictures of the page: every element of a drawing stands once in the list of elements, a picture is a list of their numbers,
// written as runs: from, how many, from, how many, …
const data = JSON.parse(document.getElementById("steps").textContent);
const elements = document.getElementById("elements").textContent.trim().split("\n");
const words = data.words, steps = data.steps;
const svgNamespace = "http://www.w3.org/2000/svg";

// A sentence of the page with its numbers: {0} is the first.
function say(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

function markup(runs) {
  const parts = [];
  for (let i = 0; i < runs.length; i += 2) {
    for (let j = 0; j < runs[i + 1]; j++) {
      parts.push(elements[runs[i] + j]);
    }
  }

  return parts.join("");
}

// The picture of a step as an image with a name; the narrow one where there is one and it is asked for.
function draw(step, isNarrow, owner = document) {
  const picture = isNarrow && step.narrow || step.wide;
  const svg = owner.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${step.place}. ${step.says}`);
  svg.style.aspectRatio = `${picture.width} / ${picture.height}`;
  svg.innerHTML = markup(picture.runs);
  return svg;
}

function element(tag, className, text, owner = document) {
  const made = owner.createElement(tag);
  if (className) {
    made.className = className;
  }

  if (text !== undefined) {
    made.textContent = text;
  }

  return made;
}

// What a step computed is written on the element that shows it, for whoever reads the page by a program.
function mark(target, step) {
  for (const name of Object.keys(target.dataset)) {
    delete target.dataset[name];
  }

  target.dataset.kind = step.kind;
  for (const [name, value] of Object.entries(step.numbers)) {
    target.dataset[name] = Array.isArray(value) ? value.map(number => number === null ? "" : number).join(" ") : String(value);
  }
}

function fromAddress() {
  const name = decodeURIComponent(location.hash.slice(1));
  const found = steps.findIndex(step => step.name === name);
  return found < 0 ? 0 : found;
}

function toAddress(index) {
  history.replaceState(null, "", "#" + encodeURIComponent(steps[index].name));
}

// Which way a key goes; null for a key that has no meaning here, or that is meant for the browser.
function wayOf(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return null;
  }

  switch (event.key) {
    case "ArrowRight": return "next";
    case "ArrowLeft": return "previous";
    case "PageDown": return "nextStop";
    case "PageUp": return "previousStop";
    case "Home": return "first";
    case "End": return "last";
    default: return null;
  }
}

function target(way, from) {
  const last = steps.length - 1;
  switch (way) {
    case "next": return Math.min(from + 1, last);
    case "previous": return Math.max(from - 1, 0);
    case "first": return 0;
    case "last": return last;
  }

  // the next stop or question; the next step where there are no more of them
  const step = way === "nextStop" ? 1 : -1;
  let to = from + step;
  while (to > 0 && to < last && steps[to].kind === "step" && steps.some(other => other.kind !== "step")) {
    to += step;
  }

  return Math.min(Math.max(to, 0), last);
}
