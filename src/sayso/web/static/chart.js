/* Lets a reader zoom a question's chart and take it away as PNG. The chart itself is there without scripts; what draws this one (Vega) is
   a megabyte that is loaded only when somebody asks for it, and it draws the same data that the page gives away as Vega-Lite. */
"use strict";
(() => {
  const chart = document.getElementById("chart");
  const explore = document.getElementById("explore");
  const png = document.getElementById("as-png");
  const [lanes, explored] = [document.getElementById("lanes"), document.getElementById("explored")];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const LABELS = 180; // room that the parties' names take beside the lanes
  let ready = null;
  let view = null;

  function script(address) {
    return new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = address;
      made.onload = done;
      made.onerror = failed;
      document.head.append(made);
    });
  }

  async function load() {
    await script(chart.dataset.vega);
    await script(chart.dataset.lite);
    const [{ expressionInterpreter }, answer] = await Promise.all([import(chart.dataset.reads), fetch(chart.dataset.spec)]);
    return { expressionInterpreter, spec: await answer.json() };
  }

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /* The specification as the page wears it: its colours, its width, and a scale of time that a pointer moves. */
  function dressed(spec, { paper, ink, soft }, width, zooms) {
    const worn = structuredClone(spec);
    const colours = { ink, soft, paper };
    for (const param of worn.params) param.value = colours[param.name] ?? param.value;
    worn.spec.width = width;
    worn.background = paper;
    worn.config = {
      ...worn.config,
      title: { color: ink, subtitleColor: soft },
      axis: { labelColor: soft, domainColor: soft, tickColor: soft, gridColor: soft, gridOpacity: 0.3 },
      header: { labelColor: ink },
      text: { color: ink },
    };
    if (zooms) {
      worn.title = undefined;
      worn.spec.layer[0].params = [{ name: "zoomed", select: { type: "interval", encodings: ["x"] }, bind: "scales" }];
    }
    return worn;
  }

  function made(given, spec, container) {
    const runtime = vega.parse(vegaLite.compile(spec).spec, null, { ast: true });
    return new vega.View(runtime, { expr: given.expressionInterpreter, renderer: "svg", container, hover: true });
  }

  async function draw() {
    const given = await (ready ??= load());
    const colours = { paper: token("--paper"), ink: token("--ink"), soft: token("--muted") };
    view?.finalize();
    const width = Math.max(explored.clientWidth - LABELS - 60, 140);
    view = made(given, dressed(given.spec, colours, width, true), explored);
    await view.runAsync();
    explored.querySelector("svg").setAttribute("aria-hidden", "true"); // hundreds of nameless marks; the table beneath names each
  }

  async function swap() {
    const on = explore.getAttribute("aria-pressed") !== "true";
    explore.setAttribute("aria-pressed", String(on));
    explored.hidden = !on;
    try {
      if (on) await draw();
      lanes.hidden = on;
    } catch (error) {
      console.error(error);
      explored.hidden = true;
      explore.setAttribute("aria-pressed", "false");
    }
  }

  async function save() {
    const given = await (ready ??= load());
    const colours = { paper: "white", ink: "black", soft: "dimgray" };
    const plain = made(given, dressed(given.spec, colours, 720, false), null);
    const link = document.createElement("a");
    link.href = await plain.toImageURL("png", 2);
    link.download = `${chart.dataset.name}.png`;
    link.click();
    plain.finalize();
  }

  for (const [button, act] of [[explore, swap], [png, save]]) {
    button.hidden = false;
    button.addEventListener("click", act);
  }
  dark.addEventListener("change", () => explored.hidden || draw());
})();
