// @ts-check
// What another site loads: one button, and the frame that it opens. Everything lives in a shadow root; the page is not
// touched. Nothing is asked of our server, and nothing kept in the browser, before the button is pressed.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || "BoussoleIA" in window) return;
  const { origin } = new URL(script.src);
  const SILENT_MS = 15_000;
  const SILENT_ONCE_LOADED_MS = 3_000;
  const STYLE = "STYLE"; // loader.css, put here by the server

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Record<string, string>} attributes @param {string} [text]
   */
  const element = (tag, attributes, text = "") => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };

  const host = document.createElement("boussole-ia");
  const root = host.attachShadow({ mode: "open" });
  const opener = element(
    "button",
    {
      type: "button",
      class: "open",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      "aria-controls": "panel",
    },
    "Une question sur l'IA\u00a0?",
  );
  const panel = element("dialog", { id: "panel", "aria-labelledby": "title" });
  const bar = element("div", { class: "bar" });
  const closer = element("button", { type: "button" }, "Fermer");
  const state = element("p", { class: "state", role: "status" });
  const elsewhere = element(
    "a",
    { href: `${origin}/`, target: "_blank", rel: "noopener" },
    "Ouvrir Boussole IA dans un nouvel onglet",
  );
  bar.append(element("h2", { id: "title" }, "Boussole IA"), closer);
  panel.append(bar, state, elsewhere);
  root.append(opener, panel);
  dress();

  // Where there is little room the panel takes it all, and the page behind waits.
  const small = matchMedia("(max-width: 640px), (max-height: 480px)");
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  let ready = false;
  let silence = 0;
  /** @type {Element | null} */
  let before = null;

  /** Style sheets made here pass a policy that refuses inline styles; older browsers know only the latter. */
  function dress() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(element("style", {}, STYLE));
    }
  }

  function open() {
    if (panel.open) return;
    before = root.activeElement ?? document.activeElement;
    show();
    opener.setAttribute("aria-expanded", "true");
    if (frame === null) load();
    else focusFrame();
  }

  function show() {
    if (small.matches) panel.showModal();
    else panel.show();
  }

  function load() {
    ready = false;
    frame = element("iframe", {
      title: "Boussole IA, votre conversation",
      allow: "clipboard-write",
      loading: "lazy",
      src: `${origin}/widget`,
    });
    state.textContent = "Ouverture…";
    elsewhere.hidden = true;
    silence = setTimeout(giveUp, SILENT_MS);
    frame.addEventListener("load", () => {
      say("hello");
      if (ready) return;
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENT_ONCE_LOADED_MS);
    });
    panel.append(frame);
  }

  /** The frame says nothing: this site is not on the list, or the service is down. The next opening tries again. */
  function giveUp() {
    frame?.remove();
    frame = null;
    state.textContent = "La fenêtre ne peut pas s'ouvrir sur cette page.";
    elsewhere.hidden = false;
  }

  function close() {
    if (panel.open) panel.close();
  }

  /** @param {"hello" | "focus"} word */
  function say(word) {
    frame?.contentWindow?.postMessage({ boussole: word }, origin);
  }

  function focusFrame() {
    frame?.focus();
    say("focus");
  }

  addEventListener("message", (event) => {
    if (frame === null || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data?.boussole === "close") close();
    if (event.data?.boussole !== "ready" || ready) return;
    ready = true;
    clearTimeout(silence);
    state.textContent = "";
    // Whoever went back to the page meanwhile is left there.
    if (panel.open && panel.contains(root.activeElement)) focusFrame();
  });
  opener.addEventListener("click", () => (panel.open ? close() : open()));
  closer.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel.addEventListener("close", () => {
    if (panel.open) return; // closed and shown again, the other way
    opener.setAttribute("aria-expanded", "false");
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else opener.focus();
  });
  small.addEventListener("change", () => {
    if (!panel.open) return;
    panel.close();
    show();
  });

  const mount = () => document.body.append(host);
  if (document.body) mount();
  else addEventListener("DOMContentLoaded", mount);
  Object.defineProperty(window, "BoussoleIA", { value: Object.freeze({ open, close }) });
})();
