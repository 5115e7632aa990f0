// What a page can do more where there is JavaScript: search, keep one's place, today's card, and play without a network.
(() => {
  const up = document.body.dataset.up;
  const { card, name, last } = document.body.dataset;
  const find = (id) => document.getElementById(id);

  const kept = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a machine that keeps nothing */ } },
  };

  if (card) kept.set("sidst", { path: `kort/${card}/${location.pathname.split("/").pop() || "index.html"}`, name });
  const before = kept.get("sidst");
  const place = find("sidst");
  if (place && before && /^kort\/[a-z0-9-]+\/[a-z0-9-]+\.html$/.test(before.path)) {
    const link = document.createElement("a");
    link.href = up + before.path;
    link.textContent = `Fortsæt, hvor du slap: ${before.name}`;
    place.append(link);
    place.hidden = false;
  }

  const words = find("ord");
  if (words) {
    const items = [...find("liste").children].map((item) => [item, item.textContent.toLowerCase()]);
    find("soeg").hidden = false;
    words.addEventListener("input", () => {
      const sought = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [item, text] of items) {
        item.hidden = !sought.every((word) => text.includes(word));
        shown += !item.hidden;
      }
      find("antal").textContent = sought.length ? `${shown} kort` : "";
    });
  }

  // The pages of a card that is opened are kept, so that it can be played to the end without a network.
  const keep = (id, many) => {
    if (!("caches" in window) || !location.protocol.startsWith("http")) return;
    const numbers = Array.from({ length: many - 1 }, (_, n) => `${n + 2}.html`);
    const pages = ["index.html", "bagefter.html", "ti-minutter.html", "leder.html", ...numbers];
    const fetched = () => caches.open("kort").then((cache) => cache.addAll(pages.map((page) => `${up}kort/${id}/${page}`)));
    setTimeout(() => fetched().catch(() => {}), 3000); // what one came for is there first
  };

  const days = find("dage");
  if (days && days.children.length) {
    const now = new Date();
    const number = now.getDate() - 1 + (now.getMonth() % 2 ? 31 : 0);
    const today = days.children[number % days.children.length];
    const link = today.querySelector("a");
    keep(link.getAttribute("href").split("/")[1], Number(link.dataset.last));
    find("i-dag").append(...today.childNodes);
    find("i-dag").hidden = false;
    find("kalender").textContent = "Se de andre dage";
  }

  if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
    navigator.serviceWorker.register(`${up}sw.js`).then(() => card && keep(card, Number(last))).catch(() => {});
  }
})();
