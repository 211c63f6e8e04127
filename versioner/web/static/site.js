// Keys j and k go from change to change; everything works without this file.
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
