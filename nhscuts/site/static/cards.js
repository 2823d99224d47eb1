/* Shows the note of a figure as a card where the figure is pointed at. Without it the link still leads to the figure's
   entry, and the notes stand at the end of the page. Also: Escape closes the contents. */
(() => {
  "use strict";
  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  let shown = null, tapped = null, leaving = 0;

  const close = () => {
    card.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };
  const open = (link) => {
    clearTimeout(leaving);
    if (shown === link) return;
    const note = document.getElementById(`note-${link.dataset.note}`);
    if (!note) return;
    close();
    card.replaceChildren(...note.cloneNode(true).childNodes);
    card.querySelectorAll("i").forEach((name) => name.before(document.createElement("br")));
    card.hidden = false;
    shown = link;
    link.setAttribute("aria-describedby", "card");
    const at = [...link.getClientRects()].pop(), wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, wide - card.offsetWidth - 8));
    const below = at.bottom + card.offsetHeight + 8 < innerHeight || at.top < card.offsetHeight + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? at.bottom : at.top - card.offsetHeight) + scrollY}px`;
  };
  const closeSoon = () => { leaving = setTimeout(close, 180); };
  const figureOf = (event) => event.target.closest?.("a.figure-link[data-note]");

  document.body.append(card);
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", closeSoon);
  document.addEventListener("pointerover", (event) => {
    const link = figureOf(event);
    if (link && event.pointerType !== "touch") open(link);
  });
  document.addEventListener("pointerout", (event) => { if (figureOf(event)) closeSoon(); });
  document.addEventListener("focusin", (event) => {
    const link = figureOf(event);
    if (link) open(link); else close();
  });
  document.addEventListener("focusout", (event) => { if (figureOf(event)) closeSoon(); });
  document.addEventListener("pointerdown", (event) => {
    const link = figureOf(event);
    tapped = event.pointerType === "touch" && link && link !== shown ? link : null;
    if (!link && !card.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => { // a first tap opens the card, a second follows the link
    if (tapped && figureOf(event) === tapped) {
      event.preventDefault();
      tapped.focus();
      open(tapped);
    }
    tapped = null;
  });
  const contents = document.querySelector("details.contents");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    if (contents?.open) {
      contents.open = false;
      contents.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => { if (contents?.open && !contents.contains(event.target)) contents.open = false; });
})();
