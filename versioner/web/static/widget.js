// <versioner-dates>, <versioner-changelog>, <versioner-badge>: honest dates for the page they stand on.
// No dependency, text only (nothing from the answer is ever markup), one constructable style sheet (a strict
// Content-Security-Policy is kept), themable. What stands between the tags stays until there is an answer. All
// languages that we have words of are written from left to right, whatever the page. See docs/publishers.md.
(() => {
  const base = new URL(document.currentScript.src).origin;
  const words = {}; /* labels */
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{display:block;overflow-wrap:anywhere;color:var(--versioner-ink,inherit);font:var(--versioner-font,inherit)}
    :host([hidden]){display:none}:host([data-state=known]){direction:ltr}a{color:var(--versioner-link,inherit)}ol{list-style:none;margin:.4em 0;padding:0}
    li{padding:var(--versioner-gap,.4em) 0;border-top:var(--versioner-border,1px solid color-mix(in srgb,currentColor 20%,transparent))}
    p{margin:.2em 0 0}dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.15em .8em}dt{font-weight:600}dd{margin:0}
    .quiet{color:var(--versioner-quiet,inherit);opacity:var(--versioner-quiet-opacity,.75)}`);
  const answers = new Map();
  const ask = (page, spoken) => {
    const query = `url=${encodeURIComponent(page)}${spoken && `&${spoken}`}`;
    if (!answers.has(query)) {
      const asked = fetch(`${base}/api/v1/widget?${query}`, { credentials: "omit" });
      answers.set(query, asked.then((r) => (r.ok ? r.json() : { article: null })).catch(() => ({ article: null })));
    }
    return answers.get(query);
  };
  const make = (name, part, ...content) => {
    const node = document.createElement(name);
    if (part) node.part = part;
    if (part === "quiet") node.className = "quiet";
    node.append(...content);
    return node;
  };
  const link = (url, text, part = "link") => {
    const node = make("a", part, text);
    node.href = /^https?:/i.test(url) ? url : "#";
    node.rel = "nofollow noopener";
    return node;
  };

  // a page's own words, set apart in a sentence of another writing direction
  const apart = (text) => `\u2068${text}\u2069`;

  class Part extends HTMLElement {
    async connectedCallback() {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.replaceChildren(document.createElement("slot"));
      const canonical = document.querySelector("link[rel=canonical]");
      const page = this.getAttribute("url") || (canonical && canonical.href) || location.href.split("#")[0];
      this.tongue = this.closest("[lang]")?.lang || navigator.language || "en";
      const found = await ask(page, this.spoken);
      this.dataset.state = found.article ? "known" : "unknown";
      if (!found.article) return;
      root.replaceChildren(...this.fill(found.article, found.changes));
    }

    // what an address says of the language, where it is one that we have words of
    get spoken() {
      const name = this.tongue.slice(0, 2).toLowerCase();
      return words[name] ? `lang=${name}` : "";
    }

    say(key, ...values) {
      const text = (words[this.tongue.slice(0, 2).toLowerCase()] || {})[key] || words.en[key];
      return values.reduce((said, value) => said.replace("%s", () => value), text);
    }

    format(at, form) {
      try {
        return new Intl.DateTimeFormat(this.tongue, form).format(new Date(at));
      } catch {
        return new Intl.DateTimeFormat("en", form).format(new Date(at));
      }
    }

    // a date without a time is that day in every reader's zone
    time(at, precision) {
      const day = precision === "day";
      const form = day ? { dateStyle: "long", timeZone: "UTC" } : { dateStyle: "long", timeStyle: "short" };
      const node = make("time", "time", this.format(at, form));
      node.dateTime = day ? at.slice(0, 10) : at;
      node.dir = "auto"; // told in the page's language, among words of ours
      return node;
    }
  }

  class Dates extends Part {
    fill(article) {
      const list = make("dl", "dates");
      const row = (label, ...content) => list.append(make("dt", "label", this.say(label)), make("dd", "value", ...content));
      const quiet = (text) => make("span", "quiet", ` (${text})`);
      const [made, last] = [article.generated_on, article.last_updated];
      if (made) row("made", this.time(made.at, made.precision), made.basis === "observed" ? quiet(this.say("seen first")) : "");
      if (last) {
        const basis = last.basis === "publisher" ? "" : quiet(this.say("seen by", new URL(base).hostname));
        row("updated", this.time(last.at, last.precision), basis);
      } else if (article.first_seen) row("updated", this.say("unchanged", this.format(article.first_seen, { dateStyle: "long" })));
      if (article.last_checked) row("checked", this.time(article.last_checked));
      article.sources.forEach((source) => row("source", link(source.url, source.title || this.say("show"))));
      const out = article.out_of_date || [];
      if (!out.length) return [list];
      const names = out.map((path) => path.map(apart).join(" › ") || this.say("beginning")).join(", ");
      const note = make("p", "out-of-date", this.say("newer", names));
      note.role = "status";
      return [list, note];
    }
  }

  class Changelog extends Part {
    fill(article, changes) {
      const head = make("p", "heading", link(`${base}/articles/${article.id}`, this.say("changelog")));
      if (!changes.length) return [head, make("p", "quiet", this.say("none"))];
      const list = make("ol", "changes");
      for (const change of changes) {
        const when = link(`${base}/articles/${article.id}/changes/${change.version}`, "", "when");
        when.append(this.time(change.first_seen));
        list.append(make("li", "change", when, ...change.summary.map((said) => make("p", "sentence", said))));
      }
      return [head, list];
    }
  }

  class Badge extends Part {
    fill(article) {
      const [image, last] = [make("img"), article.last_updated];
      image.src = `${base}/badge/${article.id}.svg${this.spoken && `?${this.spoken}`}`;
      image.height = 20;
      image.alt = last ? `${this.say("updated")} ${this.time(last.at, last.precision).textContent}` : this.say("none");
      return [link(`${base}/articles/${article.id}`, image)];
    }
  }

  for (const [name, part] of [["dates", Dates], ["changelog", Changelog], ["badge", Badge]]) {
    if (!customElements.get(`versioner-${name}`)) customElements.define(`versioner-${name}`, part);
  }
})();
