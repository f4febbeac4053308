//! The command line, as `COMMANDLINE` promises it.

use clap::{Args, Parser, Subcommand, ValueEnum};
use latchkey_engine::setup::Key;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Connect an identity provider to a service, and know that it works.
#[derive(Debug, Parser)]
#[command(name = "latchkey", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// Print one JSON document on standard output, and nothing else there.
    #[arg(long, global = true)]
    pub json: bool,
    /// Trust the roots in this PEM file as well; may be repeated.
    #[arg(long, global = true, value_name = "FILE")]
    pub ca: Vec<PathBuf>,
    /// Go through this proxy.
    #[arg(long, global = true, value_name = "URL")]
    pub proxy: Option<String>,
    /// Use this address for a name and port; may be repeated.
    #[arg(long, global = true, value_name = "HOST:PORT:ADDRESS")]
    pub resolve: Vec<String>,
    /// Longest wait of the whole command on the network; a request may take a third of it.
    #[arg(long, global = true, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub timeout: Option<u32>,
    /// Where setups and reports are kept.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Language of the words, such as en.
    #[arg(long, global = true, value_name = "CODE")]
    pub lang: Option<String>,
    /// Print data only.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print more of what was observed.
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Observe and judge an authority: address, transport, discovery, keys.
    Check(CheckArgs),
    /// Prove a client id and secret without a sign-in.
    #[command(subcommand)]
    Credentials(CredentialsCommand),
    /// Test sign-in in the browser, over loopback.
    Signin(SigninArgs),
    /// Setups: the drafts and what is known of them.
    #[command(subcommand)]
    Setup(SetupCommand),
    /// Handing the values over: the tenant request, or what is done by hand.
    #[command(subcommand)]
    Request(RequestCommand),
    /// Secrets in the keychain.
    #[command(subcommand)]
    Secret(SecretCommand),
    /// A provider and a service desk on loopback, to try things on.
    Sandbox(SandboxArgs),
    /// The whole job against the sandbox, unattended.
    Demo,
    /// An error text to its cause and fix.
    Explain(LaterArgs),
    /// The catalog of services; all of them, unless one is shown.
    Services {
        /// What to do.
        #[command(subcommand)]
        command: Option<ServicesCommand>,
    },
    /// The catalog of providers; all of them, unless one is shown.
    Providers {
        /// What to do.
        #[command(subcommand)]
        command: Option<ProvidersCommand>,
    },
    /// Case files for support.
    Case(LaterArgs),
    /// Many authorities or setups at once.
    Batch(LaterArgs),
    /// Completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Arguments of a command that is not there yet; anything is taken.
#[derive(Debug, Args)]
pub struct LaterArgs {
    /// Not read yet.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    pub rest: Vec<String>,
}

/// `latchkey check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The authority, as it was pasted; may be left out with --metadata.
    #[arg(required_unless_present_any = ["metadata", "issuer"])]
    pub authority: Option<String>,
    /// The provider, by its id in the catalog.
    #[arg(long, value_name = "ID")]
    pub provider: Option<String>,
    /// The client id, whose shape is looked at as well.
    #[arg(long, value_name = "ID")]
    pub client_id: Option<String>,
    /// Judge this saved discovery document, without a network.
    #[arg(long, value_name = "FILE", conflicts_with = "issuer")]
    pub metadata: Option<PathBuf>,
    /// Judge this saved key set as well.
    #[arg(long, value_name = "FILE", requires = "metadata")]
    pub jwks: Option<PathBuf>,
    /// Endpoints where there is no discovery.
    #[command(flatten)]
    pub manual: ManualArgs,
}

/// Endpoints entered by hand where a provider has no discovery document.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Endpoints, where there is no discovery document")]
pub struct ManualArgs {
    /// The issuer.
    #[arg(long, value_name = "URL", requires_all = ["authorization_endpoint", "token_endpoint", "jwks_uri"], conflicts_with = "authority")]
    pub issuer: Option<String>,
    /// The authorization endpoint.
    #[arg(long, value_name = "URL", requires = "issuer")]
    pub authorization_endpoint: Option<String>,
    /// The token endpoint.
    #[arg(long, value_name = "URL", requires = "issuer")]
    pub token_endpoint: Option<String>,
    /// The address of the keys.
    #[arg(long, value_name = "URL", requires = "issuer")]
    pub jwks_uri: Option<String>,
}

/// Which client at which provider: named one by one, or by a setup.
#[derive(Clone, Debug, Args)]
pub struct ClientArgs {
    /// The authority.
    #[arg(long, value_name = "AUTHORITY", required_unless_present_any = ["setup", "issuer"])]
    pub authority: Option<String>,
    /// The client id.
    #[arg(long, value_name = "ID", required_unless_present = "setup")]
    pub client_id: Option<String>,
    /// The setup that names both.
    #[arg(long, value_name = "SETUP", conflicts_with_all = ["authority", "client_id", "issuer"])]
    pub setup: Option<String>,
    /// The provider, by its id in the catalog.
    #[arg(long, value_name = "ID")]
    pub provider: Option<String>,
    /// Read the client secret from standard input.
    #[arg(long)]
    pub secret_stdin: bool,
    /// Endpoints where there is no discovery.
    #[command(flatten)]
    pub manual: ManualArgs,
}

/// `latchkey credentials …`
#[derive(Debug, Subcommand)]
pub enum CredentialsCommand {
    /// Prove id and secret, and redirect addresses registered.
    Check(CredentialsArgs),
}

/// `latchkey credentials check`
#[derive(Debug, Args)]
pub struct CredentialsArgs {
    /// Which client.
    #[command(flatten)]
    pub client: ClientArgs,
    /// Try this client authentication method only.
    #[arg(long, value_enum)]
    pub auth: Option<SecretAuth>,
    /// Prove that this redirect address is registered; may be repeated.
    #[arg(long, value_name = "URI")]
    pub redirect_uri: Vec<String>,
    /// Never send a random secret for comparison.
    #[arg(long)]
    pub no_control: bool,
    /// Allow a request that may issue a token, where nothing else proves the secret.
    #[arg(long)]
    pub allow_token: bool,
}

/// Client authentication with a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SecretAuth {
    /// client_secret_basic
    Basic,
    /// client_secret_post
    Post,
}

/// Client authentication, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnyAuth {
    /// client_secret_basic
    Basic,
    /// client_secret_post
    Post,
    /// A public client.
    None,
}

/// `latchkey signin`
#[derive(Debug, Args)]
pub struct SigninArgs {
    /// Which client.
    #[command(flatten)]
    pub client: ClientArgs,
    /// The loopback address to come back to; port 0 is any.
    #[arg(long, value_name = "URI")]
    pub redirect: Option<String>,
    /// The client authentication method.
    #[arg(long, value_enum)]
    pub auth: Option<AnyAuth>,
    /// A scope besides openid, profile and email; may be repeated.
    #[arg(long, value_name = "S")]
    pub scope: Vec<String>,
    /// Who is to sign in.
    #[arg(long, value_name = "MAIL")]
    pub login_hint: Option<String>,
    /// What the provider is to ask, such as login or select_account.
    #[arg(long, value_name = "VALUE")]
    pub prompt: Option<String>,
    /// Sign in on another device, without a browser here.
    #[arg(long, conflicts_with_all = ["redirect", "no_browser"])]
    pub device: bool,
    /// Print the address instead of opening a browser.
    #[arg(long)]
    pub no_browser: bool,
    /// A domain that the person's e-mail must belong to; may be repeated.
    #[arg(long, value_name = "DOMAIN")]
    pub domain: Vec<String>,
}

/// `latchkey services …`
#[derive(Debug, Subcommand)]
pub enum ServicesCommand {
    /// All that the profile of one says.
    Show {
        /// The service, by its id.
        #[arg(required_unless_present = "profile")]
        id: Option<String>,
        /// A profile that is not of the catalog.
        #[arg(long, value_name = "FILE", conflicts_with = "id")]
        profile: Option<PathBuf>,
    },
    /// Check a profile that is not Latchkey's own.
    Check {
        /// The profile.
        file: PathBuf,
    },
    /// Print the file with which a vendor begins its own profile.
    Template,
    /// Print the JSON Schema of a profile, for an editor that completes and checks by one.
    Schema,
}

/// `latchkey providers …`
#[derive(Debug, Subcommand)]
pub enum ProvidersCommand {
    /// All that the catalog has of one, with its guides.
    Show {
        /// The provider, by its id.
        id: String,
    },
    /// Tell the provider from an e-mail address, a domain, an authority or an issuer.
    Recognise(RecogniseArgs),
}

/// `latchkey providers recognise`
#[derive(Debug, Args)]
pub struct RecogniseArgs {
    /// The address or domain. A domain's mail hosts are looked up, and it is asked for its issuer; a provider
    /// that they hint at is asked for the domain's tenant.
    #[arg(value_name = "WHAT")]
    pub what: String,
    /// The DNS server to ask in place of the system's.
    #[arg(long, value_name = "ADDRESS:PORT", hide = true)]
    pub dns: Option<SocketAddr>,
}

/// `latchkey setup new`
#[derive(Debug, Default, Args)]
pub struct NewArgs {
    /// Its name; the service's where it is left out.
    pub name: Option<String>,
    /// The service, by its id.
    #[arg(long, value_name = "ID")]
    pub service: Option<String>,
    /// The service's hosting region.
    #[arg(long, value_name = "ID")]
    pub region: Option<String>,
    /// The provider, by its id.
    #[arg(long, value_name = "ID")]
    pub provider: Option<String>,
    /// The service's profile, where it is not of the catalog.
    #[arg(long, value_name = "FILE", conflicts_with = "service")]
    pub profile: Option<PathBuf>,
    /// Take values from this TOML file; its keys are those of `setup set`, and name.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Show what a set-up link or file of the service offers, and begin with it.
    #[arg(long, value_name = "URL|FILE", conflicts_with_all = ["service", "region", "provider", "profile", "from"])]
    pub link: Option<String>,
    /// Do not ask before what the link offers is taken over.
    #[arg(long, requires = "link")]
    pub yes: bool,
}

/// The form of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    /// One page that any browser shows and prints.
    Html,
    /// A text for tickets and wikis.
    Markdown,
}

/// `latchkey setup …`
#[derive(Debug, Subcommand)]
pub enum SetupCommand {
    /// Begin a setup.
    New(NewArgs),
    /// All setups.
    List,
    /// One setup.
    Show {
        /// Its name.
        setup: String,
    },
    /// Change values, as KEY=VALUE; an empty value removes it. What only the service asks for is
    /// answers.FIELD.
    #[command(after_help = keys())]
    Set {
        /// Its name.
        setup: String,
        /// The values.
        #[arg(required = true, value_name = "KEY=VALUE")]
        values: Vec<String>,
    },
    /// The sheet for whoever owns the provider's console. No secret is on it.
    Sheet {
        /// The setup.
        setup: String,
        /// The form; that of the file's name where it is left out, else Markdown.
        #[arg(long, value_enum)]
        format: Option<SheetFormat>,
        /// Write it to this file.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The calendar file that reminds of the secret's end, two weeks before.
    Calendar {
        /// The setup.
        setup: String,
        /// Write it to this file.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Judge what is entered, and observe the authority.
    Check {
        /// Its name.
        setup: String,
    },
    /// Remove it, with its secret.
    Remove {
        /// Its name.
        setup: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
}

/// The keys of a setup's values.
fn keys() -> String {
    let known: Vec<&str> = Key::all().map(Key::as_str).collect();
    format!(
        "Keys (a list has commas between its values):\n  {}",
        known.join("\n  ")
    )
}

/// `latchkey request …`
#[derive(Debug, Subcommand)]
pub enum RequestCommand {
    /// What would be sent or is to be entered, and what still blocks it.
    Preview {
        /// The setup.
        setup: String,
        /// Write the mail to the service to this file, as a draft. The secret is not in it.
        #[arg(long, value_name = "FILE")]
        eml: Option<PathBuf>,
    },
    /// Note that the values were handed over by hand.
    HandedOver {
        /// The setup.
        setup: String,
        /// What the service's maker calls it, such as a ticket's number.
        #[arg(long, value_name = "TEXT")]
        reference: Option<String>,
        /// When, such as 2026-11-20 or 2026-11-20T12:00:00Z; now where it is left out.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// They were handed over although the test sign-in has not passed, for this reason.
        #[arg(long, value_name = "REASON")]
        r#override: Option<String>,
        /// They were not: take the note back.
        #[arg(long, conflicts_with_all = ["reference", "at", "override"])]
        undo: bool,
    },
    /// Note that the service's own test passed.
    Tested {
        /// The setup.
        setup: String,
        /// When, such as 2026-11-20 or 2026-11-20T12:00:00Z; now where it is left out.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// It did not: take the note back.
        #[arg(long, conflicts_with = "at")]
        undo: bool,
    },
    /// Note the state that the service shows, now; without one, list those that it can show.
    State {
        /// The setup.
        setup: String,
        /// The state, by its id.
        state: Option<String>,
        /// It shows none: take the note back.
        #[arg(long, conflicts_with = "state")]
        undo: bool,
    },
    /// Send the tenant request, once.
    Submit {
        /// Which one, and by whose leave.
        #[command(flatten)]
        at: DeskArgs,
        /// The address of the service's request API.
        #[arg(long, value_name = "URL")]
        desk: Option<String>,
        /// Read the client secret from standard input, and keep it in the keychain.
        #[arg(long, conflicts_with = "token_stdin")]
        secret_stdin: bool,
        /// Submit although the test sign-in has not passed, for this reason.
        #[arg(long, value_name = "REASON")]
        r#override: Option<String>,
    },
    /// Where it stands.
    Status {
        /// Which one, and by whose leave.
        #[command(flatten)]
        at: DeskArgs,
    },
    /// Take it back.
    Withdraw {
        /// Which one, and by whose leave.
        #[command(flatten)]
        at: DeskArgs,
    },
    /// Answer the service's question.
    Answer {
        /// Which one, and by whose leave.
        #[command(flatten)]
        at: DeskArgs,
        /// The answer.
        text: String,
    },
}

/// A setup, and the token of the service's request API.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// The setup.
    pub setup: String,
    /// Read the token of the service's request API from standard input, and keep it in the keychain.
    #[arg(long)]
    pub token_stdin: bool,
}

/// `latchkey secret …`
#[derive(Debug, Subcommand)]
pub enum SecretCommand {
    /// Keep the client secret, from standard input, the environment or a prompt.
    Set {
        /// The setup.
        setup: String,
        /// Keep the token of the service's request API instead.
        #[arg(long, conflicts_with = "expires")]
        desk_token: bool,
        /// Read it from standard input.
        #[arg(long)]
        secret_stdin: bool,
        /// When it ends, such as 2027-05-01 or 2027-05-01T12:00:00Z.
        #[arg(long, value_name = "TIME")]
        expires: Option<String>,
    },
    /// Whether there is one, since when, until when.
    State {
        /// The setup.
        setup: String,
    },
    /// Remove it.
    Forget {
        /// The setup.
        setup: String,
    },
}

/// `latchkey sandbox`
#[derive(Debug, Args)]
pub struct SandboxArgs {
    /// Make this go wrong; may be repeated.
    #[arg(long, value_name = "ID")]
    pub scenario: Vec<String>,
    /// List the scenarios.
    #[arg(long, conflicts_with_all = ["scenario", "port"])]
    pub list: bool,
    /// The provider's port; 0 is any.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
    /// Speak https, with a certificate made for this run.
    #[arg(long)]
    pub tls: bool,
}
