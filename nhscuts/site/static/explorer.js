/* The evidence explorer. The page holds the first rows without it; the data of all rows are loaded when a reader first
   touches a control, or at once where the address asks for a view. The markup of a row is that of explorer.py. */
(() => {
  "use strict";
  const script = document.currentScript;
  const explorer = document.querySelector(".explorer");
  if (!explorer) return;
  const form = explorer.querySelector("form");
  const status = explorer.querySelector(".explorer-count");
  const box = explorer.querySelector(".table-box");
  const body = box.querySelector("tbody");
  const more = explorer.querySelector("[name=more]");
  const FIRST = body.rows.length, MORE = 50;
  const UP = body.querySelector("a").getAttribute("href").split("documents/")[0];  // the site's root, seen from this page
  const FILTERS = [...form.querySelectorAll("select")].filter((select) => select.name !== "sort");
  const SOURCE_COLUMNS = ["publisher", "title", "date", "kind", "url"];

  // The words for codes are those of the options, before their counts.
  const labels = {};
  for (const select of FILTERS) {
    labels[select.name] = new Map([...select.options].map((o) => [o.value, o.text.replace(/ \(\d+\)$/, "")]));
  }
  const units = [...labels.unit.keys()];
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const ORDERS = {
    newest: (a, b) => before(b.as_of, a.as_of),
    oldest: (a, b) => before(a.as_of, b.as_of),
    size: (a, b) => units.indexOf(a.unit) - units.indexOf(b.unit) || b.size - a.size,
  };

  // -- the data ------------------------------------------------------------------------------------------------------

  let loading, data, rows, sources;

  const load = () => loading ??= new Promise((done) => {
    const file = document.createElement("script");
    file.src = new URL(form.dataset.evidence, script.src);
    const finish = () => {
      if (window.BOOK_EVIDENCE) read(window.BOOK_EVIDENCE);
      else loading = undefined;  // the next touch tries again
      done(Boolean(rows));
    };
    file.onload = file.onerror = finish;
    document.head.append(file);
  });

  const unpacked = (column) => (Array.isArray(column) ? column : column.rows.map((n) => column.values[n]));

  /** Objects, one a row, from columns. */
  const records = (columns) => {
    const names = Object.keys(columns);
    const lists = names.map((name) => unpacked(columns[name]));
    return lists[0].map((_, n) => Object.fromEntries(names.map((name, i) => [name, lists[i][n]])));
  };

  const plain = (text) => text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");

  const read = (given) => {
    data = given;
    sources = new Map(records(data.sources).map((source) => [source.key, source]));
    const said = records(data.said);
    rows = records(data.columns);
    rows.forEach((row, n) => {
      row.said = said[n];
      row.document = sources.get(row.source);
      row.kind = row.document.kind;
      row.size = Number(row.value || row.high || row.low);  // a bound counts as the number that is printed
      row.text = plain([row.said.what, row.subject, row.wording, row.document.publisher, row.geography, row.notes].join("\n"));
    });
  };

  // -- what is asked for, and what answers to it -----------------------------------------------------------------------

  const asked = () => [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);

  /** The rows that pass every filter; beside each option, how many would with it. */
  const filtered = () => {
    const words = plain(form.elements.q.value).split(/\s+/).filter(Boolean);
    const counts = new Map(FILTERS.map((select) => [select, {}]));
    const add = (select, row) => {
      const count = counts.get(select), value = row[select.name];
      count[value] = (count[value] || 0) + 1;
    };
    const found = rows.filter((row) => {
      if (!words.every((word) => row.text.includes(word))) return false;
      const failed = FILTERS.filter((select) => select.value && select.value !== row[select.name]);
      if (failed.length === 0) FILTERS.forEach((select) => add(select, row));
      if (failed.length === 1) add(failed[0], row);  // another option of that filter would let it through
      return failed.length === 0;
    });
    for (const select of FILTERS) {
      for (const option of select.options) {
        if (!option.value) continue;
        const count = counts.get(select)[option.value] || 0;
        option.text = `${labels[select.name].get(option.value)} (${count})`;
        option.disabled = count === 0 && !option.selected;
      }
    }
    const order = ORDERS[form.elements.sort.value];
    return order ? found.sort(order) : found;
  };

  // -- showing it ------------------------------------------------------------------------------------------------------

  const safe = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const line = ({ id, era, status, subject, said, document }) => {
    const page = `${UP}documents/${document.key}.html`;
    return `<tr><th scope="row"><a class="figure-link" href="${page}#${id}">${safe(said.words)}</a></th>`
      + `<td>${safe(said.what + subject)}<small data-era="${era}">${labels.era.get(era)}</small></td>`
      + `<td>${labels.status.get(status)}, as of ${said.date}</td>`
      + `<td><a href="${page}">${safe(`${document.publisher}, ${document.said}`)}</a>`
      + `<small>${labels.kind.get(document.kind)}${document.weak ? "; weak source" : ""}</small></td></tr>`;
  };

  const some = (number, noun) => `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
  const different = (list, column) => new Set(list.map((row) => row[column])).size;

  let found = [];

  const show = (from, to) => {
    body.insertAdjacentHTML("beforeend", found.slice(from, to).map(line).join(""));
    const shown = body.rows.length;
    box.hidden = found.length === 0;
    more.hidden = shown >= found.length;
    more.textContent = `Show ${Math.min(MORE, found.length - shown)} more`;
    status.textContent = found.length === 0
      ? "No figure answers to all of this. Set a filter back to “Any”, use fewer words, or clear the filters."
      : `${some(found.length, "figure")} from ${some(different(found, "source"), "document")} and `
        + `${some(different(found, "origin"), "origin")}${shown < found.length ? `; ${shown} are shown` : ""}.`;
  };

  const ready = async () => {
    if (await load()) return true;
    status.textContent = "The data of the explorer could not be loaded, so nothing can be filtered or downloaded here. "
      + "The complete lists below have every figure.";
    return false;
  };

  const update = async () => {
    const query = new URLSearchParams(asked()).toString();
    try {
      history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
    } catch { /* a browser that refuses this for files: the view has no address of its own there */ }
    if (!await ready()) return;
    found = filtered();
    body.replaceChildren();
    show(0, FIRST);
  };

  // -- taking it away --------------------------------------------------------------------------------------------------

  const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

  const csv = () => {
    const columns = Object.keys(data.columns);
    const head = [...columns, ...SOURCE_COLUMNS.map((name) => `source_${name}`)];
    const lines = found.map((row) => [...columns.map((name) => row[name]), ...SOURCE_COLUMNS.map((name) => row.document[name])]);
    return [head, ...lines].map((one) => `${one.map(cell).join(",")}\n`).join("");
  };

  const download = async () => {
    if (!await ready()) return;
    found = filtered();
    const view = asked().map(([, value]) => value).join("-").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 80);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.download = [data.name, data.version, "evidence", view].filter(Boolean).join("-").replace(/-$/, "") + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // -- the controls ----------------------------------------------------------------------------------------------------

  let waiting;
  form.addEventListener("focusin", load);
  form.addEventListener("pointerdown", load);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(update, event.target.name === "q" ? 200 : 0);  // not at every letter
  });
  form.elements.clear.addEventListener("click", () => {
    for (const field of [form.elements.q, ...FILTERS]) field.value = "";
    update();
  });
  form.elements.download.addEventListener("click", download);
  more.addEventListener("click", async () => {
    if (!await ready()) return;
    if (found.length === 0) found = filtered();  // nothing was asked yet: the rows of the page are the first of all
    const from = body.rows.length;
    show(from, from + MORE);
    body.rows[from].querySelector("a").focus({ preventScroll: true });
  });

  const view = new URLSearchParams(location.search);
  for (const field of [form.elements.q, form.elements.sort, ...FILTERS]) {
    field.value = view.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";  // an option that there is not
  }
  if (asked().length) update();
})();
