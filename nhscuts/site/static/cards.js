/* Adds to the cards what CSS alone cannot do. Everything works without it: hover and focus open a card, the link leads
   to the figure's entry. With it, Escape closes a card, a card stays on the screen, and a first tap opens one. */
(() => {
  const figures = document.querySelectorAll(".figure");
  const place = (figure) => {
    const card = figure.querySelector(".card");
    card.style.removeProperty("--shift");
    const box = card.getBoundingClientRect();
    const over = Math.max(0, box.right - document.documentElement.clientWidth + 8);
    const under = Math.max(0, 8 - box.left);
    card.style.setProperty("--shift", `${under - over}px`);
    figure.classList.remove("above");
    const room = document.documentElement.clientHeight;
    const line = figure.getBoundingClientRect();
    figure.classList.toggle("above", line.bottom + box.height > room && line.top > box.height);
  };
  figures.forEach((figure) => {
    const link = figure.querySelector("a");
    let touched = false;
    figure.addEventListener("pointerenter", () => { figure.classList.remove("closed"); place(figure); });
    link.addEventListener("focus", () => { figure.classList.remove("closed"); place(figure); });
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch" && document.activeElement !== link;
    });
    link.addEventListener("click", (event) => {
      if (touched) { event.preventDefault(); link.focus(); place(figure); }
      touched = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") figures.forEach((figure) => figure.classList.add("closed"));
  });
})();
