import type { Component } from "svelte";
import type { Step } from "../host/contract";
import Authority from "../steps/authority/Authority.svelte";
import Credentials from "../steps/credentials/Credentials.svelte";
import Domains from "../steps/domains/Domains.svelte";
import Follow from "../steps/follow/Follow.svelte";
import People from "../steps/people/People.svelte";
import Provider from "../steps/provider/Provider.svelte";
import Provisioning from "../steps/provisioning/Provisioning.svelte";
import Register from "../steps/register/Register.svelte";
import Review from "../steps/review/Review.svelte";
import Service from "../steps/service/Service.svelte";
import SignIn from "../steps/sign-in/SignIn.svelte";
import Submit from "../steps/submit/Submit.svelte";

/** What is shown in the middle at each step. */
export const PAGES: Record<Step, Component> = {
  service: Service,
  provider: Provider,
  register: Register,
  domains: Domains,
  authority: Authority,
  credentials: Credentials,
  "sign-in": SignIn,
  people: People,
  provisioning: Provisioning,
  review: Review,
  submit: Submit,
  follow: Follow,
};
