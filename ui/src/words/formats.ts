const SPANS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365.25 * 86_400],
  ["month", 30.44 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Made when it is first asked for, and kept: making a format takes long, and brings all that is known of locales. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** How a locale writes dates, times and lists. */
export class Formats {
  readonly #locale: string;
  readonly #date = once(() => new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium" }));
  readonly #day = once(() => new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeZone: "UTC" }));
  readonly #dateTime = once(
    () => new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeStyle: "short" }),
  );
  readonly #relative = once(() => new Intl.RelativeTimeFormat(this.#locale, { numeric: "auto" }));
  readonly #list = once(() => new Intl.ListFormat(this.#locale, { type: "conjunction" }));

  constructor(locale: string) {
    this.#locale = locale;
  }

  /** A date, or with `time` also the time of day. What is no moment stays as it is. */
  date(at: string, time: boolean): string {
    const moment = new Date(at);
    if (Number.isNaN(moment.getTime())) return at;
    return (time ? this.#dateTime() : this.#date()).format(moment);
  }

  /** A day without a time, which no zone moves. */
  day(at: string): string {
    const moment = new Date(at);
    return Number.isNaN(moment.getTime()) ? at : this.#day().format(moment);
  }

  /** Several things in a row. */
  list(things: string[]): string {
    return this.#list().format(things);
  }

  /** How far a moment is from `now`, in milliseconds since 1970. */
  distance(at: string, now: number): string {
    const seconds = (new Date(at).getTime() - now) / 1000;
    if (Number.isNaN(seconds)) return at;
    for (const [name, length] of SPANS) {
      // Months and years are told from two of them on: `in 6 weeks` is not `in a month`.
      const from = name === "month" || name === "year" ? 2 * length : length;
      if (Math.abs(seconds) >= from) return this.#relative().format(Math.round(seconds / length), name);
    }
    return this.#relative().format(0, "second");
  }
}
