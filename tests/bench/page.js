// Measures inside of the page, in milliseconds. `cargo xtask bench` gives it to the real window.

/** When the next frame has been laid out and painted. */
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      // A task of its own comes after the frame.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  });

/** How long after `began` the last frame was painted that changed anything. */
const settled = (began) =>
  new Promise((done) => {
    let last = painted();
    let quiet;
    const observer = new MutationObserver(() => {
      last = painted();
      wait();
    });
    const wait = () => {
      clearTimeout(quiet);
      quiet = setTimeout(async () => {
        observer.disconnect();
        done((await last) - began);
      }, 400);
    };
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    wait();
  });

/** The next event of a kind. */
const next = (kind) => new Promise((done) => addEventListener(kind, done, { capture: true, once: true }));

/** How many questions wait for an answer of the engine. */
let waiting = 0;

/** What asks the engine: Tauri's own script fetches its answers. */
const ask = window.fetch;

window.bench = {
  /** Goes to an address, and returns how long it takes until everything there is painted. */
  go(address) {
    const began = performance.now();
    location.hash = address;
    return settled(began);
  },

  /** Begins to wait for a key, and for what it changes. Times count from the system's event. */
  expectKey() {
    const began = next("keydown").then((event) => event.timeStamp);
    const typed = next("input").then(async () => ({ painted: await painted(), waiting }));
    this.all = began.then(settled);
    this.first = Promise.all([began, typed]).then(([began, { painted, waiting }]) => [painted - began, waiting]);
  },

  /** From now on the engine answers only after so many milliseconds. */
  deafen(delay) {
    window.fetch = async (...question) => {
      waiting += 1;
      await new Promise((done) => setTimeout(done, delay));
      waiting -= 1;
      return ask(...question);
    };
  },

  /** From now on it answers as it can. */
  hear() {
    window.fetch = ask;
  },
};
