// Written from the engine's types (src-tauri/engine/src/view); a test compares. Not edited by hand.

export type Actor = "admin" | "service" | "nobody";

export type AttemptLine = { 
/**
 * When.
 */
at: string, 
/**
 * The worst grade.
 */
verdict: Verdict, 
/**
 * It is about the values that the draft has now.
 */
current: boolean, 
/**
 * The title of its worst finding.
 */
title: string | null, };

export type Catalog = { 
/**
 * The services.
 */
services: Array<OptionView>, 
/**
 * The providers.
 */
providers: Array<OptionView>, };

export type Certainty = "hint" | "stated" | "proven";

export type Change = { 
/**
 * Which value.
 */
key: Key, 
/**
 * The value as it was entered.
 */
value: Given, };

export type Channel = "request-api" | "form" | "mail" | "itself";

export type ClaimSource = "id-token" | "userinfo" | "both";

export type ClaimValue = { 
/**
 * The value as it was received, fit to show.
 */
text: string, 
/**
 * Where it stood.
 */
source: ClaimSource, };

export type ClaimView = { 
/**
 * Its name.
 */
name: string, 
/**
 * What stood where. Empty where a claim that matters did not come.
 */
values: Array<ClaimValue>, 
/**
 * Services know people by it.
 */
matters: boolean, 
/**
 * What it means for this setup, such as that the e-mail's domain is an associated one.
 */
note: string | null, };

export type Code = "usage" | "invalid-value" | "file-unreadable" | "file-unwritable" | "setup-unknown" | "setup-exists" | "setup-changed" | "catalog-unknown" | "store-newer" | "store-foreign" | "store-locked" | "store-unwritable" | "vault-missing" | "vault-locked" | "vault-refused" | "vault-silent" | "secret-needed" | "not-there-yet" | "unexpected";

export type Copyable = { 
/**
 * What it is called, in words.
 */
label: string, 
/**
 * The value as it is to be entered; absent where nothing is chosen.
 */
value: string | null, 
/**
 * What it is for, or who will see it.
 */
note: string | null, 
/**
 * The key of the draft that it comes from.
 */
key: Key | null, };

export type DestinationView = { 
/**
 * The host.
 */
host: string, 
/**
 * What it would get, in words.
 */
gets: string, };

export type DomainState = "pending" | "verified" | "failed";

export type EventView = { 
/**
 * The state that the request came to.
 */
state: State, 
/**
 * When.
 */
at: string, 
/**
 * By whose hand.
 */
by: Actor, 
/**
 * What was said with it.
 */
note: string | null, };

export type Failure = { 
/**
 * Always [`SCHEMA`].
 */
schema: string, 
/**
 * Why, for programs.
 */
code: Code, 
/**
 * What happened, for people: lower case, no full stop.
 */
message: string, 
/**
 * What to do, one action each.
 */
hints: Array<string>, 
/**
 * The value at fault, where it is one.
 */
field: Field | null, 
/**
 * The value that would be taken in its place, where one can be told.
 */
suggestion?: string, };

export type Field = "authority" | "client-id" | "client-secret" | "secret-expires" | "client-authentication" | "redirect-uri" | "scopes" | "associated-domains" | "break-glass-emails" | "endpoints" | "region" | "service" | "provider" | "answer" | "test-user" | "proxy" | "trusted-roots";

export type FieldKind = "text" | "address" | "host" | "certificate" | "pairs" | "choice";

export type FieldView = { 
/**
 * Its name within the profile.
 */
id: string, 
/**
 * What the service's form calls it.
 */
label: string, 
/**
 * What it takes.
 */
kind: FieldKind, 
/**
 * What can be chosen, where it is a choice.
 */
options: Array<string>, 
/**
 * The form is not complete without it.
 */
required: boolean, 
/**
 * What was entered.
 */
value: string | null, 
/**
 * What belongs into it.
 */
hint: string | null, 
/**
 * What goes wrong with it.
 */
caution: string | null, 
/**
 * Who gives it to the person.
 */
who: string | null, 
/**
 * The service's form does not ask for it.
 */
elsewhere: boolean, 
/**
 * Nobody but the admin is to know it: it is on no sheet and in no mail.
 */
confidential: boolean, };

export type FormView = { 
/**
 * The catalog's name for it.
 */
id: string, 
/**
 * What it is for.
 */
name: string, 
/**
 * When it is the right one.
 */
when: string | null, 
/**
 * The authority, with the ids of parts in braces.
 */
authority: string, 
/**
 * What it is put together from.
 */
parts: Array<PartView>, };

export type FindingView = { 
/**
 * Published name of this kind of finding.
 */
id: string, 
/**
 * How much it matters.
 */
grade: Grade, 
/**
 * What was found, in one line.
 */
title: string, 
/**
 * Why it is so.
 */
cause?: string, 
/**
 * What to do.
 */
fix?: string, 
/**
 * The value to change.
 */
field?: Field, 
/**
 * What would have been right.
 */
expected?: string, 
/**
 * What was there.
 */
received?: string, 
/**
 * The value that puts the field right, where the fix is a value.
 */
suggestion?: string, 
/**
 * The provider that the fix is for, by catalog id.
 */
provider?: string, 
/**
 * The text that the finding rests on.
 */
cites?: string, };

export type FoundView = { 
/**
 * The step at which it is put right.
 */
step: Step | null, 
/**
 * The key that its suggestion is a value of, where one button can apply it.
 */
apply: Key | null, 
/**
 * Published name of this kind of finding.
 */
id: string, 
/**
 * How much it matters.
 */
grade: Grade, 
/**
 * What was found, in one line.
 */
title: string, 
/**
 * Why it is so.
 */
cause?: string, 
/**
 * What to do.
 */
fix?: string, 
/**
 * The value to change.
 */
field?: Field, 
/**
 * What would have been right.
 */
expected?: string, 
/**
 * What was there.
 */
received?: string, 
/**
 * The value that puts the field right, where the fix is a value.
 */
suggestion?: string, 
/**
 * The provider that the fix is for, by catalog id.
 */
provider?: string, 
/**
 * The text that the finding rests on.
 */
cites?: string, };

export type Gate = { 
/**
 * What must be put right.
 */
blockers: Array<FoundView>, 
/**
 * What must be put right too, or set aside by giving a reason.
 */
can_be_set_aside: Array<FoundView>, };

export type Given = string | Array<string> | boolean;

export type Grade = "pass" | "note" | "warn" | "fail";

export type GuideAction = { 
/**
 * Its name within the guide.
 */
id: string, 
/**
 * The way to the page, in the console's words.
 */
path: Array<string>, 
/**
 * The page's address, filled in; absent where there is none, or a part of it is not known yet.
 */
open: string | null, 
/**
 * What to do there.
 */
text: string, 
/**
 * The values to copy into it.
 */
copy: Array<Copyable>, 
/**
 * The values of the setup that come out of it.
 */
gives: Array<Key>, 
/**
 * What goes wrong here.
 */
caution: string | null, 
/**
 * What of this no source supports.
 */
unverified: string | null, 
/**
 * What the service adds.
 */
notes: Array<NoteView>, };

export type GuideView = { 
/**
 * Whose console it is about: the provider's name.
 */
console: string | null, 
/**
 * It is the guide for any console: this provider has none of its own for the protocol.
 */
general: boolean, 
/**
 * The kind of app that it makes, in the console's words.
 */
app_type: string | null, 
/**
 * What decides between this kind of app and others, or what it cannot do.
 */
app_notes: Array<NoteView>, 
/**
 * The day on which the oldest of its documents was read.
 */
read: string, 
/**
 * The day on which a person last followed it in the console; absent until then.
 */
seen: string | null, 
/**
 * The documents that it was written from.
 */
sources: Array<SourceView>, 
/**
 * What the app is allowed, and why.
 */
permissions: Array<PermissionView>, 
/**
 * What is done, in order.
 */
actions: Array<GuideAction>, 
/**
 * What looks as if it should be changed and should not.
 */
leave_alone: Array<string>, 
/**
 * What surprises people who know other providers.
 */
quirks: Array<string>, };

export type HandedView = { 
/**
 * The host that would be asked; absent where a file holds the values.
 */
host: string | null, 
/**
 * The name of the file, where it came in one.
 */
file: string | null, };

export type HandOff = { 
/**
 * The way to the page, in the service's own words.
 */
path: Array<string>, 
/**
 * The page's address.
 */
page: string | null, 
/**
 * That address is not Latchkey's own knowledge: it is copied and looked at, never opened from here.
 */
page_copied: boolean, 
/**
 * That address holds what nobody but the admin is to know: it is on no sheet.
 */
page_confidential: boolean, 
/**
 * The values, in the order of the form.
 */
fields: Array<HandOffField>, 
/**
 * The button that sends the form.
 */
button: string | null, 
/**
 * The mail; absent where the values go another way.
 */
mail: MailView | null, 
/**
 * What happens then.
 */
after: string | null, 
/**
 * When it was done, by the word of the person.
 */
handed_over_at: string | null, 
/**
 * What the service's maker calls it.
 */
reference: string | null, 
/**
 * Why it was done although the test sign-in had not passed.
 */
overridden: string | null, 
/**
 * A sign-in from here comes before: what goes untested goes with a reason.
 */
tested_before: boolean, 
/**
 * The service has a test of its own, whose result the person gives word of.
 */
own_test: boolean, 
/**
 * When that test passed, by the word of the person.
 */
own_test_passed_at: string | null, 
/**
 * The states that the service shows.
 */
states: Array<StateView>, 
/**
 * The one that it showed last, by catalog id.
 */
state: string | null, 
/**
 * When that was.
 */
state_at: string | null, };

export type HandOffField = { 
/**
 * Its name within the profile.
 */
id: string, 
/**
 * What the form calls it.
 */
label: string, 
/**
 * The value; absent where nothing is chosen, and for the secret.
 */
value: string | null, 
/**
 * It is the client secret, which goes to the clipboard past the window.
 */
secret: boolean, 
/**
 * Nobody but the admin is to know it: it is on no sheet and in no mail.
 */
confidential: boolean, 
/**
 * The form is not complete without it, or without what it could stand in place of.
 */
required: boolean, 
/**
 * What to know of it.
 */
note: string | null, 
/**
 * Who will see it.
 */
seen_by: string, };

export type Hop = "browser" | "provider" | "loopback" | "token" | "userinfo";

export type HopState = "not-reached" | "waiting" | "passed" | "broken" | "skipped";

export type HopView = { 
/**
 * Which.
 */
hop: Hop, 
/**
 * What it is called, in words.
 */
label: string, 
/**
 * What happened there, in a few words.
 */
text: string, 
/**
 * How long it took, in microseconds.
 */
took_us: number | null, 
/**
 * How it stands.
 */
state: HopState, };

export type Key = "service" | "region" | "desk" | "provider" | "authority" | "client_id" | "client_authentication" | "secret_expires_at" | "additional_scopes" | "redirect_uri" | "further_redirect_uris" | "associated_domains" | "break_glass_emails" | "provisioning.wanted" | "provisioning.change_phone_number" | "provisioning.confirm_phone_number" | "endpoints.issuer" | "endpoints.authorization_endpoint" | "endpoints.token_endpoint" | "endpoints.jwks_uri" | "handed_over_at" | "handed_over_reference" | "handed_over_override" | "own_test_passed_at" | "service_state" | "service_state_at";

export type Language = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name, in itself.
 */
name: string, };

export type LayerState = "heading" | "done" | "broken" | "refused" | "aside";

export type LayerView = { 
/**
 * Which one, such as `name`, `connect`, `tls`, `answer`.
 */
id: string, 
/**
 * What it is called, in words.
 */
label: string, 
/**
 * What was seen.
 */
text: string, 
/**
 * How long it took, in microseconds.
 */
took_us: number | null, 
/**
 * How it ended.
 */
state: LayerState, };

export type Link = { "link": "citation", 
/**
 * As the finding has it.
 */
cites: string, } | { "link": "action", 
/**
 * The setup.
 */
setup: string, 
/**
 * The action's name within the guide.
 */
action: string, } | { "link": "form", 
/**
 * The setup.
 */
setup: string, } | { "link": "data-folder" };

export type LookEvent = { "event": "layer", 
/**
 * The layer.
 */
layer: LayerView, };

export type LookView = { 
/**
 * The authority in its normal form; absent where the text is none.
 */
understood: string | null, 
/**
 * What was done to the text to get there, or why it is no authority.
 */
note: string | null, 
/**
 * The report of the look; absent where there was nothing to ask.
 */
report: ReportView | null, 
/**
 * The setup.
 */
setup: SetupView, };

export type MailView = { 
/**
 * To whom; absent where its documents name nobody.
 */
to: string | null, 
/**
 * The language that it is written in, by its code.
 */
language: string, 
/**
 * What it is about.
 */
subject: string, 
/**
 * What it says.
 */
body: string, };

export type Named = { 
/**
 * The name, as the protocol has it.
 */
name: string, 
/**
 * What stood there; for what is not kept, that it was there.
 */
value: string, };

export type NoteView = { 
/**
 * Its name within the profile.
 */
id: string, 
/**
 * How much it matters.
 */
weight: Weight, 
/**
 * What to know.
 */
text: string, };

export type OfferView = { 
/**
 * The host that offers it; absent where a file does.
 */
host: string | null, 
/**
 * Until when it can be taken over.
 */
until: string | null, 
/**
 * The service that it is for.
 */
service: OptionView | null, 
/**
 * The values that a setup would begin with.
 */
values: Array<OfferedValue>, 
/**
 * The hosts that later steps would send something to.
 */
destinations: Array<DestinationView>, 
/**
 * All that is to be said of it, worst first.
 */
findings: Array<FoundView>, 
/**
 * Stands for all that is shown here; absent where the offer cannot be taken over.
 */
fingerprint: string | null, };

export type OfferedValue = { 
/**
 * Which one.
 */
key: Key, 
/**
 * What it is called, in words.
 */
label: string, 
/**
 * The value, in words.
 */
value: string, };

export type OptionView = { 
/**
 * The catalog's id.
 */
id: string, 
/**
 * The name that its maker gives it.
 */
name: string, 
/**
 * What it is, in a few words.
 */
note: string | null, };

export type Paper = "sheet" | "calendar" | "mail";

export type PartView = { 
/**
 * What stands for it in braces.
 */
id: string, 
/**
 * What the console calls it.
 */
name: string, 
/**
 * What one looks like.
 */
example: string, 
/**
 * Where the console shows it.
 */
path: Array<string>, 
/**
 * What it is in the authority that the setup has.
 */
value: string | null, };

export type PermissionView = { 
/**
 * Its name in the console.
 */
name: string, 
/**
 * The console's word for its kind.
 */
kind: string | null, 
/**
 * An administrator must consent for everybody; absent where that is not known.
 */
admin_consent: boolean | null, 
/**
 * What it is needed for.
 */
reason: string, };

export type ProcedureAction = { 
/**
 * What to do.
 */
text: string, 
/**
 * What goes wrong here.
 */
caution: string | null, };

export type ProcedureView = { 
/**
 * Its name within the profile.
 */
id: string, 
/**
 * What it does.
 */
title: string, 
/**
 * When it is needed.
 */
lead: string | null, 
/**
 * What is done, in order.
 */
actions: Array<ProcedureAction>, };

export type Proof = "proven" | "refuted" | "untold";

export type Protocol = "oidc" | "saml";

export type ProviderView = { 
/**
 * The catalog's name for it.
 */
id: string, 
/**
 * The name that its maker gives it.
 */
name: string, 
/**
 * It was recognised from the authority, not chosen.
 */
recognised: boolean, 
/**
 * Where redirect addresses are registered in its console, in the console's words.
 */
console: string | null, 
/**
 * How long its client secrets last; or that no source says.
 */
secret_lifetime: string, };

export type RecognisedView = { 
/**
 * The provider, by catalog id; absent where the catalog does not know it.
 */
provider: string | null, 
/**
 * What it is called: the provider's name, or the host of its issuer.
 */
name: string, 
/**
 * How surely it was recognised.
 */
certainty: Certainty, 
/**
 * The same, in words.
 */
sure: string, 
/**
 * The authority, where the facts name it.
 */
authority: string | null, 
/**
 * The facts, a sentence each, the strongest first.
 */
facts: Array<string>, };

export type RecognitionView = { 
/**
 * What was looked up: the domain as people read it, or the address.
 */
about: string, 
/**
 * The providers that something tells of, the surest first.
 */
recognised: Array<RecognisedView>, 
/**
 * Why none was recognised, in one sentence; absent where one was.
 */
nothing: string | null, 
/**
 * The hosts that were contacted for it, besides DNS servers.
 */
hosts: Array<string>, };

export type Recorded = { "what": "handed-over", 
/**
 * What the service's maker calls it.
 */
reference: string | null, 
/**
 * Why it was done although the test sign-in has not passed.
 */
reason: string | null, 
/**
 * When, as a day or a time; now where nothing is said.
 */
at?: string, } | { "what": "not-handed-over" } | { "what": "own-test-passed", 
/**
 * When, as a day or a time; now where nothing is said.
 */
at?: string, } | { "what": "own-test-not-passed" } | { "what": "state", 
/**
 * Its name in the profile.
 */
id: string, } | { "what": "no-state" };

export type Refusal = { 
/**
 * Why, and what to do, in one sentence.
 */
why: string, 
/**
 * The step at which it is done.
 */
instead: Step, };

export type RegionView = { 
/**
 * The catalog's name for it.
 */
id: string, 
/**
 * What the service calls it.
 */
name: string, 
/**
 * Where people begin to sign in.
 */
login_address: string | null, };

export type Removal = { 
/**
 * The setup.
 */
setup: string, 
/**
 * Its earlier drafts.
 */
revisions: number, 
/**
 * Its reports.
 */
reports: number, 
/**
 * Its requests, as far as they are known here; the service keeps them.
 */
requests: number, 
/**
 * The request that the service has and that has not ended. Removing the setup does not take it
 * back.
 */
open_request: string | null, 
/**
 * Requests that wait to be sent.
 */
waiting: number, 
/**
 * Requests that were sent, and of which no answer says whether the service has them.
 */
unsettled: number, 
/**
 * There was a secret or token of it in the vault. Known only once it is gone.
 */
secret: boolean | null, };

export type ReportView = { 
/**
 * What was looked at.
 */
subject: Subject, 
/**
 * When.
 */
at: string, 
/**
 * The worst grade.
 */
verdict: Verdict, 
/**
 * Only with credentials: whether they were shown to be right.
 */
proof: Proof | null, 
/**
 * It is about the values that the draft has now.
 */
current: boolean, 
/**
 * How long it took, in milliseconds.
 */
took_ms: number, 
/**
 * All that was found, worst first.
 */
findings: Array<FoundView>, 
/**
 * What was observed, in order.
 */
layers: Array<LayerView>, 
/**
 * The hop picture of a sign-in; empty for everything else.
 */
hops: Array<HopView>, 
/**
 * The claims of a sign-in, those that services know people by first.
 */
claims: Array<ClaimView>, 
/**
 * What was asked in a sign-in.
 */
asked: Array<Named>, 
/**
 * What came back from it.
 */
returned: Array<Named>, };

export type RequestDomain = { 
/**
 * The domain.
 */
domain: string, 
/**
 * Whether the service knows whose it is.
 */
state: DomainState, };

export type RequestView = { 
/**
 * The service's id of it.
 */
id: string, 
/**
 * Where it stands.
 */
state: State, 
/**
 * It has not come to its end.
 */
open: boolean, 
/**
 * Who has to do the next thing.
 */
who_acts_next: Actor, 
/**
 * Since when it is in this state.
 */
since: string, 
/**
 * When the service said so.
 */
seen_at: string, 
/**
 * The associated domains, each with its own state.
 */
domains: Array<RequestDomain>, 
/**
 * What happened, oldest first.
 */
timeline: Array<EventView>, 
/**
 * What the service wants to know.
 */
question: string | null, 
/**
 * It can be taken back.
 */
can_be_withdrawn: boolean, 
/**
 * Values that were changed since it was sent, by what they are called.
 */
changed_since: Array<string>, 
/**
 * Why it was sent although its test had not passed.
 */
overridden: string | null, };

export type RootFile = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Whom its certificates are of.
 */
subjects: Array<string>, };

export type SecretView = { "state": "missing" } | { "state": "stored", 
/**
 * Since when, where that was noted.
 */
since: string | null, 
/**
 * It is still there when Latchkey is started again.
 */
lasts: boolean, } | { "state": "unknown", 
/**
 * Why, in words, and what to do.
 */
failure: string, 
/**
 * What to do.
 */
hints: Array<string>, 
/**
 * It has not answered yet, or was not asked yet.
 */
waits: boolean, };

export type ServiceView = { 
/**
 * The catalog's name for it.
 */
id: string, 
/**
 * The name that its maker gives it.
 */
name: string, 
/**
 * The name as an argument of a sentence; `unnamed` where the profile is for any product and nobody has
 * said which it is.
 */
in_a_sentence: string, 
/**
 * What it is, in a few words.
 */
summary: string, 
/**
 * How it talks to the provider.
 */
protocol: Protocol, 
/**
 * How the values reach its maker.
 */
channel: Channel, 
/**
 * The plan that single sign-on comes with.
 */
plan: string | null, 
/**
 * The role that the person needs in the service.
 */
role: string | null, 
/**
 * Where its maker helps.
 */
support: string | null, 
/**
 * Where it is hosted; empty where that is asked for, or does not matter.
 */
regions: Array<RegionView>, 
/**
 * The providers that it allows, by catalog id; empty where it allows any.
 */
providers: Array<string>, 
/**
 * Its profile is a file that is not Latchkey's own.
 */
foreign: boolean, 
/**
 * Nobody needs to be reminded of the secret's end: the service renews it.
 */
renews_secret: boolean, 
/**
 * The setup is made for provisioning, so that nobody is asked whether it is wanted.
 */
always_provisions: boolean, 
/**
 * The preferences for provisioned people that it takes.
 */
preferences: Array<Key>, 
/**
 * The documents that its profile was written from.
 */
sources: Array<SourceView>, };

export type SettingsView = { 
/**
 * The language chosen; absent where the system's is used.
 */
language: string | null, 
/**
 * The languages that there are.
 */
languages: Array<Language>, 
/**
 * The theme.
 */
theme: Theme, 
/**
 * The proxy for every request; absent where the system's is used. Without a password.
 */
proxy: string | null, 
/**
 * Files of root certificates that are trusted besides the system's.
 */
roots: Array<RootFile>, 
/**
 * Where the data lie.
 */
data_folder: string, 
/**
 * The name of the keychain entries.
 */
keychain: string, 
/**
 * Latchkey's version.
 */
version: string, };

export type SetupLine = { 
/**
 * Its name.
 */
name: string, 
/**
 * How far it has come.
 */
standing: Standing, 
/**
 * The service's name.
 */
service: string | null, 
/**
 * The provider's name.
 */
provider: string | null, 
/**
 * The first step that has something left to do.
 */
next: Step | null, 
/**
 * When its secret ends.
 */
secret_expires_at: string | null, 
/**
 * From when on that end is near: the calendar reminds of it then.
 */
secret_expires_soon_at: string | null, 
/**
 * When it was last changed.
 */
changed_at: string, };

export type SetupPage = { 
/**
 * How many setups there are.
 */
total: number, 
/**
 * How many of them the search finds.
 */
found: number, 
/**
 * Those of this part, the last changed first.
 */
setups: Array<SetupLine>, };

export type SetupView = { 
/**
 * The setup's name on this computer.
 */
name: string, 
/**
 * Counts the changes, from 1. A change names the revision that it is made to.
 */
revision: number, 
/**
 * When the draft was last written.
 */
changed_at: string, 
/**
 * What the admin chose, by key. A key that has no value is not there.
 */
values: Partial<Record<Key, Given>>, 
/**
 * An earlier draft can be brought back.
 */
can_undo: boolean, 
/**
 * A change that was undone can be made again.
 */
can_redo: boolean, 
/**
 * Every step that the setup has, in order.
 */
steps: Array<StepLine>, 
/**
 * The first step that has something left to do.
 */
next: Step | null, 
/**
 * All that is to be said of the draft, worst first.
 */
findings: Array<FoundView>, 
/**
 * What stands between the setup and its submission.
 */
gate: Gate, 
/**
 * The client secret.
 */
secret: SecretView, 
/**
 * The token of the service's request API.
 */
desk_token: SecretView, 
/**
 * The provider, named or recognised.
 */
provider: ProviderView | null, 
/**
 * The service.
 */
service: ServiceView | null, 
/**
 * What its profile has for each step.
 */
content: Array<StepContent>, 
/**
 * The guide of the provider's console; absent where there is none for the protocol.
 */
guide: GuideView | null, 
/**
 * How an authority is put together at the provider.
 */
forms: Array<FormView>, 
/**
 * How the values are handed over by hand; absent where the tenant request API takes them.
 */
hand_off: HandOff | null, 
/**
 * What to tell the people who will sign in.
 */
tell: Array<string>, 
/**
 * The host of the service's request API: to whom the request and the secret are sent.
 */
desk_host: string | null, 
/**
 * What is to be entered at the provider when the app is registered.
 */
register: Array<Copyable>, 
/**
 * The temporary redirect address of the test sign-in, as it is to be registered.
 */
test_redirect: string, 
/**
 * The values of the request, in the order of its form, with who sees each.
 */
review: Array<Copyable>, 
/**
 * The latest look at the authority.
 */
authority: ReportView | null, 
/**
 * The latest look at the credentials.
 */
credentials: ReportView | null, 
/**
 * The latest test sign-in.
 */
sign_in: ReportView | null, 
/**
 * The latest word from the service, or on the way there.
 */
submission: ReportView | null, 
/**
 * Every test sign-in that is kept, the newest first.
 */
attempts: Array<AttemptLine>, 
/**
 * The request at the service.
 */
request: RequestView | null, 
/**
 * A request that is written down and not sent yet.
 */
waiting: WaitingView | null, 
/**
 * The hosts that the kept reports say were contacted.
 */
hosts: Array<string>, 
/**
 * It belongs to the sandbox, which must run while the setup is worked on.
 */
sandbox: boolean, };

export type SignInEvent = { "event": "listening", 
/**
 * The address, to be registered as it stands.
 */
redirect: string, } | { "event": "open", 
/**
 * The address.
 */
url: string, } | { "event": "browser-not-opened", 
/**
 * Why.
 */
why: string, } | { "event": "hops", 
/**
 * Every station.
 */
hops: Array<HopView>, };

export type SourceView = { 
/**
 * The document.
 */
text: string, 
/**
 * The day on which it was read.
 */
read: string, 
/**
 * What it is the source of.
 */
of: string, };

export type Standing = { "standing": "draft" } | { "standing": "failing" } | { "standing": "ready" } | { "standing": "queued" } | { "standing": "requested", 
/**
 * Where the request stands.
 */
state: State, };

export type Start = { 
/**
 * The settings.
 */
settings: SettingsView, 
/**
 * The language in use.
 */
language: string, 
/**
 * The window's own words in that language: the text of a Fluent file.
 */
words: string, 
/**
 * The first part of the list of setups.
 */
setups: SetupPage, };

export type State = "draft" | "submitted" | "in_review" | "information_needed" | "approved" | "active" | "rejected" | "withdrawn";

export type StateView = { 
/**
 * The catalog's name for it.
 */
id: string, 
/**
 * The service's own words.
 */
name: string, 
/**
 * What it means.
 */
means: string, 
/**
 * How to go on from it.
 */
repair: string | null, 
/**
 * Nothing is left to do.
 */
end: boolean, };

export type Step = "service" | "provider" | "register" | "domains" | "authority" | "credentials" | "sign-in" | "people" | "provisioning" | "review" | "submit" | "follow";

export type StepContent = { 
/**
 * The step.
 */
step: Step, 
/**
 * What to know there.
 */
notes: Array<NoteView>, 
/**
 * What is done in the service itself.
 */
procedures: Array<ProcedureView>, 
/**
 * What the service asks for there, besides what every setup has.
 */
fields: Array<FieldView>, };

export type StepLine = { 
/**
 * The step.
 */
step: Step, 
/**
 * How it stands.
 */
state: StepState, 
/**
 * How many findings of grade fail it has; for the review, how many all steps have.
 */
to_fix: number, 
/**
 * Why it cannot be entered yet; absent where it can.
 */
refusal: Refusal | null, };

export type StepState = "done" | "open" | "optional" | "failing" | "stale" | "blocked";

export type Subject = "authority" | "credentials" | "sign-in" | "setup" | "request" | "secret";

export type Theme = "system" | "light" | "dark";

export type Verdict = "pass" | "warn" | "fail";

export type WaitingView = { 
/**
 * When it was written down.
 */
written_at: string, 
/**
 * How often it was sent.
 */
attempts: number, 
/**
 * When it was last sent.
 */
last_attempt_at: string | null, 
/**
 * The service may have it.
 */
may_be_there: boolean, 
/**
 * Before when the service does not want to be asked again.
 */
not_before: string | null, 
/**
 * Why it is sent although its test had not passed. Sending it again needs the reason again.
 */
overridden: string | null, };

export type Weight = "note" | "warning";
