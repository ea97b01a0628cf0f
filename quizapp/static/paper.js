/* The paper: saves every answer as it is given, keeps what could not be sent, shows the time left.
   Unsent answers wait in localStorage under the learner and the attempt; the server's clock and its
   stored answers are always right. Without this script the paper is a plain form. */
(function () {
  "use strict";

  var root = document.querySelector("[data-attempt]");
  if (!root) return;
  var KEY = "paper:" + root.dataset.user + ":" + root.dataset.attempt;
  var store = openStore();

  if (root.hasAttribute("data-finished")) {
    store.clear();
    return;
  }

  var form = document.getElementById("paper");
  var base = root.dataset.url;
  var texts = JSON.parse(root.dataset.texts);
  var token = document.querySelector("meta[name=csrf-token]").content;
  var queue = store.all();
  var counter = Math.max(Number(root.dataset.seq) || 0, store.count());
  var last = {};
  var sending = null;
  var failures = 0;
  var retryTimer = 0;
  var stopped = "";
  var lastSaved = false;

  /* Storage, an entry for each question, so that two tabs don't undo each other's. Without it answers are
     still saved online. */

  function openStore() {
    var usable = true;
    function attempt(action, otherwise) {
      try {
        var result = action();
        return result === null || result === undefined ? otherwise : result;
      } catch (error) {
        usable = false;
        return otherwise;
      }
    }
    function names() {
      return attempt(function () {
        return Object.keys(localStorage).filter(function (name) { return name.indexOf(KEY + ":") === 0; });
      }, []);
    }
    return {
      usable: function () { return usable; },
      all: function () {
        var found = {};
        names().forEach(function (name) {
          var entry = attempt(function () { return JSON.parse(localStorage.getItem(name)); });
          if (entry && typeof entry === "object") found[name.slice(KEY.length + 1)] = entry;
        });
        delete found.seq;
        return found;
      },
      count: function () { return attempt(function () { return Number(localStorage.getItem(KEY + ":seq")); }, 0) || 0; },
      put: function (name, value) {
        attempt(function () { localStorage.setItem(KEY + ":" + name, JSON.stringify(value)); });
      },
      drop: function (name) { attempt(function () { localStorage.removeItem(KEY + ":" + name); }); },
      clear: function () {
        names().forEach(function (name) { attempt(function () { localStorage.removeItem(name); }); });
      }
    };
  }

  function nextSeq() {
    counter = Math.max(counter, store.count()) + 1;
    store.put("seq", counter);
    return counter;
  }

  function enqueue(position, entry) {
    queue[position] = entry;
    store.put(position, entry);
  }

  function dequeue(position) {
    delete queue[position];
    store.drop(position);
  }

  function waitingCount() { return Object.keys(queue).length; }

  /* The questions on the page. */

  function card(position) { return form && form.querySelector('[data-item="' + position + '"]'); }
  function cards() { return form ? Array.from(form.querySelectorAll("[data-item]")) : []; }
  function inputs(field) { return Array.from(field.querySelectorAll('[name="response-' + field.dataset.item + '"]')); }
  function isChoice(input) { return input.type === "radio" || input.type === "checkbox"; }

  function values(field) {
    return inputs(field).filter(function (input) { return !isChoice(input) || input.checked; })
      .map(function (input) { return input.value; });
  }

  function show(field, shown) {
    inputs(field).forEach(function (input, index) {
      if (isChoice(input)) input.checked = shown.indexOf(input.value) >= 0;
      else input.value = shown[index] === undefined ? "" : shown[index];
    });
  }

  function answerState(field) {
    var given = values(field).filter(function (value) { return value.trim() !== ""; }).length;
    if (!given) return "blank";
    var first = inputs(field)[0];
    return isChoice(first) || given === inputs(field).length ? "answered" : "partial";
  }

  function isFlagged(field) { return field.querySelector("[data-flag]").checked; }

  function note(position, kind, text) {
    var field = card(position);
    if (!field) return;
    var place = field.querySelector("[data-saved]");
    place.textContent = text;
    place.dataset.kind = kind;
  }

  function complain(position, text) {
    var field = card(position);
    if (!field) return;
    var place = field.querySelector("[data-error]");
    place.textContent = text;
    place.hidden = !text;
  }

  function refresh() {
    var done = 0;
    cards().forEach(function (field) {
      var state = answerState(field);
      if (state === "answered") done += 1;
      var cell = document.querySelector('[data-jump="' + field.dataset.item + '"]');
      if (cell) {
        cell.classList.toggle("is-answered", state === "answered");
        cell.classList.toggle("is-partial", state === "partial");
        cell.classList.toggle("is-flagged", isFlagged(field));
        cell.querySelector("[data-state-text]").textContent = texts[state] + (isFlagged(field) ? texts.flagged : "");
      }
      var clear = field.querySelector("[data-clear]");
      if (clear) clear.hidden = state === "blank";
    });
    setText("[data-count]", texts.count.replace("{done}", done).replace("{all}", cards().length));
    var bar = document.querySelector("[data-progress]");
    if (bar) bar.value = done;
  }

  function setText(selector, text) {
    var place = document.querySelector(selector);
    if (place) place.textContent = text;
  }

  /* What the page says about saving as a whole. */

  function status() {
    var place = document.querySelector("[data-status]");
    if (!place) return;
    var kind = "";
    if (failures && waitingCount()) kind = "waiting";
    else if (waitingCount()) kind = "saving";
    else if (lastSaved) kind = "saved";
    place.hidden = !kind;
    if (place.dataset.kind === kind) return;
    place.dataset.kind = kind;
    place.textContent = kind === "saved" ? texts.allSaved : texts[kind] || "";
  }

  function alarm(text, action) {
    var place = document.querySelector("[data-alert]");
    if (!place) return;
    place.hidden = !text;
    place.querySelector("[data-alert-text]").textContent = text || "";
    var link = place.querySelector("[data-alert-link]");
    place.querySelector("[data-alert-action]").hidden = !action;
    if (action === "result") {
      link.href = base + "/result";
      link.textContent = texts.result;
      link.removeAttribute("target");
    } else if (action === "login") {
      link.target = "_blank";
      link.rel = "opener";
    }
  }

  function lock(text, action) {
    stopped = action || "locked";
    if (!form) {
      location.assign(base);
      return;
    }
    cards().forEach(function (field) { field.disabled = true; });
    document.querySelectorAll("[data-hand-in]").forEach(function (button) { button.hidden = true; });
    alarm(text, action);
    window.scrollTo(0, 0);
  }

  /* Sending: one answer at a time, oldest first; only the newest answer to a question is kept. */

  function changed(field, wait) {
    if (stopped && stopped !== "login") return;
    var position = field.dataset.item;
    var given = values(field);
    if (JSON.stringify(given) === last[position]) {
      if (queue[position]) queue[position].due = Math.min(queue[position].due, Date.now() + wait);
    } else {
      last[position] = JSON.stringify(given);
      enqueue(position, { seq: nextSeq(), values: given, due: Date.now() + wait });
      complain(position, "");
      note(position, "saving", texts.saving);
      if (!store.usable()) alarm(texts.noStorage);
      refresh();
    }
    status();
    schedule(wait);
  }

  function schedule(wait) {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(pump, wait);
  }

  function next(hurry) {
    var positions = Object.keys(queue).sort(function (a, b) { return queue[a].seq - queue[b].seq; });
    var ready = positions.filter(function (position) { return hurry || queue[position].due <= Date.now(); });
    return ready[0];
  }

  function pump(hurry) {
    if (sending) return sending;
    if (stopped && stopped !== "login" && stopped !== "time") return Promise.resolve();
    var position = next(hurry === true);
    if (position === undefined) {
      if (waitingCount()) schedule(200);
      return Promise.resolve();
    }
    var entry = queue[position];
    sending = put(position, entry).then(function (outcome) {
      sending = null;
      settle(position, entry, outcome);
      status();
      if (outcome === "retry") {
        failures += 1;
        schedule(Math.min(30000, 1000 * Math.pow(2, Math.min(failures, 5) - 1)) * (0.75 + Math.random() / 2));
        return undefined;
      }
      failures = 0;
      status();
      return waitingCount() && !stopped ? pump(hurry) : undefined;
    });
    return sending;
  }

  function put(position, entry) {
    var body = new URLSearchParams();
    entry.values.forEach(function (value) { body.append("response", value); });
    body.append("seq", entry.seq);
    return request("PUT", "/answers/" + position, body).then(function (reply) {
      if (reply.status === 200 && reply.data) return reply.data;
      if (reply.status === 401) return loggedOut();
      if (reply.status === 403) return renewToken();
      if (reply.status === 404) { lock(texts.notYours); return "stop"; }
      if (reply.status === 409) { lock(texts.closed, "result"); return "stop"; }
      if (reply.status === 422) return { refused: (reply.data && reply.data.error) || texts.refused };
      return "retry";
    }, function () { return "retry"; });
  }

  function request(method, path, body) {
    var abort = new AbortController();
    var timer = setTimeout(function () { abort.abort(); }, 15000);
    return fetch(base + path, {
      method: method,
      body: body,
      headers: method === "GET" ? {} : { "X-CSRF-Token": token },
      credentials: "same-origin",
      redirect: "error",
      keepalive: method !== "GET" && String(body).length < 60000,
      signal: abort.signal
    }).then(function (response) {
      return response.json().then(
        function (data) { return { status: response.status, data: data }; },
        function () { return { status: response.status, data: null }; }
      );
    }).finally(function () { clearTimeout(timer); });
  }

  function settle(position, entry, outcome) {
    if (outcome === "retry") {
      note(position, "waiting", texts.waiting);
      return;
    }
    if (typeof outcome !== "object") return;
    var newest = queue[position] === entry;
    if (outcome.refused) {
      if (newest) {
        dequeue(position);
        note(position, "refused", texts.refused);
        complain(position, outcome.refused);
      }
      return;
    }
    lastSaved = true;
    if (stopped === "login") { stopped = ""; alarm(""); }
    setLeft(outcome.left);
    counter = Math.max(counter, outcome.seq);
    if (newest) {
      dequeue(position);
      note(position, "saved", texts.saved);
      if (!outcome.saved) adopt(position, outcome);
      else if (card(position)) card(position).dataset.seq = outcome.seq;
    }
  }

  function adopt(position, stored) {
    var field = card(position);
    if (!field) return;
    field.dataset.seq = stored.seq;
    if (JSON.stringify(values(field)) === JSON.stringify(stored.values)) return;
    show(field, stored.values);
    last[position] = JSON.stringify(values(field));
    note(position, "elsewhere", texts.elsewhere);
    refresh();
  }

  function loggedOut() {
    stopped = "login";
    alarm(texts.login, "login");
    return "retry";
  }

  function renewToken() {
    return request("GET", "/state").then(function (reply) {
      if (reply.status === 401) return loggedOut();
      if (reply.data && reply.data.csrf) token = reply.data.csrf;
      return "retry";
    }, function () { return "retry"; });
  }

  /* Looking again: after sleep, on coming back from another page, after logging in elsewhere. */

  function resync() {
    return request("GET", "/state").then(function (reply) {
      if (reply.status === 401) { loggedOut(); return; }
      if (reply.status === 404) { lock(texts.notYours); return; }
      if (reply.status !== 200 || !reply.data) return;
      var state = reply.data;
      token = state.csrf;
      if (state.submitted) { location.replace(base + "/result"); return; }
      if (stopped === "login") { stopped = ""; alarm(""); }
      setLeft(state.left);
      counter = Math.max(counter, state.seq);
      cards().forEach(function (field) {
        var stored = state.answers[field.dataset.item];
        if (stored && !queue[field.dataset.item] && stored.seq > Number(field.dataset.seq)) adopt(field.dataset.item, stored);
      });
      if (!state.open) lock(texts.closed, "result");
      failures = 0;
      pump(true);
    }, function () { return undefined; });
  }

  /* The clock: the server's seconds, counted down from when they came. */

  var endsAt = 0;
  var spoken = {};
  var askedAt = 0;
  var heardAt = 0;

  function setLeft(seconds) {
    heardAt = Date.now();
    endsAt = heardAt + seconds * 1000;
  }

  function tick() {
    var left = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
    if (left < 86400) {
      setText("[data-time-label]", texts.left);
      setText("[data-clock]", clock(left));
    }
    var place = document.querySelector("[data-time]");
    place.classList.toggle("is-short", left <= 300);
    [10, 5, 1].forEach(function (minutes) {
      if (left <= minutes * 60 && left > minutes * 60 - 5 && !spoken[minutes]) {
        spoken[minutes] = true;
        setText("[data-spoken]", texts.minutes.replace("{minutes}", minutes));
      }
    });
    if (left === 0 && !stopped && Date.now() > askedAt + 5000) {
      /* This device's clock may have been moved: only the server says that time is up. */
      askedAt = Date.now();
      resync().then(function () { if (endsAt <= Date.now() && heardAt >= askedAt && !stopped) timeUp(); });
    }
  }

  function clock(seconds) {
    var parts = [Math.floor(seconds / 60) % 60, seconds % 60];
    if (seconds >= 3600) parts.unshift(Math.floor(seconds / 3600));
    return parts.map(function (part) { return (part < 10 ? "0" : "") + part; }).join(":");
  }

  function timeUp() {
    pump(true);
    lock(texts.timeUp, "time");
    setInterval(function () {
      if (waitingCount()) pump(true);
      request("GET", "/state").then(function (reply) {
        if (reply.data && reply.data.submitted) location.replace(base + "/result");
      }, function () { return undefined; });
    }, 5000);
  }

  /* Leaving for the page where answers are checked: only with everything saved. */

  function flush(tries) {
    return pump(true).then(function () {
      if (!waitingCount() || tries <= 0) return undefined;
      return new Promise(function (resolve) { setTimeout(resolve, 500); }).then(function () { return flush(tries - 1); });
    });
  }

  function handIn(event) {
    event.preventDefault();
    flush(8).then(function () {
      if (!waitingCount()) location.assign(base + "/check");
      else if (!stopped) alarm(texts.unsent.replace("{count}", waitingCount()));
    });
  }

  /* An element of an ordering question that takes another's rank gives it its own. */

  function swapRanks(select) {
    var field = select.closest("[data-item]");
    inputs(field).forEach(function (other) {
      if (other !== select && select.value && other.value === select.value) other.value = select.dataset.before || "";
    });
    inputs(field).forEach(function (each) { each.dataset.before = each.value; });
  }

  function saveFlag(box) {
    refresh();
    var body = new URLSearchParams({ flagged: box.checked ? "1" : "0" });
    request("PUT", "/flags/" + box.closest("[data-item]").dataset.item, body).catch(function () { return undefined; });
  }

  function addClearButton(field) {
    if (!field.querySelector("input[type=radio]")) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = texts.clear;
    button.dataset.clear = "";
    button.addEventListener("click", function () {
      show(field, []);
      changed(field, 0);
      field.focus();
    });
    field.querySelector("[data-saved]").before(button);
  }

  function restore() {
    Object.keys(queue).forEach(function (position) {
      var field = card(position);
      if (field && queue[position].seq > Number(field.dataset.seq)) {
        show(field, queue[position].values);
        note(position, "saving", texts.saving);
      } else {
        dequeue(position);
      }
    });
    cards().forEach(function (field) { last[field.dataset.item] = JSON.stringify(values(field)); });
  }

  function watchForm() {
    form.addEventListener("change", function (event) {
      var target = event.target;
      if (target.matches("[data-flag]")) { saveFlag(target); return; }
      var field = target.closest("[data-item]");
      if (!field || target.name !== "response-" + field.dataset.item) return;
      if (field.dataset.kind === "ordering") swapRanks(target);
      changed(field, 0);
    });
    form.addEventListener("input", function (event) {
      var target = event.target;
      var field = target.closest("[data-item]");
      if (field && !isChoice(target) && target.tagName !== "SELECT" && target.name === "response-" + field.dataset.item) changed(field, 800);
    });
    form.addEventListener("submit", handIn);
    form.querySelectorAll('[data-kind="ordering"] select').forEach(function (select) { select.dataset.before = select.value; });
    cards().forEach(addClearButton);
    document.querySelectorAll("[data-jump]").forEach(function (link) {
      link.addEventListener("click", function () {
        var details = link.closest("details");
        if (details && !wide.matches) details.open = false;
      });
    });
  }

  function watchPage() {
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") pump(true);
      else resync();
    });
    window.addEventListener("pagehide", function () { pump(true); });
    window.addEventListener("pageshow", function (event) { if (event.persisted) resync(); });
    window.addEventListener("online", resync);
    window.addEventListener("focus", function () { if (stopped === "login") resync(); });
    window.addEventListener("beforeunload", function (event) {
      if (waitingCount() && !stopped) event.preventDefault();
    });
  }

  var wide = window.matchMedia("(min-width: 64rem)");

  if (form) {
    restore();
    watchForm();
    watchPage();
    setLeft(Number(form.dataset.left));
    if (wide.matches) document.querySelector("[data-navigator]").open = true;
    if (!form.hasAttribute("data-closed")) {
      tick();
      setInterval(tick, 1000);
    }
    refresh();
    status();
    pump(true);
  } else if (root.id === "check" && waitingCount()) {
    var unsent = document.querySelector("[data-unsent]");
    unsent.hidden = false;
    document.querySelector("[data-submit] button").disabled = true;
    watchPage();
    var wait = setInterval(function () {
      if (waitingCount()) { pump(true); return; }
      clearInterval(wait);
      location.reload();
    }, 1000);
    pump(true);
  }
})();
