// Copies the text of the field that a button names. Pages on plain HTTP have no clipboard API.
(function () {
  "use strict";
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.dataset.copy);
    var before = button.textContent;
    button.hidden = false;

    function done() {
      button.textContent = button.dataset.copied;
      window.setTimeout(function () { button.textContent = before; }, 3000);
    }

    function byHand() {
      field.focus();
      field.select();
      if (document.execCommand("copy")) done();
    }

    button.addEventListener("click", function () {
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, byHand);
      else byHand();
    });
  });

  document.querySelectorAll("button[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
