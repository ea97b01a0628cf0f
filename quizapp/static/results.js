/* Folding the tree of units. The table is whole without this script; what is folded outlives the refreshes. */
(() => {
  "use strict";
  const LONG = 30;
  const folded = new Set();
  let first = true;

  const rows = () => Array.from(document.querySelectorAll(".unit-table tbody tr"));
  const depth = (row) => Number(row.dataset.depth);

  function show() {
    const all = rows();
    if (first && all.length) {
      first = false;
      if (all.length > LONG) {
        all.filter((row) => depth(row) > 0 && row.querySelector(".fold")).forEach((row) => folded.add(row.dataset.unit));
      }
    }
    let hiddenBelow = Infinity;
    for (const row of all) {
      if (depth(row) <= hiddenBelow) hiddenBelow = Infinity;
      row.hidden = hiddenBelow !== Infinity;
      const button = row.querySelector(".fold");
      if (!button) continue;
      const isFolded = folded.has(row.dataset.unit);
      button.hidden = false;
      button.setAttribute("aria-expanded", String(!isFolded));
      if (isFolded && hiddenBelow === Infinity) hiddenBelow = depth(row);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".fold");
    if (!button) return;
    const unit = button.closest("tr").dataset.unit;
    if (!folded.delete(unit)) folded.add(unit);
    show();
  });
  document.addEventListener("htmx:after:swap", show);
  show();
})();
