async (text) => {
  const start = performance.now();
  await bench.open();
  await bench.ask(text);
  return performance.now() - start;
};
