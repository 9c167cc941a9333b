(() => {
  // Pairs of neighbouring Han characters, over marks too, and each character; words of letters and figures.
  function tokens(text) {
    const found = [];
    for (const run of text.toLowerCase().replace(/[^\p{Script=Han}\p{L}\p{N}\s]/gu, "").split(/\s+/)) {
      for (const part of run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) || []) {
        if (!/^\p{Script=Han}/u.test(part)) found.push(part);
        else if (part.length === 1) found.push(part);
        else for (let at = 1; at < part.length; at++) found.push(part.slice(at - 1, at + 1));
      }
    }
    return found;
  }

  const options = {
    idField: "page",
    fields: ["title", "text"],
    storeFields: ["title", "text"],
    tokenize: tokens,
    searchOptions: { combineWith: "AND" },
  };

  const load = () =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = "minisearch.js";
      script.onload = resolve;
      document.head.append(script);
    });

  window.bench = {
    make: async (records) => {
      await load();
      const engine = new MiniSearch(options);
      engine.addAll(records);
      return JSON.stringify(engine);
    },
    open: async () => {
      await load();
      bench.engine = MiniSearch.loadJSON(await (await fetch("index.json")).text(), options);
    },
    ask: async (text) => bench.engine.search(text).slice(0, 10).map((one) => ({ page: one.id })),
  };
})();
