// Keeps the blueprint's sums right while its rows are typed. The server counts again on every save.
(function () {
  "use strict";
  var form = document.getElementById("quiz-form");
  if (!form) return;

  function groups() {
    var all = [];
    form.querySelectorAll("input[data-groups]:checked").forEach(function (box) {
      all = all.concat(JSON.parse(box.dataset.groups));
    });
    return all;
  }

  // A group is [kind, outline, mark, count].
  function candidates(row, all) {
    var kind = row.querySelector("[data-kind]").value;
    var outline = row.querySelector("[data-outline]").value;
    return all.filter(function (group) {
      var below = !outline || group[1] === outline || group[1].indexOf(outline + "/") === 0;
      return below && (!kind || group[0] === kind);
    });
  }

  function update() {
    var all = groups();
    var questions = 0;
    var cents = 0;
    var open = false;
    form.querySelectorAll("[data-row]").forEach(function (row) {
      var found = candidates(row, all);
      var available = found.reduce(function (sum, group) { return sum + group[3]; }, 0);
      row.querySelector("[data-available]").textContent = String(available);
      var typedCount = row.querySelector("[data-count]").value.trim();
      var typedMark = row.querySelector("[data-mark]").value.trim();
      var count = typedCount === "" ? available : parseInt(typedCount, 10) || 0;
      row.classList.toggle("blueprint__row--short", count > available);
      questions += count;
      if (typedMark !== "") {
        cents += count * Math.round((parseFloat(typedMark) || 0) * 100);
        return;
      }
      var worth = new Set(found.map(function (group) { return group[2]; }));
      if (typedCount === "") {
        found.forEach(function (group) { cents += group[3] * Math.round(parseFloat(group[2]) * 100); });
      } else if (worth.size === 1) {
        cents += count * Math.round(parseFloat(found[0][2]) * 100);
      } else if (count) {
        open = true;
      }
    });
    var total = form.querySelector(".blueprint__total");
    var text = open ? total.dataset.templateOpen : total.dataset.template;
    total.textContent = text.replace("{questions}", String(questions)).replace("{marks}", String(cents / 100));
  }

  ["input", "change"].forEach(function (event) {
    form.addEventListener(event, function (happened) {
      if (happened.target.closest("[data-row]")) update();
    });
  });
})();
