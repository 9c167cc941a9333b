window.bench = {
  open: () => Promise.resolve(),
  files: async () => {
    await bench.ask("一");
    return [...document.querySelectorAll("script[src*='/search/']")].map((script) => script.src);
  },
  ask: (text) => handbookSearch.search(text, { limit: 10 }),
};
