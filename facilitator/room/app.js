// Everything works without this. With it a page follows by itself, a press reloads nothing, and an answer that did
// not come through is sent again. The server's stream carries a number only; what is shown is fetched as a page.
(function () {
  "use strict";
  var body = document.body, stream = null, busy = false, sent = 0, retry = 0, pressed = null, came = 0;
  var usual = document.getElementById("nede").textContent;

  function part(name, page) { return (page || document).querySelector(name); }
  function down(is, slow) {
    var bar = part("#nede");
    if (is) bar.textContent = slow ? "Det tager længere, end det plejer. Siden venter på svaret." : usual;
    bar.hidden = !is;
  }

  function bare(node) {
    var copy = node.cloneNode(false);
    if (copy.nodeName === "DETAILS") copy.removeAttribute("open"); // whoever opened it reads it
    return copy;
  }

  // Only what is another is put in its place: what is typed, where one stands and a button that is being pressed stay.
  function mend(old, now) {
    if (old.isEqualNode(now)) return;
    var many = old.childNodes.length;
    if (!many || many !== now.childNodes.length || !bare(old).isEqualNode(bare(now))) { old.replaceWith(now); return; }
    var parts = Array.from(now.childNodes);
    Array.from(old.childNodes).forEach(function (each, n) { mend(each, parts[n]); });
  }

  function take(html, mine) {
    var page = new DOMParser().parseFromString(html, "text/html"), main = part("main", page);
    if (!main) return;
    var before = part("main"), active = document.activeElement, inside = before.contains(active);
    var title = part("#titel"), was = title && title.textContent, other = !before.isEqualNode(main);
    body.dataset.nr = page.body.dataset.nr;
    if (body.dataset.nyt !== page.body.dataset.nyt) { body.dataset.nyt = page.body.dataset.nyt; listen(); }
    if (mine) { came = Date.now(); before.replaceWith(main); } else mend(before, main);
    mend(part("footer"), part("footer", page));
    body.className = page.body.className;
    document.title = page.title;
    var now = part("#titel"), todo = part(".todo"), told = part("#svar") || part(".wrong");
    // On the leader's page and the wall a number may be all that is new, and nobody is to hear each.
    var turned = !now || now.textContent.replace(/\d+/g, "") !== was.replace(/\d+/g, "");
    turned = turned || (other && !/leader|wall/.test(body.className));
    if (turned) scrollTo(0, 0);
    var same = inside && active.id && document.getElementById(active.id);
    if (mine && told) { told.tabIndex = -1; told.focus(); }
    else if (inside && !active.isConnected) { if (same && !turned) same.focus(); else if (now) now.focus(); }
    if (turned && !mine && now) part("#sagt").textContent = now.textContent + (todo ? ". " + todo.textContent : "");
  }

  function look() {
    if (busy) return;
    var before = sent; // what was asked for before a press is older than what the press brought
    fetch(location.href, { cache: "no-store" }).then(function (answer) {
      if (answer.status >= 500) throw answer;
      return answer.text().then(function (html) { down(false); if (before === sent) take(html, false); });
    }).catch(function () { down(true); setTimeout(look, 2000); });
  }

  function listen() {
    if (stream) { stream.close(); stream = null; }
    clearTimeout(retry);
    if (!body.dataset.nyt || !window.EventSource) return;
    var ours = stream = new EventSource(body.dataset.nyt);
    ours.onmessage = function (event) { down(false); if (event.data !== body.dataset.nr) look(); };
    ours.onerror = function () {
      if (ours !== stream) return;
      down(true);
      if (ours.readyState === 2) retry = setTimeout(function () { look(); listen(); }, 2000 + Math.random() * 2000);
    };
  }

  function send(form, data, url) {
    busy = true;
    sent += 1;
    var slow = setTimeout(function () { down(true, true); }, 2000);
    fetch(url, { method: "POST", body: data, cache: "no-store", headers: { "x-side": "1" } }).then(function (answer) {
      clearTimeout(slow);
      // What was sent may belong to another place, as who types a code belongs in that room.
      if (answer.redirected && new URL(answer.url).pathname !== location.pathname) { location.assign(answer.url); return; }
      return answer.text().then(function (html) {
        // No page of ours, but of something that stands in front of a server that is away.
        if (answer.status >= 500 && html.indexOf("<main") < 0) throw answer;
        busy = false; down(false); take(html, true);
      });
    }).catch(function () { // sent again: the last one counts, and a page that was turned refuses it
      clearTimeout(slow);
      down(true);
      part("#sagt").textContent = "Det er ikke kommet frem endnu. Siden prøver igen.";
      setTimeout(function () { send(form, data, url); }, 1500);
    });
  }

  document.addEventListener("click", function (event) { pressed = event.target.closest("button"); });
  document.addEventListener("submit", function (event) {
    var form = event.target, button = event.submitter || pressed;
    event.preventDefault();
    // The second tap of two was not meant for the next page; a ballot may always be changed.
    if (busy || (form.elements.after && Date.now() - came < 350)) return;
    var data = new URLSearchParams(new FormData(form));
    if (button && button.name) data.append(button.name, button.value);
    send(form, data, form.action);
  });
  // A phone that wakes, or a page that comes back from the browser's memory, looks anew.
  window.addEventListener("pageshow", function (event) { if (event.persisted) { look(); listen(); } });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") { look(); listen(); }
    else if (stream) { stream.close(); stream = null; }
  });
  listen();
})();
