// What script adds to pages that work without it: copying, recent questions, focus where a link leads.
"use strict";

(() => {
  const KEY = "pilcrow-questions";
  const KEPT = 30;

  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((one) => typeof one.question === "string" && /^\/\?/.test(one.address)) : [];
    } catch {
      return []; // storage is switched off or holds something else: there is no history then
    }
  }

  function keep(list) {
    try {
      localStorage.setItem(KEY, JSON.stringify(list.slice(0, KEPT)));
    } catch {
      // storage is full or switched off: the page works without it
    }
  }

  function remember(answer) {
    const { question, address } = answer.dataset;
    keep([{ question, address }, ...recent().filter((one) => one.address !== address)]);
  }

  // What came before a question and what narrowed it, as its address has them: otherwise the same words are another question.
  function apart(address) {
    const sent = new URLSearchParams(address.slice(2));
    const values = ["authority", "region", "year", "kind"].flatMap((name) => sent.getAll(name)).filter(Boolean);
    const told = values.map((value) => value.replaceAll("-visit", " visit"));
    const before = sent.getAll("before");
    if (before.length) told.unshift(`after “${before.join("” › “")}”`);
    return told.join(", ");
  }

  function showHistory(section) {
    const list = recent();
    if (!list.length) return;
    for (const { question, address } of list.slice(0, 10)) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = question;
      const item = document.createElement("li");
      item.append(link);
      const only = apart(address);
      if (only) {
        const told = document.createElement("span");
        told.className = "meta";
        told.textContent = ` (${only})`;
        link.append(told);
      }
      section.querySelector("ol").append(item);
    }
    section.hidden = false;
    document.getElementById("forget").addEventListener("click", () => {
      keep([]);
      section.hidden = true;
      document.getElementById("q").focus();
    });
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const told = document.getElementById("copied");
    try {
      if (source instanceof HTMLTemplateElement) {
        const kinds = {
          "text/html": new Blob([source.innerHTML], { type: "text/html" }),
          "text/plain": new Blob([document.getElementById("copy-text").value], { type: "text/plain" }),
        };
        await navigator.clipboard.write([new ClipboardItem(kinds)]);
      } else {
        await navigator.clipboard.writeText(source.value);
      }
      told.textContent = button.textContent.replace("Copy", "Copied");
    } catch {
      told.textContent = "The browser did not allow it: select the text below and copy it.";
    }
  }

  // A link within the page moves the keyboard's place too, so that a paragraph is read out from its start.
  function arrive() {
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return; // no name of anything on the page
    }
    if (!name) return;
    const target = document.getElementById(name);
    const missing = document.getElementById("missing");
    if (missing) {
      missing.hidden = Boolean(target) || !name.startsWith("p");
      if (!missing.hidden) missing.querySelector("span").textContent = name.slice(1);
    }
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView({ block: "nearest" });
    }
    if (target && target.matches("[tabindex='-1']")) target.focus({ preventScroll: true });
  }

  // What is new after a part of the page was replaced, or an answer came late, is said to those who listen.
  function tell() {
    const told = document.getElementById("told");
    const news = document.querySelector("[data-told]");
    if (told && news) told.textContent = news.textContent;
  }

  // A question that is too long is told so while it is written: nothing of it is cut.
  function measure(field) {
    const note = document.getElementById(`${field.id}-over`);
    const most = Number(field.dataset.most);
    const over = field.value.length - most;
    note.hidden = over <= 0;
    if (over > 0) note.textContent = `${over.toLocaleString("en-GB")} characters too many: at most ${most.toLocaleString("en-GB")} can be asked at once. Shorten the question before you ask it.`;
  }

  // A field left empty has no place in an address that is shared.
  function withoutEmpty(event) {
    if (event.target.method !== "get") return;
    for (const name of new Set(event.formData.keys())) {
      const values = event.formData.getAll(name).filter((value) => value !== "");
      event.formData.delete(name);
      for (const value of values) event.formData.append(name, value);
    }
  }

  // In the library a box ticked or an option chosen shows at once; text is sent with the button or Enter.
  function narrow(event) {
    const form = event.target.closest("form.narrowing");
    if (form && event.target.matches("select, [type=checkbox]")) form.requestSubmit();
  }

  // Where a part of the page could not be had: a form says so, a link is followed as if there were no script.
  function failed(event) {
    const form = event.target.closest("form");
    if (!form || form.method === "get") {
      location.assign(event.detail.pathInfo.finalRequestPath || event.detail.pathInfo.requestPath);
      return;
    }
    const note = form.querySelector(".failed") || document.createElement("p");
    note.className = "note failed";
    note.setAttribute("role", "alert");
    note.textContent = "This could not be kept just now. Try again in a minute.";
    form.append(note);
  }

  function start() {
    const answer = document.querySelector("#answer[data-question]");
    if (answer) remember(answer);
    const history = document.getElementById("history");
    if (history) showHistory(history);
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
    document.addEventListener("input", (event) => {
      if (event.target.matches("[data-most]")) measure(event.target);
    });
    window.addEventListener("hashchange", arrive);
    document.addEventListener("htmx:afterSettle", tell);
    document.addEventListener("change", narrow);
    document.addEventListener("formdata", withoutEmpty);
    document.addEventListener("htmx:responseError", failed);
    document.addEventListener("htmx:sendError", failed);
    if (answer) tell();
    arrive();
  }

  start(); // deferred: the document is whole
})();
