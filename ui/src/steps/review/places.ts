import type { Copyable, Key, Step } from "../../host/contract";

/** The step at which each value is entered. */
const ENTERED_AT: Record<Key, Step> = {
  service: "service",
  region: "service",
  desk: "service",
  provider: "provider",
  redirect_uri: "register",
  further_redirect_uris: "register",
  associated_domains: "domains",
  break_glass_emails: "domains",
  authority: "authority",
  "endpoints.issuer": "authority",
  "endpoints.authorization_endpoint": "authority",
  "endpoints.token_endpoint": "authority",
  "endpoints.jwks_uri": "authority",
  additional_scopes: "sign-in",
  client_id: "credentials",
  client_authentication: "credentials",
  secret_expires_at: "credentials",
  "provisioning.wanted": "provisioning",
  "provisioning.change_phone_number": "provisioning",
  "provisioning.confirm_phone_number": "provisioning",
  handed_over_at: "submit",
  handed_over_reference: "submit",
  own_test_passed_at: "submit",
  service_state: "follow",
  service_state_at: "follow",
};

/** Values that are entered at one step. */
export interface Group {
  step: Step;
  items: Copyable[];
}

/** The values by the step at which they are entered, in the order in which the first of each comes. */
export function grouped(items: Copyable[]): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    // The client secret is the one value that is no value of the draft.
    const step = item.key === null ? "credentials" : ENTERED_AT[item.key];
    const group = groups.find((known) => known.step === step);
    if (group) group.items.push(item);
    else groups.push({ step, items: [item] });
  }
  return groups;
}
