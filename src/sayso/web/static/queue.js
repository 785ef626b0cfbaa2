/* Lets the review queue be worked through by keys alone; every line of it is a plain form without scripts.

   y, n, u decide the line that the focus is in, z takes the last decision back, arrows go from line to line.
   Keys mean something only while the focus is in the list, and never inside a field. */
"use strict";
(() => {
  const list = document.querySelector(".queue");
  if (!list) return;
  const lines = [...list.querySelectorAll(".decision")];
  const made = [];
  const isDone = (line) => line.classList.contains("done");
  const say = (name, value) => {
    const place = document.getElementById(name);
    if (place) place.textContent = value.toLocaleString("en");
  };

  function go(line) {
    if (!line) return;
    line.focus({ preventScroll: true });
    const box = line.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) line.scrollIntoView({ block: box.height > innerHeight ? "start" : "center" });
  }

  const next = (line, step) => lines[lines.indexOf(line) + step];
  const open = (line) => lines.slice(lines.indexOf(line) + 1).find((each) => !isDone(each)) ?? lines.find((each) => !isDone(each));

  function tell(line, kind, words, strong = "") {
    line.querySelector(`.${kind}`)?.remove();
    const told = document.createElement("p");
    told.className = kind;
    told.setAttribute("role", "status");
    if (strong) {
      const bold = document.createElement("b");
      bold.textContent = strong;
      told.append(bold, " · ");
    }
    told.append(words);
    line.append(told);
  }

  async function send(fields) {
    const answer = await fetch("/queue", { method: "POST", headers: { accept: "application/json" }, body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(/<h1[^>]*>([^<]+)</.exec(await answer.text())?.[1] ?? "this could not be written down");
    const row = await answer.json();
    say("left", row.left);
    say("decided", row.decided);
    const bar = document.getElementById("far");
    if (bar) [bar.max, bar.value] = [Math.max(row.left + row.decided, 1), row.decided];
    return row;
  }

  async function decide(line, verdict, value) {
    if (isDone(line) || line.getAttribute("aria-busy")) return;
    line.setAttribute("aria-busy", "true");
    try {
      const row = await send({ key: line.dataset.key, verdict, value: value ?? "", by: list.dataset.by ?? "" });
      made.push([line, row.id]);
      line.classList.add("done");
      line.querySelector(".verdict").hidden = true;
      line.querySelector(".wrong")?.remove();
      tell(line, "told", `${row.words} (${row.by}). z takes it back.`, verdict);
      go(open(line) ?? line);
    } catch (error) {
      tell(line, "wrong", error.message);
    } finally {
      line.removeAttribute("aria-busy");
    }
  }

  async function undo() {
    const [line, id] = made.pop() ?? [];
    if (!line) return;
    try {
      await send({ what: "undo", id, by: list.dataset.by ?? "" });
      line.classList.remove("done");
      line.querySelector(".verdict").hidden = false;
      line.querySelector(".told")?.remove();
    } catch (error) {
      tell(line, "wrong", error.message);
    }
    go(line);
  }

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const line = event.target.closest(".decision");
    if (!line) return;
    const key = event.key;
    if (key === "ArrowDown" || key === "ArrowUp") go(next(line, key === "ArrowDown" ? 1 : -1));
    else if (key === "z") undo();
    else if (key === "y") decide(line, "yes");
    else if (key === "u") decide(line, "unsure");
    else if (key === "n" && line.querySelector("select") && !isDone(line)) line.querySelector("select").focus();
    else if (key === "n") decide(line, "no");
    else return;
    event.preventDefault();
  }

  function submit(event) {
    const line = event.target.closest(".decision");
    const verdict = event.submitter?.value;
    if (!line || !verdict) return;
    event.preventDefault();
    decide(line, verdict, line.querySelector("select")?.value);
  }

  function leave(event) {
    const choice = event.target.closest?.(".decision select");
    if (!choice) return;
    const line = choice.closest(".decision");
    if (event.key === "Escape") go(line);
    else if (event.key === "Enter" && choice.value) decide(line, "no", choice.value);
    else return;
    event.preventDefault();
  }

  if (!list.matches("[data-by]")) return; // the preview of many
  for (const line of lines) line.tabIndex = 0;
  list.addEventListener("keydown", press);
  list.addEventListener("keydown", leave);
  list.addEventListener("submit", submit);
})();
