/* Makes a board finer where scripts run; without them its form, its links and its cells' own pages do the same.

   1. What is asked (the slider, a filter, a pin) redraws the board in place, and the address follows.
   2. An answer opens in a drawer beside the board.
   3. Escape hides the sentence that a pointer or the focus has brought out, until it leaves. */
"use strict";
(() => {
  const form = document.getElementById("board-form");
  const drawer = document.getElementById("drawer");
  const slider = document.getElementById("at");
  const MOVED = new Set(["at", "was", "day"]); // what a form without scripts sends beside the moment itself
  let asking = null;
  let soon = 0;

  async function page(address) {
    asking?.abort();
    asking = new AbortController();
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  async function redraw(address, keep) {
    const part = document.getElementById("board-part");
    part.setAttribute("aria-busy", "true");
    let fresh;
    try {
      fresh = await page(address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address); // the server says what is wrong
      return;
    }
    const box = document.getElementById("board-box");
    const [left, top, at] = [box?.scrollLeft ?? 0, box?.scrollTop ?? 0, document.activeElement?.id];
    for (const id of ["board-facts", "board-held", "board-part"]) {
      document.getElementById(id).replaceWith(fresh.getElementById(id));
    }
    follow(fresh.getElementById("board-form"));
    document.getElementById("board-box")?.scrollTo(left, top);
    if (at && document.activeElement === document.body) document.getElementById(at)?.focus();
    if (keep === "push") history.pushState(null, "", address);
    if (keep === "replace") history.replaceState(null, "", address);
  }

  function follow(fresh) {
    for (const field of form.querySelectorAll("[name]:not([type=hidden])")) {
      const other = fresh.querySelector(`#${field.id}`);
      if (!other || (field === slider && field === document.activeElement)) continue;
      if (field.type === "checkbox") field.checked = other.checked;
      else if (field.value !== other.value) field.value = other.value;
    }
    tell();
  }

  function stop() {
    return document.querySelector(`#stops option[value="${slider.value}"]`);
  }

  function tell() {
    if (slider) document.getElementById("at-told").value = stop()?.label ?? "";
    if (slider) slider.setAttribute("aria-valuetext", stop()?.label ?? "");
  }

  function address(moment) {
    const asked = new URLSearchParams();
    if (moment) asked.set("as_of", moment);
    for (const [name, value] of new FormData(form)) {
      if (value && !MOVED.has(name) && name !== "as_of") asked.append(name, value);
    }
    const told = asked.toString();
    return location.pathname + (told && `?${told}`);
  }

  function moment() {
    const held = form.querySelector("[name=as_of]")?.value ?? "";
    const day = form.querySelector("[name=day]").value;
    return day === held.slice(0, 10) ? held : day;
  }

  function slid() {
    tell();
    clearTimeout(soon);
    soon = setTimeout(() => redraw(address(stop()?.dataset.at), "replace"), 90);
  }

  function plain(event) {
    return !event.defaultPrevented && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  }

  async function click(event) {
    if (!plain(event)) return;
    if (event.target === drawer) return drawer.close();
    const link = event.target.closest?.("a[data-open], a[data-redraw]");
    if (!link) return;
    event.preventDefault();
    if ("redraw" in link.dataset) return redraw(link.getAttribute("href"), "push");
    try {
      document.getElementById("drawer-in").replaceChildren((await page(link.href)).getElementById("cell"));
      drawer.scrollTop = 0;
      drawer.showModal();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  }

  function hush(event) {
    if (event.key !== "Escape") return;
    for (const pick of document.querySelectorAll(".pick:hover, .pick:focus-within")) {
      pick.classList.add("hush");
      for (const leaving of ["mouseleave", "focusout"]) pick.addEventListener(leaving, () => pick.classList.remove("hush"), { once: true });
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    redraw(address(moment()), "push");
  });
  form.addEventListener("change", (event) => {
    if (event.target !== slider) redraw(address(moment()), "push");
  });
  slider?.addEventListener("input", slid);
  addEventListener("popstate", () => redraw(location.href, ""));
  document.addEventListener("click", click);
  document.addEventListener("keydown", hush);
  tell();
})();
