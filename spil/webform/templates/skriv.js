// What the form does more where there is JavaScript: it saves by itself, and shows what was found without a new page.
(() => {
  const form = document.getElementById("formular");
  const base = form.elements.fra;
  const status = document.getElementById("besked");
  const frame = document.getElementById("ramme");
  let waiting = 0;
  let saving = false;
  let dirty = false;
  let held = false;

  const replace = (id, next) => {
    const here = document.getElementById(id);
    const there = next.getElementById(id);
    if (here && there && here.innerHTML !== there.innerHTML) here.replaceChildren(...there.childNodes);
  };

  const take = (next) => {
    for (const each of document.querySelectorAll(".found, #foroven, #kort")) replace(each.id, next);
    for (const each of form.querySelectorAll("[aria-describedby]")) {
      const there = next.getElementsByName(each.name)[0];
      if (there && there.hasAttribute("aria-invalid")) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
    const kept = document.getElementById("raad");
    if (!kept.contains(document.activeElement)) replace("raad", next); // there is a field for each advice that is new
    base.value = next.getElementById("formular").elements.fra.value;
    if (frame && next.getElementById("ramme")) frame.contentWindow.location.reload();
    else if (!frame && next.getElementById("ramme")) replace("spillet", next);
  };

  const save = async () => {
    if (saving || held) return;
    saving = true;
    dirty = false;
    clearTimeout(waiting);
    try {
      const sent = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body: sent, headers: { "x-stille": "1" } });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const told = next.getElementById("besked");
      if (answer.ok && told) take(next);
      else dirty = true;
      if (told) status.replaceChildren(...told.childNodes);
      else status.textContent = "Det er ikke gemt. Tryk på Gem for at se hvorfor.";
      if (answer.status === 409) {
        const look = document.createElement("button");
        look.textContent = "Se begge";
        status.append(" ", look);
        held = true; // nothing more by itself: one looks at both first
      }
    } catch {
      dirty = true;
      status.textContent = "Det er ikke gemt: Spillet svarer ikke. Kører \"spil skriv\" stadig i sit vindue?";
    }
    saving = false;
    if (dirty && !held) soon(3000);
  };

  const soon = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, wait);
  };

  form.addEventListener("input", (event) => {
    if (event.target.closest(".rename")) return; // a new name waits for its button
    dirty = true;
    if (!saving) status.textContent = "Ikke gemt endnu …";
    soon(800);
  });
  form.addEventListener("keydown", (event) => {
    const rename = event.key === "Enter" && event.target.matches(".rename input") && event.target.closest(".rename");
    if (!rename) return;
    event.preventDefault();
    rename.querySelector("button").click();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    dirty = false;
    const alone = !event.submitter || event.submitter.id === "gem";
    if (!alone || held) return;
    event.preventDefault(); // one stays where one is
    save();
  });
  addEventListener("focus", async () => {
    if (dirty || saving) return;
    try {
      const next = new DOMParser().parseFromString(await (await fetch(form.action)).text(), "text/html");
      const there = next.getElementById("formular");
      if (there && !dirty && !saving && there.elements.fra.value !== base.value) location.reload();
    } catch { /* it is said at the next save */ }
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
