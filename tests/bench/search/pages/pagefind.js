window.bench = {
  isInPage: false,
  open: async () => {
    bench.engine = await import("/pagefind/pagefind.js");
    await bench.engine.options({ noWorker: bench.isInPage });
    await bench.engine.init();
  },
  ask: async (text) => {
    const found = await bench.engine.search(text);
    const shown = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return shown.map((one) => ({ page: one.url.slice(1) }));
  },
};
