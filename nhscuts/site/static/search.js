/* The search page. The library and the index are loaded when there is something to search for or the field is entered:
   by script elements, because a page read from a disk may not fetch. What the keys of an entry mean stands in search.py. */
(() => {
  "use strict";
  const KINDS = { s: "Chapter", t: "Glossary", b: "Body", c: "Chart", d: "Document", f: "Figure", g: "Calculated figure" };
  const WEIGHTS = { s: 1.25, t: 1.7, b: 1.5, c: 1.1, d: 1, f: 1, g: .8 };
  const BOOST = { t: 3, w: 2, a: 3, s: 1, x: 1, e: .7 };
  const STOP = new Set(("a an and are as at be been by did do for from has how in is " +
    "it its many much of on or that the their this to was were what which who with").split(" "));
  const SPELLED = "nought one two three four five six seven eight nine".split(" ");
  const WORD = /\d[\d,]*(?:\.\d+)?|\p{L}[\p{L}\p{N}’']*/gu;
  const STEP = 20, SNIPPET = 210;
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  const by = (id) => document.getElementById(id);
  const form = by("search-form"), field = by("q"), kinds = by("search-kinds"), status = by("search-status");
  const advice = by("search-advice"), list = by("search-results"), more = by("search-more");
  let loading = null, index = null, entries = [], known = new Set(), found = [], partly = false, shown = 0, timer = 0;

  /* Words as they are compared: "£29m" is 29 million, "1,636" one number, "cuts" is "cut", "nine" is 9. */
  const SIZES = { m: "million", bn: "billion", k: "thousand" };
  const words = (text) => (text.toLowerCase().replace(/(\d)(m|bn|k)\b/g, (_, digit, size) => `${digit} ${SIZES[size]}`)
    .replace(/%/g, " per cent").match(WORD) || []).map(stem);
  const stems = new Map();
  const stem = (word) => stems.get(word) || stems.set(word, bared(word)).get(word);
  const bared = (word) => {
    if (/^\d/.test(word)) return word.replace(/,/g, "");
    const bare = word.normalize("NFKD").replace(/[’']s?$|[’'\u0300-\u036f]/g, "");
    const digit = SPELLED.indexOf(bare);
    if (digit >= 0) return String(digit);
    return bare.length < 4 || bare.endsWith("ss") ? bare : bare.replace(/ies$/, "y").replace(/s$/, "");
  };
  const wanted = (word) => (STOP.has(word) ? null : word);

  const script = (file) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: base + file, onload: done, onerror: failed }));
  });
  const load = () => {
    loading = loading || Promise.all([script("vendor/minisearch.js"), script("search-index.js")]).then(build);
    return loading;
  };
  const build = () => {
    entries = window.BOOK_SEARCH;
    entries.forEach((entry, i) => {
      entry.id = i;
      if (entry.u.startsWith("#")) {  // on the page and from the source of the entry before
        entry.s = entries[i - 1].s;
        entry.u = entries[i - 1].u.split("#")[0] + entry.u;
      }
    });
    const made = new window.MiniSearch({
      fields: Object.keys(BOOST), tokenize: words, processTerm: (word) => { known.add(word); return wanted(word); },
      searchOptions: {
        processTerm: wanted, boost: BOOST, boostDocument: (id) => WEIGHTS[entries[id].k],
        // a word of the book is not also taken for the beginning, or a misspelling, of others
        prefix: (term) => !/^\d/.test(term) && (term.length > 4 || !known.has(term)),
        fuzzy: (term) => (/^\d/.test(term) || term.length < 4 || known.has(term) ? false : term.length < 5 ? 1 : .2),
      },
    });
    // in parts, so that what is typed meanwhile is not held up
    return made.addAllAsync(entries, { chunkSize: 500 }).then(() => { index = made; });
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const marked = (text, terms) => {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!words(match[0]).some((word) => terms.has(word))) continue;
      parts.push(text.slice(end, match.index), element("mark", "", match[0]));
      end = match.index + match[0].length;
    }
    return [...parts, text.slice(end)];
  };
  const snippet = (text, terms) => {
    if (text.length <= SNIPPET) return text;
    const hits = [...text.matchAll(WORD)].map((match) => [match.index, words(match[0])[0]]).filter(([, word]) => terms.has(word));
    const around = ([at]) => new Set(hits.filter(([one]) => one >= at && one < at + SNIPPET / 2).map(([, word]) => word)).size;
    const [best] = hits.reduce((most, hit) => (around(hit) > around(most) ? hit : most), hits[0] || [0]);
    let start = Math.max(0, best - SNIPPET / 4);
    if (start) start = text.indexOf(" ", start) + 1;
    const cut = text.slice(start, start + SNIPPET);
    const rest = start + SNIPPET < text.length;
    return (start ? "… " : "") + (rest ? `${cut.slice(0, cut.lastIndexOf(" "))} …` : cut);
  };
  const item = (result) => {
    const entry = entries[result.id], terms = new Set(result.terms);
    const link = element("a", "", ...marked(entry.t, terms));
    link.href = entry.u;
    if (entry.w) link.append(element("span", "search-what", ": ", ...marked(entry.w, terms)));
    const lines = [element("span", "search-kind", KINDS[entry.k]), link];
    if (entry.a) lines.push(element("p", "", "Also ", ...marked(entry.a, terms)));
    if (entry.x || entry.n) lines.push(element("p", "", ...marked(snippet(entry.x || "", terms), terms), " ", entry.n || ""));
    if (entry.s) lines.push(element("p", "search-source", ...marked(entry.s, terms)));
    return element("li", "", ...lines);
  };

  const group = (result) => entries[result.id].k.replace("g", "f");
  const chosen = () => kinds.querySelector("input:checked").value;
  const matching = () => found.filter((result) => !chosen() || group(result) === chosen());
  const show = () => {
    const results = matching();
    list.append(...results.slice(shown, shown + STEP).map(item));
    shown = Math.min(results.length, shown + STEP);
    more.hidden = shown >= results.length;
    more.textContent = `Show ${Math.min(STEP, results.length - shown)} more of ${results.length - shown}`;
  };
  const remember = (query) => {
    const parameters = new URLSearchParams(query ? { q: query, ...(chosen() && { kind: chosen() }) } : {});
    history.replaceState(null, "", `${location.pathname}${query ? `?${parameters}` : ""}`);
    document.title = document.title.replace(/^(“.*” – )?/, query ? `“${query}” – ` : "");
  };
  const render = () => {
    const query = field.value.trim(), number = matching().length;
    const results = `${number === found.length ? "" : `${number} of `}${found.length} ${found.length === 1 ? "result" : "results"}`;
    status.textContent = !query ? "" : !found.length ? `Nothing was found for “${query}”.`
      : partly ? `Nothing has all of these words; ${results} with some of them.` : `${results} for “${query}”`;
    remember(query);
    list.replaceChildren();
    shown = 0;
    show();
  };
  /* The words as they were typed, one behind the other, count for more, most where they are a whole name. */
  const rank = (query) => {
    const plain = (text) => ` ${words(text || "").join(" ")} `;
    const phrase = plain(query);
    for (const result of found.slice(0, 200)) {
      const { t, a, w, x } = entries[result.id], title = plain(t);
      if (title === phrase || (a && a.split(", ").some((name) => plain(name) === phrase))) result.score *= 3;
      else if (title.includes(phrase)) result.score *= 1.5;
      else if (phrase.trim().includes(" ") && (plain(w).includes(phrase) || plain(x).includes(phrase))) result.score *= 1.3;
    }
    found.sort((one, other) => other.score - one.score);
  };
  const search = async () => {
    const query = field.value.trim();
    if (query) {
      if (!index) status.textContent = "Searching …";
      try { await load(); } catch { status.textContent = "The index of the search could not be loaded."; return; }
      if (query !== field.value.trim()) return;  // the reader has typed on
    }
    found = query ? index.search(query, { combineWith: "AND" }) : [];
    partly = Boolean(query) && !found.length;
    if (partly) found = index.search(query);
    rank(query);
    const counts = { "": found.length };
    found.forEach((result) => { counts[group(result)] = (counts[group(result)] || 0) + 1; });
    for (const input of kinds.querySelectorAll("input")) {
      input.parentElement.querySelector(".count").textContent = query ? `(${counts[input.value] || 0})` : "";
      input.disabled = Boolean(query) && !counts[input.value];
    }
    if (query && !counts[chosen()]) kinds.querySelector("input").checked = true;
    advice.hidden = !query || Boolean(found.length);
    render();
  };

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
  kinds.addEventListener("change", render);
  more.addEventListener("click", () => { const next = shown; show(); list.children[next]?.querySelector("a").focus(); });
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  const kind = [...kinds.querySelectorAll("input")].find((input) => input.value === asked.get("kind"));
  if (kind) kind.checked = true;
  if (field.value) search(); else field.focus();
  field.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });  // the reader's, not the one above
})();
