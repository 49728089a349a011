(() => {
  const $ = id => document.getElementById(id);
  const narrow = matchMedia("(max-width: 40rem)");
  const controls = { first: $("first"), previous: $("previous"), next: $("next"), last: $("last") };
  const place = $("place"), said = $("said"), hint = $("hint"), reveal = $("reveal"), picture = $("picture"), line = $("line");
  const entries = Array.from(document.querySelectorAll("#list a"));
  let now = -1;

  function show(index) {
    if (index === now) {
      return;
    }

    now = index;
    const step = steps[index], isQuestion = step.kind === "question";
    const drawn = draw(step, narrow.matches), size = drawn.viewBox.baseVal;
    picture.replaceChildren(drawn);
    picture.style.setProperty("--ratio", size.width / size.height);
    mark($("step"), step);
    $("step").setAttribute("aria-label", say(words.stepOf, index + 1, steps.length));
    place.textContent = step.place;
    said.textContent = step.says;
    hint.textContent = step.hint || "";
    hint.hidden = !step.hint;
    reveal.hidden = !isQuestion;
    $("count").textContent = `${index + 1} / ${steps.length}`;
    line.value = index + 1;
    line.setAttribute("aria-valuetext", say(words.valueOf, index + 1, steps.length, step.place));
    controls.first.disabled = controls.previous.disabled = index === 0;
    controls.next.disabled = controls.last.disabled = index === steps.length - 1;
    entries.forEach((entry, i) => {
      if (i === index) {
        entry.setAttribute("aria-current", "step");
        const group = entry.closest("details");
        if (group) {
          group.open = true;
        }
      } else {
        entry.removeAttribute("aria-current");
      }
    });
    follow(entries[index]);
    toAddress(index);
  }

  // the list scrolls within itself, the page stays where it is
  function follow(entry) {
    const list = $("list");
    if (list.scrollHeight > list.clientHeight) {
      list.scrollTop = entry.offsetTop - list.offsetTop - list.clientHeight / 2;
    }
  }

  function go(way) {
    const focused = document.activeElement;
    show(target(way, now));
    // a button that has become disabled or hidden would take the keys with it
    if (focused && focused !== document.body && (focused.disabled || focused.hidden)) {
      (focused === controls.next || focused === controls.last ? controls.previous : controls.next).focus();
    }
  }

  for (const way of Object.keys(controls)) {
    controls[way].addEventListener("click", () => go(way));
  }

  reveal.addEventListener("click", () => {
    go("next");
    if (!controls.next.disabled) {
      controls.next.focus();
    }
  });
  line.addEventListener("input", () => show(Number(line.value) - 1));
  entries.forEach((entry, i) => entry.addEventListener("click", event => {
    event.preventDefault();
    show(i);
  }));
  document.addEventListener("keydown", event => {
    const way = wayOf(event);
    if (way === null || event.target.tagName === "SELECT") {
      return;
    }

    event.preventDefault();
    go(way);
  });
  addEventListener("hashchange", () => show(fromAddress()));
  narrow.addEventListener("change", () => {
    const index = now;
    now = -1;
    show(index);
  });

  // a swipe over the picture, unless it is zoomed or the finger went up or down the page
  let began = null;
  picture.addEventListener("touchstart", event => {
    const isZoomed = window.visualViewport && visualViewport.scale > 1.05;
    began = event.touches.length === 1 && !isZoomed ? event.touches[0] : null;
  }, { passive: true });
  picture.addEventListener("touchend", event => {
    if (!began) {
      return;
    }

    const dx = event.changedTouches[0].clientX - began.clientX, dy = event.changedTouches[0].clientY - began.clientY;
    began = null;
    if (Math.abs(dx) > 40 && Math.abs(dx) > 2 * Math.abs(dy)) {
      go(dx < 0 ? "next" : "previous");
    }
  }, { passive: true });

  // on paper: two steps a page; after a question a new one, so that its answer is on another sheet
  const choice = $("choice"), pages = $("pages"), perPage = 2;
  const isChosen = {
    all: () => true,
    stops: step => step.kind !== "step",
    this: (step, i) => i === now,
  };

  function chosen() {
    return steps.filter(isChosen[choice.value]);
  }

  function sheets() {
    const all = [];
    let last = null;
    for (const step of chosen()) {
      if (!last || last.length === perPage || last[last.length - 1].kind === "question") {
        all.push(last = []);
      }

      last.push(step);
    }

    return all;
  }

  function countPages() {
    const count = sheets().length;
    pages.textContent = say(count === 1 ? words.onePage : words.pages, count);
  }

  choice.addEventListener("change", countPages);
  addEventListener("beforeprint", () => {
    const print = $("print");
    print.replaceChildren();
    for (const onSheet of sheets()) {
      const sheet = element("section", "sheet");
      if (!print.firstChild) {
        sheet.append(element("h1", "", document.title));
        if ($("summary")) {
          sheet.append(element("p", "summary", $("summary").textContent));
        }
      }

      for (const step of onSheet) {
        const figure = element("figure"), caption = element("figcaption");
        figure.dataset.kind = step.kind;
        caption.append(element("p", "place", step.place), element("p", "said", step.says));
        if (step.hint) {
          caption.append(element("p", "hint", step.hint));
        }

        figure.append(draw(step, false), caption);
        sheet.append(figure);
      }

      print.append(sheet);
    }
  });
  addEventListener("afterprint", () => $("print").replaceChildren());

  // what is said is shown step by step from here on, and answers are nowhere before they are asked for
  document.documentElement.classList.add("scripted");
  document.querySelectorAll("#list .said, #list .answer").forEach(words => words.remove());
  if (!steps.some(step => step.kind !== "step")) {
    choice.querySelector("[value=stops]").remove();
  }

  choice.value = steps.length > 60 && choice.querySelector("[value=stops]") ? "stops" : "all";
  countPages();
  show(fromAddress());
})();
