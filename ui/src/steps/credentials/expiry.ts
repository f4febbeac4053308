/** How many months ahead an end can be set with one press: what consoles offer. */
export const MONTHS = [6, 12, 24] as const;

/** The same day and time `months` later; the last day of that month where it has no such day. */
export function monthsAfter(from: Date, months: number): Date {
  const later = new Date(from);
  later.setDate(1);
  later.setMonth(later.getMonth() + months);
  const lastDay = new Date(later.getFullYear(), later.getMonth() + 1, 0).getDate();
  later.setDate(Math.min(from.getDate(), lastDay));
  later.setSeconds(0, 0);
  return later;
}

/** What this computer's time zone is called at that moment, such as "GMT+2". */
export function zoneName(at: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "UTC";
}
