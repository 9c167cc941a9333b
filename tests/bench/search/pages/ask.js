async ({ queries, rounds }) => {
  const answers = [];
  const times = queries.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [number, text] of queries.entries()) {
      const start = performance.now();
      const found = await bench.ask(text);
      times[number].push(performance.now() - start);
      if (!round) answers.push(found.map(({ record, page, excerpt }) => ({ record, page, excerpt })));
    }
  return { times, answers };
};
