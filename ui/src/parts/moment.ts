/** The day and time of day of a moment in RFC 3339, on the clock of this computer. */
export function apart(at: string): { day: string; time: string } {
  const moment = new Date(at);
  if (at === "" || Number.isNaN(moment.getTime())) return { day: "", time: "" };
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    day: `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  };
}

/**
 * The moment of a day `2027-01-31` and a time `13:45` on the clock of this computer, in RFC 3339 and UTC.
 * Without a time it is the day's last minute. Nothing where they are no day or time.
 */
export function together(day: string, time: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^(\d{2}:\d{2})?$/.test(time)) return null;
  const moment = new Date(`${day}T${time || "23:59"}:00`);
  if (Number.isNaN(moment.getTime())) return null;
  // A day that the month does not have would be one of the next month.
  return apart(moment.toISOString()).day === day ? moment.toISOString().replace(".000Z", "Z") : null;
}
