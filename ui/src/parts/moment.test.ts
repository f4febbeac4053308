import { expect, test } from "vitest";
import { apart, together } from "./moment";

test.each(["2027-01-31T13:45:00Z", "2026-12-31T23:59:00Z", "2028-02-29T00:00:00Z"])(
  "%s there and back",
  (at) => {
    const { day, time } = apart(at);
    expect(together(day, time)).toBe(at);
  },
);

test("a day without a time is its last minute", () => {
  const at = together("2027-01-31", "");
  expect(apart(at ?? "")).toEqual({ day: "2027-01-31", time: "23:59" });
});

test.each([
  ["2027-02-30", "12:00"],
  ["31.01.2027", "12:00"],
  ["2027-01-31", "25:00"],
  ["2027-01-31", "noon"],
  ["", "12:00"],
])("%s %s is no moment", (day, time) => {
  expect(together(day, time)).toBeNull();
});

test("no moment has no day", () => {
  expect(apart("")).toEqual({ day: "", time: "" });
  expect(apart("soon")).toEqual({ day: "", time: "" });
});
