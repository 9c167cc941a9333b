// The theme's own worker; `window.bench.isInPage`: in a frame of this page instead, since a slowed browser
// slows no worker. That is how the theme itself runs it on file://.
(() => {
  const [SETUP, READY, QUERY] = [0, 1, 2];
  let tell;

  function worker(address, hear) {
    if (!bench.isInPage) {
      const one = new Worker(address);
      one.onmessage = (event) => hear(event.data);
      return (message) => one.postMessage(message);
    }
    const inside = document.body.appendChild(document.createElement("iframe")).contentWindow;
    inside.postMessage = hear;
    const script = inside.document.createElement("script");
    script.src = new URL(address, location);
    const loaded = new Promise((resolve) => (script.onload = resolve));
    inside.document.body.append(script);
    return (message) => loaded.then(() => inside.dispatchEvent(new MessageEvent("message", { data: message })));
  }

  window.bench = {
    isInPage: false,
    open: async () => {
      const index = await (await fetch("search/search_index.json")).json();
      await new Promise((resolve) => {
        const say = worker(bench.worker, (message) => {
          if (message.type === READY) resolve();
          else if (tell) tell(message.data.items);
        });
        bench.say = say;
        say({ type: SETUP, data: { ...index, options: { suggest: false } } });
      });
    },
    ask: (text) =>
      new Promise((resolve) => {
        tell = (items) => resolve(items.slice(0, 10).map(([first]) => ({ page: first.location })));
        bench.say({ type: QUERY, data: text });
      }),
  };
})();
