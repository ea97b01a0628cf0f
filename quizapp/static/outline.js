// Keeps the point that was edited in sight, says when an edit failed, and that drafting anew takes a moment.
(function () {
  "use strict";

  function failed() {
    var message = document.querySelector("[data-failed]");
    if (!message) return;
    message.hidden = false;
    message.scrollIntoView({ block: "center" });
  }

  document.addEventListener("htmx:error", failed);
  document.addEventListener("htmx:response:error", failed);

  document.addEventListener("htmx:after:swap", function () {
    var point = document.querySelector(".points__point--edited");
    if (point) point.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[data-slow]")) return;
    var button = event.target.querySelector("button");
    button.disabled = true;
    button.textContent = event.target.dataset.busy;
  });
})();
