// A reader's answer: fields at the lines, a draft that is kept while one types, and a file to send. Nothing is sent by
// the page itself, and what is read back from the draft is text, never markup.
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const page = document.body.dataset;
  const key = `hoering:${page.kort}:${page.aftryk}`;
  const kept = all("[data-kladde]");
  let answer = "", unsaved = false, drafts = true, waiting = 0;

  const store = {
    get() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop() { try { localStorage.removeItem(key); } catch { /* nothing is kept here */ } },
  };

  // What nobody can see is taken out, and line ends are spaces: a file with such signs would not be taken in.
  const whole = (text) => new TextDecoder().decode(new TextEncoder().encode(text));
  const said = (text) => whole(text)
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u3164\ufeff\ufffd-\uffff]+/g, "")
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  const chosen = (name) => all(`[name=${name}]:checked`).map((each) => each.value);
  const comments = () => all(".comment").map((field) => ({
    field, line: field.closest("[data-linje]"), kind: field.querySelector("select"), text: field.querySelector("textarea"),
  }));

  function counted() {
    const many = comments().filter((each) => each.text.value.trim()).length;
    find("antal").textContent = many === 0 ? "Ingen kommentarer endnu." : many === 1 ? "1 kommentar." : `${many} kommentarer.`;
  }

  function keep() {
    clearTimeout(waiting);
    waiting = 0;
    drafts = store.set({
      answer,
      fields: kept.map((each) => [each.dataset.kladde, each.type === "checkbox" || each.type === "radio" ? each.checked : each.value]),
      comments: comments().map(({ line, kind, text }) => [line.dataset.linje, kind.value, text.value]),
    });
    find("uden-kladde").hidden = drafts;
  }

  function changed() {
    unsaved = true;
    find("besked").textContent = "";
    counted();
    if (!waiting) waiting = setTimeout(keep, 300);
  }

  function wrong(field, told) {
    const place = field.querySelector(".wrong");
    place.textContent = told;
    place.hidden = !told;
  }

  let made = 0;
  function add(line, kind = "", text = "") {
    const field = find("felt").content.firstElementChild.cloneNode(true);
    const number = line.dataset.linje;
    const [select, area] = [field.querySelector("select"), field.querySelector("textarea")];
    made += 1;
    field.setAttribute("aria-label", number === "0" ? "Kommentar til hele kortet" : `Kommentar til linje ${number}`);
    field.querySelector(".wrong").id = `fejl-${made}`;
    [select, area].forEach((each, n) => {
      each.id = `felt-${made}-${n}`;
      each.setAttribute("aria-describedby", `fejl-${made}`);
      all("label", field)[n].htmlFor = each.id;
    });
    const read = chosen("for");
    select.value = kind || (read.length === 1 && !text ? read[0] : "");
    area.value = text;
    line.querySelector(".answers").append(field);
    return select.value ? area : select;
  }

  function drop(field) {
    const button = field.closest("[data-linje]").querySelector(".add");
    field.remove();
    button.focus();
    changed();
  }

  // What is missing is told at its place, and one stands there.
  function lacking() {
    let first = null;
    comments().forEach(({ field, kind, text }) => {
      const empty = !said(text.value), unknown = !empty && !kind.value;
      kind.toggleAttribute("aria-invalid", false);
      if (unknown) { kind.setAttribute("aria-invalid", "true"); first = first || kind; }
      wrong(field, unknown ? "Vælg, hvad det handler om." : "");
    });
    const none = !chosen("dom").length;
    find("fejl-dom").hidden = !none;
    return first || (none ? document.querySelector("[name=dom]") : null);
  }

  function asAnswer() {
    return {
      "høring": Number(page.hoering), kort: page.kort, version: Number(page.version), aftryk: page.aftryk, svar: answer,
      navn: said(find("navn").value), "læst_for": chosen("for"), dom: chosen("dom")[0],
      kommentarer: comments().filter(({ text }) => said(text.value)).slice(0, Number(page.most)).map(({ line, kind, text }) => ({
        linje: Number(line.dataset.linje), sted: line.dataset.sted, tekst: line.dataset.tekst,
        art: kind.value, kommentar: said(text.value),
      })),
    };
  }

  function save() {
    const place = lacking();
    if (place) {
      find("besked").textContent = "Svaret er ikke gemt endnu. Der mangler et valg.";
      place.focus();
      return;
    }
    const name = `${page.kort}.${answer}${page.ending}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(asAnswer(), null, 1)}\n`], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    keep();
    unsaved = false;
    find("besked").textContent = `Svaret er gemt som ${name} blandt dine hentede filer. Send filen til den, der gav dig siden. Retter du noget, så gem og send igen.`;
  }

  const letters = () => [...crypto.getRandomValues(new Uint8Array(4))].map((each) => each.toString(16).padStart(2, "0")).join("");

  function begin(draft) {
    answer = draft && /^[0-9a-f]{8}$/.test(draft.answer) ? draft.answer : letters();
    const fields = new Map(draft && Array.isArray(draft.fields) ? draft.fields : []);
    kept.forEach((each) => {
      const value = fields.get(each.dataset.kladde);
      if (each.type === "checkbox" || each.type === "radio") each.checked = value === true;
      else each.value = typeof value === "string" ? value : "";
    });
    all(".comment").forEach((each) => each.remove());
    (draft && Array.isArray(draft.comments) ? draft.comments : []).forEach(([number, kind, text]) => {
      const line = find(`linje-${number}`);
      if (line) add(line, String(kind), String(text));
    });
    counted();
  }

  find("uden").hidden = true;
  ["med", "for", "domme", "slut"].forEach((id) => { find(id).hidden = false; });
  all(".add").forEach((each) => { each.hidden = false; });
  const draft = store.get();
  begin(draft);
  find("hentet").hidden = !(draft && (comments().length || kept.some((each) => each.checked || (each.id === "navn" && each.value))));
  find("uden-kladde").hidden = store.set(draft || { answer });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("add")) { add(button.closest("[data-linje]")).focus(); changed(); }
    if (button.classList.contains("drop")) drop(button.closest(".comment"));
    if (button.id === "gem") save();
    if (button.id === "forfra" && confirm("Vil du slette alt, hvad du har skrevet på den her side?")) {
      store.drop();
      begin(null);
      unsaved = false;
      find("besked").textContent = "Alt er slettet. Du kan begynde forfra.";
    }
  });
  document.addEventListener("input", changed);
  window.addEventListener("pagehide", () => { if (waiting) keep(); });
  window.addEventListener("beforeunload", (event) => {
    if (waiting) keep();
    if (unsaved && !drafts) event.preventDefault();
  });
})();
