// Says that a file is too large before it is sent, and that reading takes a moment.
(function () {
  "use strict";

  function showError(input, message) {
    var error = document.getElementById(input.id + "-error");
    if (!error && message) {
      error = document.createElement("p");
      error.id = input.id + "-error";
      error.className = "field-error";
      error.setAttribute("role", "alert");
      input.parentNode.insertBefore(error, input);
    }
    if (error) error.textContent = message;
    input.parentNode.classList.toggle("field--error", Boolean(message));
    if (message) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", error.id);
    } else {
      input.removeAttribute("aria-invalid");
    }
  }

  function tooLarge(input) {
    var most = Number(input.dataset.maxBytes);
    return Array.prototype.some.call(input.files, function (file) { return file.size > most; });
  }

  document.querySelectorAll("form[data-upload]").forEach(function (form) {
    var input = form.querySelector("input[type=file]");
    var button = form.querySelector("button");
    var status = form.querySelector("[data-status]");

    input.addEventListener("change", function () {
      var summary = document.getElementById("error-summary");
      if (summary) summary.hidden = true;
      showError(input, tooLarge(input) ? input.dataset.tooLarge : "");
    });
    form.addEventListener("submit", function (event) {
      if (tooLarge(input)) {
        event.preventDefault();
        showError(input, input.dataset.tooLarge);
        input.focus();
      } else if (input.files.length) {
        button.disabled = true;
        status.textContent = form.dataset.busy;
      }
    });
    window.addEventListener("pageshow", function () {
      button.disabled = false;
      status.textContent = "";
    });
  });
})();
