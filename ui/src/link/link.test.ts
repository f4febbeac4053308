import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Failure, HandedView, OfferView } from "../host/contract";
import type { Host } from "../host/host";
import { renderApp } from "../testing/render-app";
import { found, setupView } from "../testing/views";

const at = "#/link/1";

function offerView(overrides: Partial<OfferView> = {}): OfferView {
  return {
    host: "desk.example:8443",
    until: "2026-08-10T09:00:00Z",
    service: { id: "all-quiet", name: "All Quiet", note: null },
    values: [
      { key: "region", label: "Region", value: "EU" },
      { key: "associated_domains", label: "Associated domains", value: "acme.com, acme.org" },
    ],
    destinations: [{ host: "desk.example:8443", gets: "requests to the service" }],
    findings: [],
    fingerprint: "what-was-shown",
    ...overrides,
  };
}

const link: HandedView = { host: "desk.example:8443", file: null };

function hosted(offer: OfferView, handed: HandedView | null = link) {
  const host = {
    handed: () => Promise.resolve(handed),
    lookAtOffer: vi.fn<Host["lookAtOffer"]>().mockResolvedValue(offer),
    acceptOffer: vi.fn<Host["acceptOffer"]>().mockResolvedValue(setupView({ name: "acme" })),
    chooseOffer: vi.fn<Host["chooseOffer"]>().mockResolvedValue(null),
    declineOffer: vi.fn<Host["declineOffer"]>().mockResolvedValue(),
    open: () => Promise.resolve(setupView({ name: "acme" })),
  };
  return { host, ...renderApp({ at, host }) };
}

test("nobody is asked before the person says so, and nothing is taken over before it is shown", async () => {
  const { host, user } = hosted(offerView());
  expect(await screen.findByText("desk.example:8443")).toBeTruthy();
  expect(host.lookAtOffer).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Ask what it offers" }));
  expect(host.lookAtOffer.mock.calls[0]?.[0]).toBeNull();

  const offer = within(await screen.findByRole("region", { name: "An offer for All Quiet" }));
  expect(offer.getByText("acme.com, acme.org")).toBeTruthy();
  expect(offer.getByText("requests to the service")).toBeTruthy();
  expect(offer.getByText(/^Good until/)).toBeTruthy();
  expect(host.acceptOffer).not.toHaveBeenCalled();
  await user.type(offer.getByRole("textbox", { name: "Name" }), "acme");
  await user.click(offer.getByRole("button", { name: "Begin this setup" }));
  expect(host.acceptOffer.mock.calls[0]?.slice(0, 2)).toEqual(["acme", "what-was-shown"]);
  await waitFor(() => expect(location.hash).toMatch(/^#\/setup\/acme/));
});

test("an offer that cannot be taken over says why, and has no button for it", async () => {
  const finding = found({
    id: "link-revoked",
    title: "desk.example does not offer this any more",
    step: null,
  });
  const { host, user } = hosted(
    offerView({ service: null, values: [], destinations: [], findings: [finding], fingerprint: null }),
  );
  await user.click(await screen.findByRole("button", { name: "Ask what it offers" }));
  expect(await screen.findByText("desk.example does not offer this any more")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Begin this setup" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Close" }));
  expect(host.declineOffer).toHaveBeenCalledOnce();
  await waitFor(() => expect(location.hash).toBe("#/"));
});

test("a file that holds the values is shown at once", async () => {
  hosted(offerView({ host: null, destinations: [] }), { host: null, file: "acme.latchkey-setup" });
  expect(await screen.findByRole("region", { name: "A file with values for All Quiet" })).toBeTruthy();
});

test("what changed since it was shown is not taken over, and can be looked at again", async () => {
  const { host, user } = hosted(offerView());
  await user.click(await screen.findByRole("button", { name: "Ask what it offers" }));
  const failure = {
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "the offer is not the one any more that was shown",
    hints: ["look at it again"],
    field: null,
  };
  host.acceptOffer.mockRejectedValueOnce(failure);
  await user.click(await screen.findByRole("button", { name: "Begin this setup" }));
  const note = within(await screen.findByRole("group", { name: /not the one any more/ }));
  await user.click(note.getByRole("button", { name: "Try again" }));
  expect(host.lookAtOffer).toHaveBeenCalledTimes(2);
});

test("a name that cannot be one is put right by one button", async () => {
  const { host, user } = hosted(offerView());
  await user.click(await screen.findByRole("button", { name: "Ask what it offers" }));
  host.acceptOffer.mockRejectedValueOnce({
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "a setup cannot be named Acme Inc.",
    hints: ["did you mean acme-inc?"],
    field: null,
    suggestion: "acme-inc",
  });
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "Acme Inc.");
  await user.click(screen.getByRole("button", { name: "Begin this setup" }));
  await user.click(await screen.findByRole("button", { name: "Use acme-inc" }));
  expect(host.acceptOffer.mock.calls.map(([name]) => name)).toEqual(["Acme Inc.", "acme-inc"]);
});

test("a link can be pasted where none was handed over", async () => {
  const { host, user } = hosted(offerView(), null);
  const pasted = "latchkey://setup?from=https%3A%2F%2Fdesk.example%2Fx";
  await user.type(await screen.findByRole("textbox", { name: "Set-up link" }), pasted);
  await user.click(screen.getByRole("button", { name: "Look at it" }));
  expect(host.lookAtOffer.mock.calls[0]?.[0]).toBe(pasted);
  expect(await screen.findByRole("button", { name: "Begin this setup" })).toBeTruthy();
});

test("a file that the person chooses is shown as if the system had handed it over", async () => {
  const offer = offerView({ host: null, destinations: [] });
  const { host, user } = hosted(offer, null);
  await user.click(await screen.findByRole("button", { name: "Open a file…" }));
  expect(host.chooseOffer).toHaveBeenCalledOnce();
  expect(host.lookAtOffer).not.toHaveBeenCalled();

  host.chooseOffer.mockResolvedValue({ host: null, file: "acme.latchkey-setup" });
  await user.click(await screen.findByRole("button", { name: "Open a file…" }));
  expect(await screen.findByRole("region", { name: "A file with values for All Quiet" })).toBeTruthy();
});

test("a chosen file that is none is told, and another way is still there", async () => {
  const { host, user } = hosted(offerView(), null);
  const refused: Failure = {
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "not a set-up link",
    hints: [],
    field: null,
  };
  host.chooseOffer.mockRejectedValue(refused);
  await user.click(await screen.findByRole("button", { name: "Open a file…" }));
  expect(await screen.findByRole("group", { name: "Not a set-up link" })).toBeTruthy();
  expect(screen.getByRole("textbox", { name: "Set-up link" })).toBeTruthy();
});
