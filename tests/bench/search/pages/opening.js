// How long the engine itself takes once its files are in: milliseconds.
async (files) => {
  for (const file of files)
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      [script.src, script.onload, script.onerror] = [file, resolve, () => reject(file)];
      document.head.append(script);
    });
  const start = performance.now();
  handbookSearch.parts.open();
  return performance.now() - start;
};
