// Before the first paint: what the reader has chosen (size, theme, handbook), and that scripts run.
(function (root) {
  root.classList.replace("no-js", "js");
  ["size", "theme", "choice"].forEach(function (name) {
    try {
      var value = localStorage.getItem("handbook." + name);
      if (value) root.dataset[name] = name === "choice" ? "" : value;
    } catch (denied) { /* storage is refused: the standard look */ }
  });
})(document.documentElement);
