(() => {
  const $ = id => document.getElementById(id);
  // the title comes before the steps
  const count = steps.length + 1;
  const title = document.querySelector(".title");
  let now = 0, other = null;

  function slideOf(index, owner) {
    if (index === 0) {
      return [owner === document ? title : owner.importNode(title, true)];
    }

    const step = steps[index - 1];
    // a stop has its words in the picture, beside what they speak of
    return step.kind === "step" ? [draw(step, false, owner), element("p", "said", step.says, owner)] : [draw(step, false, owner)];
  }

  function notesOf(index, owner) {
    const notes = element("div", "notes", undefined, owner);
    const add = (heading, text) => {
      if (text) {
        notes.append(element("h2", "", heading, owner), element("p", "", text, owner));
      }
    };
    const step = steps[index - 1], next = steps[index];
    if (step) {
      add(step.place, step.says);
      add(words.note, step.hint);
      add(words.pointAt, step.pointsAt);
      const numbers = numbersOf(step);
      if (numbers.length > 0) {
        const list = element("dl", "", undefined, owner);
        for (const [name, value] of numbers) {
          list.append(element("dt", "", name, owner), element("dd", "", value, owner));
        }

        notes.append(element("h2", "", words.numbers, owner), list);
      }
    } else {
      add(document.title, $("summary") ? $("summary").textContent : "");
    }

    add(words.comesNext, next ? (next.kind === "question" ? "? " : "") + next.says : words.theEnd);
    return notes;
  }

  function numbersOf(step) {
    const numbers = step.numbers, list = [];
    const three = value => typeof value === "number" ? Number(value.toPrecision(3)).toString() : value;
    if (numbers.loss !== undefined) {
      list.push([words.loss, three(numbers.loss)]);
    }

    const norms = numbers.flow || [];
    const reached = norms.findIndex(norm => norm !== null);
    if (reached >= 0) {
      list.push([`‖∂L/∂h‖, t = ${norms.length}`, three(norms[norms.length - 1])]);
      if (reached < norms.length - 1) {
        list.push([`‖∂L/∂h‖, t = ${reached + 1}`, three(norms[reached])]);
      }
    }

    if (numbers.gradientNorm !== undefined) {
      list.push(["‖∇L‖", three(numbers.gradientNorm)]);
    }

    return list;
  }

  function show(index) {
    now = Math.min(Math.max(index, 0), count - 1);
    const slide = $("slide"), step = steps[now - 1];
    document.body.classList.remove("blank");
    slide.replaceChildren(...slideOf(now, document));
    slide.setAttribute("aria-label", say(words.slideOf, now + 1, count));
    if (step) {
      mark(slide, step);
    }

    $("live").textContent = step ? `${step.place}. ${step.says}` : document.title;
    $("count").textContent = `${now + 1} / ${count}`;
    $("previous").disabled = now === 0;
    $("next").disabled = now === count - 1;
    $("notes").replaceChildren(notesOf(now, document));
    history.replaceState(null, "", step ? "#" + encodeURIComponent(step.name) : "#");
    showOther();
  }

  function showOther() {
    if (!other || other.closed) {
      return;
    }

    const page = other.document, main = page.querySelector("main");
    const here = element("section", "", undefined, page), there = element("section", "notes", undefined, page);
    here.append(element("h2", "", say(words.slideOf, now + 1, count), page), ...slideOf(now, page), notesOf(now, page));
    here.className = "notes";
    if (now + 1 < count) {
      there.append(element("h2", "", words.comesNext, page), ...slideOf(now + 1, page));
    }

    main.replaceChildren(here, there);
  }

  function toggleNotes() {
    const isShown = $("notes").hidden;
    $("notes").hidden = !isShown;
    $("show").classList.toggle("noted", isShown);
    $("notesHere").setAttribute("aria-pressed", String(isShown));
  }

  function openNotes() {
    other = window.open("", "", "width=1100,height=700");
    if (!other) {
      toggleNotes();
      return;
    }

    const page = other.document;
    page.title = `${document.title} – ${words.notes}`;
    page.documentElement.lang = document.documentElement.lang;
    page.head.append(page.importNode($("style"), true));
    page.body.className = "window";
    page.body.append(page.importNode($("definitions"), true), element("main", "", undefined, page));
    page.addEventListener("keydown", press);
    showOther();
  }

  function toggleFull() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen();
    }
  }

  const keys = {
    ArrowRight: () => show(now + 1), ArrowDown: () => show(now + 1), PageDown: () => show(now + 1), " ": () => show(now + 1),
    ArrowLeft: () => show(now - 1), ArrowUp: () => show(now - 1), PageUp: () => show(now - 1), Backspace: () => show(now - 1),
    Home: () => show(0), End: () => show(count - 1),
    f: toggleFull, F5: toggleFull, n: toggleNotes, p: openNotes,
    b: () => document.body.classList.toggle("blank"), ".": () => document.body.classList.toggle("blank"),
  };

  function press(event) {
    const isButton = event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter");
    const act = keys[event.key] || keys[event.key.toLowerCase()];
    if (!act || isButton || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    event.preventDefault();
    act();
  }

  document.addEventListener("keydown", press);
  $("previous").addEventListener("click", () => show(now - 1));
  $("next").addEventListener("click", () => show(now + 1));
  $("notesHere").addEventListener("click", toggleNotes);
  $("notesWindow").addEventListener("click", openNotes);
  $("full").addEventListener("click", toggleFull);
  $("slide").addEventListener("click", () => show(now + 1));
  let began = null;
  $("slide").addEventListener("touchstart", event => began = event.touches.length === 1 ? event.touches[0] : null, { passive: true });
  $("slide").addEventListener("touchend", event => {
    const dx = began ? event.changedTouches[0].clientX - began.clientX : 0;
    if (Math.abs(dx) > 40) {
      show(now + (dx < 0 ? 1 : -1));
    }
  }, { passive: true });

  // the bar is there while the mouse moves
  let rest = 0;
  document.addEventListener("mousemove", () => {
    document.body.classList.add("active");
    clearTimeout(rest);
    rest = setTimeout(() => document.body.classList.remove("active"), 2500);
  });
  addEventListener("hashchange", () => show(location.hash.length > 1 ? fromAddress() + 1 : 0));

  // on paper: a slide a page, with its notes
  addEventListener("beforeprint", () => {
    $("print").replaceChildren();
    for (let i = 0; i < count; i++) {
      const page = element("section", "page");
      page.append(...(i === 0 ? [title.cloneNode(true)] : [draw(steps[i - 1], false)]), notesOf(i, document));
      $("print").append(page);
    }
  });
  addEventListener("afterprint", () => $("print").replaceChildren());
  addEventListener("pagehide", () => other && other.close());
  show(location.hash.length > 1 ? fromAddress() + 1 : 0);
})();
