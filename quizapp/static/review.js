// Keys for those who review at a computer: j k a e x u press what carries the key. After each step the page
// starts at the top again, and a failed step says so.
(function () {
  "use strict";

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    var pressed = document.querySelector('[data-key="' + CSS.escape(event.key.toLowerCase()) + '"]');
    if (pressed) {
      event.preventDefault();
      pressed.click();
    }
  });

  document.addEventListener("htmx:after:swap", function () {
    var heading = document.getElementById("question-title");
    if (!heading) return;
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  });

  function failed() {
    var message = document.querySelector("[data-failed]");
    if (!message) return;
    message.hidden = false;
    message.scrollIntoView({ block: "center" });
  }

  document.addEventListener("htmx:error", failed);
  document.addEventListener("htmx:response:error", failed);
})();
