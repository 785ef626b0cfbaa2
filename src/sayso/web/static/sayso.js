/* Makes the reader finer where scripts run; every line of it is a convenience and the page is whole without it.

   1. A statement's words and its card light up together (hover, focus, the address).
   2. A click whose goal is in view does not scroll.
   3. On a wide screen each card stands at the line where its statement begins, as far as there is room.
   4. Escape hides the runners-up that a pointer or the focus has brought out, until it leaves. */
"use strict";
(() => {
  const wide = matchMedia("(min-width: 60rem)");
  const statementOf = (hash) => /^#[st]-([0-9a-f]+)$/.exec(hash)?.[1];
  const partsOf = (id) => document.querySelectorAll(`#s-${id}, .said[data-s="${id}"]`);
  let held = null;

  function light(id) {
    for (const part of document.querySelectorAll(".on")) part.classList.remove("on");
    for (const each of [held, id]) if (each) for (const part of partsOf(each)) part.classList.add("on");
  }

  function idAt(target) {
    const near = target.closest?.(".card, .tag, .said");
    return near?.dataset.s ?? (near?.id ? near.id.slice(2) : null);
  }

  function follow() {
    held = statementOf(location.hash) ?? null;
    light(null);
  }

  const inView = (box) => box.top >= 0 && box.bottom <= innerHeight;

  function click(event) {
    const link = event.target.closest?.('.reader a[href^="#"]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const goal = document.getElementById(link.hash.slice(1));
    if (!goal || !statementOf(link.hash)) return;
    if (!getSelection().isCollapsed) return event.preventDefault(); // words were being marked, not a link followed
    if (!inView(goal.getBoundingClientRect())) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    follow();
  }

  function align() {
    for (const list of document.querySelectorAll(".reader > .cards")) {
      const cards = [...list.children];
      for (const card of cards) card.style.marginBlockStart = "";
      if (!wide.matches) continue;
      const gap = parseFloat(getComputedStyle(list).rowGap) || 0;
      const top = cards[0].getBoundingClientRect().top;
      let room = list.getBoundingClientRect().bottom - cards.at(-1).getBoundingClientRect().bottom;
      let bottom = top - gap;
      for (const card of cards) {
        const height = card.offsetHeight;
        const line = document.getElementById("t-" + card.id.slice(2))?.getClientRects()[0];
        const push = Math.max(0, Math.min(room, (line ? line.top - 2 : 0) - (bottom + gap)));
        if (push > 1) card.style.marginBlockStart = `${push}px`;
        room -= Math.max(0, push);
        bottom += gap + push + height;
      }
    }
  }

  function hush(event) {
    if (event.key !== "Escape") return;
    for (const pick of document.querySelectorAll(".pick:hover, .pick:focus-within")) {
      pick.classList.add("hush");
      for (const leaving of ["mouseleave", "focusout"]) pick.addEventListener(leaving, () => pick.classList.remove("hush"), { once: true });
    }
  }

  function settle() {
    document.fonts?.ready.then(align);
    align();
    follow();
  }

  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  addEventListener("resize", align);
  addEventListener("beforeprint", () => document.querySelectorAll(".card").forEach((card) => (card.style.marginBlockStart = "")));
  document.addEventListener("toggle", align, true);
  document.addEventListener("keydown", hush);
  document.addEventListener("click", click);
  document.addEventListener("mouseover", (event) => light(idAt(event.target)));
  document.addEventListener("focusin", (event) => light(idAt(event.target)));
  settle();
})();
