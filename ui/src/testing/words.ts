const FILES: Record<string, string> = import.meta.glob(
  "../../../src-tauri/catalog/words/*/{durations,window/*}.ftl",
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

/** The window's own words of a language, as the engine hands them over: all files as one text. */
export function words(language: string): string {
  return Object.entries(FILES)
    .filter(([path]) => path.includes(`/${language}/`))
    .map(([, text]) => text)
    .join("\n");
}
