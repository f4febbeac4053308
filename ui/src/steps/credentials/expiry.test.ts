import { expect, test } from "vitest";
import { monthsAfter, zoneName } from "./expiry";

test.each([
  [new Date(2026, 7, 31, 14, 30, 12), 6, new Date(2027, 1, 28, 14, 30)],
  [new Date(2027, 7, 31, 14, 30), 6, new Date(2028, 1, 29, 14, 30)],
  [new Date(2026, 11, 1, 0, 0), 12, new Date(2027, 11, 1, 0, 0)],
  [new Date(2026, 0, 31, 23, 59), 24, new Date(2028, 0, 31, 23, 59)],
])("%s and %i months is %s", (from, months, later) => {
  expect(monthsAfter(from, months)).toEqual(later);
});

test("the zone is named as it is at that moment", () => {
  const winter = zoneName(new Date(2027, 0, 15), "en");
  expect(winter).toMatch(/^(UTC|GMT|[A-Z]{2,5})/);
});
