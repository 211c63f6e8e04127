// <versioner-dates>, <versioner-changelog>, <versioner-badge>: honest dates for the page they stand on.
// No dependency, text only (nothing from the answer is ever markup), themable by CSS variables, one
// constructable style sheet so that a strict Content-Security-Policy of the host page is kept.
(() => {
  const base = new URL(document.currentScript.src).origin;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{display:block;color:var(--versioner-ink,inherit);font:var(--versioner-font,inherit)}
    a{color:var(--versioner-link,LinkText)}ul{padding-left:1.2em;margin:.4em 0}.quiet{opacity:.75}
    :host([hidden]){display:none}`);
  const answers = new Map();
  const ask = (path) => {
    if (!answers.has(path)) {
      answers.set(path, fetch(base + path, { credentials: "omit" }).then((r) => {
        if (!r.ok) throw new Error(r.status);
        return r.json();
      }));
    }
    return answers.get(path);
  };
  const make = (name, text, attributes = {}) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const safe = (url) => (/^https?:/i.test(url) ? url : "#");
  const time = (at, precision) => {
    // a date without a time is that day in every reader's zone
    const form = precision === "day" ? { dateStyle: "long", timeZone: "UTC" } : { dateStyle: "long", timeStyle: "short" };
    const shown = new Intl.DateTimeFormat(document.documentElement.lang || undefined, form).format(new Date(at));
    return make("time", shown, { datetime: precision === "day" ? at.slice(0, 10) : at });
  };
  const link = (url, text) => make("a", text, { href: safe(url), rel: "nofollow noopener" });

  class Part extends HTMLElement {
    async connectedCallback() {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const canonical = document.querySelector("link[rel=canonical]");
      const page = this.getAttribute("url") || (canonical && canonical.href) || location.href.split("#")[0];
      try {
        const article = await ask(`/api/v1/lookup?url=${encodeURIComponent(page)}`);
        root.replaceChildren(...(await this.fill(article)));
      } catch {
        root.replaceChildren(link(`${base}/`, "Versions of this page"));
      }
    }
  }

  class Dates extends Part {
    fill(article) {
      const generated = make("div", "Generated on: ");
      if (article.generated_on) generated.append(time(article.generated_on.at, article.generated_on.precision));
      const updated = make("div", "Last updated: ");
      if (article.last_updated) {
        updated.append(time(article.last_updated.at, article.last_updated.precision));
        updated.title = `not before ${article.last_updated.not_before}`;
      } else {
        updated.append("not changed since first seen");
      }
      const rows = [generated, updated];
      for (const source of article.sources) {
        const row = make("div");
        row.append(link(source.url, "Show me the source"));
        rows.unshift(row);
      }
      if (article.out_of_date && article.out_of_date.length) {
        const names = article.out_of_date.map((path) => path.join(" › ") || "the beginning").join(", ");
        rows.push(make("div", `The source has changed since; out of date: ${names}`, { role: "status" }));
      }
      return rows;
    }
  }

  class Changelog extends Part {
    async fill(article) {
      const found = await ask(`/api/v1/articles/${article.id}/changes?limit=20`);
      const heading = make("div");
      heading.append(link(`${base}/articles/${article.id}`, "Changelog"));
      if (!found.changes.length) return [heading, make("p", "No change was seen.", { class: "quiet" })];
      const list = make("ul");
      for (const change of found.changes) {
        const entry = make("li");
        entry.append(time(change.first_seen), `: ${change.summary.join(" ")}`);
        if (change.silent) entry.append(make("span", " (changed without a new date or note)", { class: "quiet" }));
        list.append(entry);
      }
      return [heading, list];
    }
  }

  class Badge extends Part {
    fill(article) {
      const image = make("img", undefined, {
        src: `${base}/badge/${article.id}.svg`,
        alt: article.last_updated ? `Last updated ${time(article.last_updated.at, article.last_updated.precision).dateTime}` : "Not changed since first seen",
      });
      const anchor = link(`${base}/articles/${article.id}`, "");
      anchor.append(image);
      return [anchor];
    }
  }

  for (const [name, part] of [["dates", Dates], ["changelog", Changelog], ["badge", Badge]]) {
    if (!customElements.get(`versioner-${name}`)) customElements.define(`versioner-${name}`, part);
  }
})();
