async ({ queries, rounds }) => {
  const [times, answers] = [[], []];
  for (let round = 0; round < rounds; round++)
    for (const text of queries) {
      const start = performance.now();
      const found = await bench.ask(text);
      times.push(performance.now() - start);
      if (!round) answers.push(found.map(({ record, page, excerpt }) => ({ record, page, excerpt })));
    }
  return { times, answers };
};
