// Keys j and k go from change to change, times are told in the reader's zone; everything works without this file.
(() => {
  // in the form in which the page says them, so that nothing moves when they are said anew
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const zone = new Intl.DateTimeFormat("en", { timeZoneName: "short" });
  for (const time of document.querySelectorAll("time[datetime]")) {
    if (!time.dateTime.includes("T")) continue; // a day is a day in every zone
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const name = zone.formatToParts(at).find((part) => part.type === "timeZoneName").value;
    const local = `${day.format(at)}, ${clock.format(at)} ${name}`;
    const shown = time.textContent.trim();
    if (shown.endsWith("UTC")) {
      if (!time.title) time.title = shown;
      time.textContent = local;
    } else {
      time.title = local;
    }
  }
})();
// what a column cuts off is told in full where one points at it
document.querySelector("table.lines")?.addEventListener("mouseover", (event) => {
  const cell = event.target.closest("th, td");
  if (cell && cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.trim();
});
// the newest mark of a time line is in sight, where it has to scroll
for (const line of document.querySelectorAll(".timeline .scroll")) {
  const from = line.getBoundingClientRect().left;
  const marks = [...line.querySelectorAll("circle")].map((mark) => mark.getBoundingClientRect().right);
  line.scrollLeft = Math.max(0, ...marks) - from - line.clientWidth * 0.8;
}
(() => {
  const edits = [...document.querySelectorAll(".edit")];
  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (!edits.length || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    if (event.key !== "j" && event.key !== "k") return;
    edits[at]?.classList.remove("current");
    at = Math.min(edits.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
    const edit = edits[at];
    edit.classList.add("current");
    edit.tabIndex = -1;
    edit.focus({ preventScroll: true });
    edit.scrollIntoView({ block: "center" });
  });
})();
(() => {
  // what rules would leave out is shown while they are written; the button does the same
  const rules = document.querySelector("textarea[data-effects]");
  if (!rules) return;
  let soon;
  rules.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(async () => {
      const sent = new FormData(rules.form);
      sent.set("action", "preview");
      const answer = await fetch(rules.form.getAttribute("action"), { method: "POST", body: new URLSearchParams(sent) });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("effects");
      if (found) document.getElementById("effects").replaceWith(document.adoptNode(found));
    }, 500);
  });
})();
