// Pages from the network while there is one; else the copy that was kept, else a page that says so.
const SHELL = "side-VERSION";
const FIRST = ["index.html", "uden-net.html", "kort/index.html", "dagens.html", "side.css", "side.js", "ikon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FIRST)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("side-") && name !== SHELL);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request).catch(async () => {
      const found = await caches.match(request, { ignoreSearch: true });
      if (found) return found;
      const folder = request.url.endsWith("/") && (await caches.match(`${request.url}index.html`));
      return folder || (request.mode === "navigate" ? Response.redirect(new URL("uden-net.html", registration.scope)) : Response.error());
    }),
  );
});
