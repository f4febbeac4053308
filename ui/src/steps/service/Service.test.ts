import { cleanup, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { found, serviceView, setupView } from "../../testing/views";
import Service from "./Service.svelte";

/** A service that takes requests by an API alone. */
const BY_API = serviceView({ id: "generic", name: "Any service", channel: "request-api" });

test("the fold of the request API stays open while its address is typed and taken back", async () => {
  const { user } = renderStep(Service, "service", {
    view: { service: serviceView({ channel: "form" }), values: { service: "board" } },
  });
  const fold = screen.getByText("If the service takes requests by an API").closest("details");
  fold?.setAttribute("open", "");
  const field = screen.getByRole("textbox", { name: "Address of the request API" });
  await user.type(field, "h");
  await user.clear(field);
  expect(fold?.hasAttribute("open")).toBe(true);
});

test("service, region and address are written as they are entered", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Service, "service", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(
          setupView({
            revision: revision + 1,
            values: Object.fromEntries(changes.map(({ key, value }) => [key, value])),
            desk_host: "desk.example",
            service: BY_API,
          }),
        );
      },
    },
  });
  await user.click(screen.getByRole("radio", { name: "Any service" }));
  await user.type(await screen.findByLabelText("Region"), "eu{Enter}");
  await user.type(screen.getByLabelText("Address of the request API"), "https://desk.example{Enter}");
  expect(await screen.findByText(/go to desk\.example and nowhere else/)).toBeTruthy();
  expect(changes).toEqual([
    { key: "service", value: "generic" },
    { key: "region", value: "eu" },
    { key: "desk", value: "https://desk.example" },
  ]);
});

test("the token goes to the vault, and only that it is there is shown", async () => {
  const token = "canary-token-not-a-real-one";
  const handed: string[] = [];
  const { user } = renderStep(Service, "service", {
    view: { service: BY_API },
    host: {
      storeToken: (_, given) => {
        handed.push(given);
        return Promise.resolve(
          setupView({
            service: BY_API,
            desk_token: { state: "stored", since: "2026-08-03T09:00:00Z", lasts: false },
          }),
        );
      },
    },
  });
  await user.type(screen.getByLabelText("Token of the request API"), token);
  await user.click(screen.getByRole("button", { name: "Store" }));
  expect(await screen.findByText(/^The token is in the keychain since/)).toBeTruthy();
  expect(screen.getByText(/forgets the token when Latchkey is closed/)).toBeTruthy();
  expect(handed).toEqual([token]);
  expect(screen.queryByLabelText("Token of the request API")).toBeNull();
});

test("a setup of the sandbox says so", () => {
  renderStep(Service, "service", { view: { sandbox: true } });
  expect(screen.getByText("This setup belongs to the sandbox")).toBeTruthy();
});

test("what is missing is said at its field only after Continue was pressed too early", async () => {
  const lacks = { id: "setup-value-missing", step: "service" } as const;
  const { wizard } = renderStep(Service, "service", {
    view: {
      values: { service: "generic" },
      service: BY_API,
      steps: [{ step: "service", state: "open", to_fix: 3, refusal: null }],
      findings: [
        found({ ...lacks, title: "the setup has no region", field: "region" }),
        found({ ...lacks, title: "the setup has no desk", field: "service" }),
      ],
    },
  });
  const wrong = () => document.querySelectorAll('[aria-invalid="true"]');
  expect(wrong()).toHaveLength(0);
  expect(await wizard.proceed()).toEqual({ why: "The setup has no region" });
  await tick();
  expect([...wrong()].slice(0, 2)).toEqual([
    screen.getByLabelText("Address of the request API"),
    screen.getByLabelText("Region"),
  ]);
  expect(screen.getAllByText("Still missing. The request needs it.")).not.toHaveLength(0);
});

test("a region is chosen where the service has several, and nowhere else but for the request API", () => {
  const region = (id: string, name: string) => ({ id, name, login_address: `https://${id}.wiki.example` });
  const show = (regions: ReturnType<typeof region>[]) =>
    renderStep(Service, "service", { view: { service: serviceView({ regions }) } });
  show([]);
  expect(screen.getByText("Region").closest("details")?.open).toBe(false);
  cleanup();
  show([region("eu", "EU Hosted")]);
  expect(screen.queryByText("Region")).toBeNull();
  show([region("eu", "EU Hosted"), region("us", "US Hosted")]);
  expect(screen.getByRole("radio", { name: "US Hosted" })).toBeTruthy();
  expect(screen.getByText("https://us.wiki.example")).toBeTruthy();
});

test("what must be so before is said, and from where", () => {
  renderStep(Service, "service", {
    view: {
      service: serviceView({
        plan: "The plan `Business`.",
        role: "`Owner` of the wiki.",
        renews_secret: true,
        sources: [{ text: "docs.wiki.example/sso", read: "2026-08-03", of: "everything" }],
      }),
    },
  });
  const plan = screen.getByText("Plan").nextElementSibling;
  expect(plan?.textContent).toBe("The plan Business.");
  expect(plan?.querySelector("code")?.textContent).toBe("Business");
  expect(screen.getByText(/^The service renews it by itself/)).toBeTruthy();
  expect(screen.getByText("docs.wiki.example/sso").textContent).toContain("read Aug 3, 2026");
});

test("a profile that is a file is marked as such; whoever comes back sees what was chosen", async () => {
  const foreign = serviceView({ id: "own", name: "Own service", foreign: true });
  const { user } = renderStep(Service, "service", {
    host: {
      useProfile: (_, revision) =>
        Promise.resolve(setupView({ revision: revision + 1, values: { service: "own" }, service: foreign })),
    },
  });
  await user.click(screen.getByRole("button", { name: "From a file…" }));
  expect(screen.getByText("The profile of Own service is not Latchkey's own")).toBeTruthy();
  const another = screen.getByRole("button", { name: "Choose another" });
  expect(document.activeElement).toBe(another);
  expect(screen.queryByRole("radio")).toBeNull();
  await user.click(another);
  expect(screen.getByRole("radio", { name: "Own service" }).matches(":checked")).toBe(true);
});

test("what is wrong in a file is said line by line, and nothing is chosen", async () => {
  const { user, wizard } = renderStep(Service, "service", {
    host: {
      useProfile: () =>
        Promise.reject({
          schema: "latchkey/failure/1",
          code: "invalid-value",
          message: "the profile has 2 faults",
          hints: ["line 3, id: not a name", "line 9, fields: it is missing"],
          field: "service",
        }),
    },
  });
  await user.click(screen.getByRole("button", { name: "From a file…" }));
  const faults = screen.getByRole("group", { name: "The profile has 2 faults" });
  expect([...faults.querySelectorAll("li")].map((line) => line.textContent)).toEqual([
    "Line 3, id: not a name",
    "Line 9, fields: it is missing",
  ]);
  expect(wizard.failure).toBeNull();
  expect(screen.getByRole("radio", { name: "Any service" }).matches(":checked")).toBe(false);
});

test("the address of a request API is asked for only where it is the way", () => {
  renderStep(Service, "service", { view: { service: serviceView() } });
  expect(screen.getByText("If the service takes requests by an API").closest("details")?.open).toBe(false);
});
