# LemonLDAP::NG as an OpenID provider on a free loopback port:  perl lemonldap_op.pl
#
# How the tests talk with it: its first line on standard output is {"issuer": ...}. Each line on its
# standard input is one more redirect address, taken down for every client as an admin would, and
# answered with {"registered": ...}. It ends when its standard input does.
use strict;
use warnings;
use Crypt::OpenSSL::RSA;
use File::Temp qw(tempdir);
use HTTP::Server::PSGI;
use IO::Socket::INET;
use JSON;
use Plack::Util;

my $socket = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 0, Listen => 32, ReuseAddr => 1)
  or die "no port: $!";
my $issuer = 'http://127.0.0.1:' . $socket->sockport . '/';
my $folder = tempdir(CLEANUP => 1);
my $registered = "$folder/registered";
mkdir "$folder/$_" for qw(conf sessions sessions/lock persistent persistent/lock cache);

my $key = Crypt::OpenSSL::RSA->generate_key(2048);

sub client {
    my ($id, $secret) = @_;
    my %options = (
        ClientID       => $id,
        ClientSecret   => $secret,
        Public         => $secret ? 0 : 1,
        RedirectUris   => 'https://app.example.com/callback',
        IDTokenSignAlg => 'RS256',
        UserIDAttr     => 'uid',
        BypassConsent  => 0,
    );
    return { map { +"oidcRPMetaDataOptions$_" => $options{$_} } keys %options };
}

my %clients = (
    web => client('web', 'web-secret'),
    # Form-encoded or not, this secret is sent differently (RFC 6749, section 2.3.1).
    percent => client('percent', 'pa%41ss+word'),
    native  => client('native',  ''),
);

sub session_store {
    my ($name) = @_;
    return {
        Directory      => "$folder/$name",
        LockDirectory  => "$folder/$name/lock",
        generateModule => 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256',
    };
}

# In place of its own, which needs ImageMagick though nobody is shown a picture here.
{
    package NoCaptcha;
    use Mouse;
    extends 'Lemonldap::NG::Common::Module';
    sub init { return 1 }
    $INC{'NoCaptcha.pm'} = __FILE__;
}

my %configuration = (
    cfgNum     => 1,
    cfgDate    => 1,
    portal     => $issuer,
    domain     => 'example.com',
    cookieName => 'lemonldap',
    key        => 'only for tests',
    # Its own demonstration accounts; the password is the name.
    authentication   => 'Demo',
    userDB           => 'Same',
    passwordDB       => 'Demo',
    captcha          => 'NoCaptcha',
    demoExportedVars => { cn => 'cn', mail => 'mail', uid => 'uid' },
    whatToTrace      => 'uid',
    locationRules    => { '127.0.0.1' => { default => 'accept' } },
    globalStorage            => 'Apache::Session::File',
    globalStorageOptions     => session_store('sessions'),
    persistentStorage        => 'Apache::Session::File',
    persistentStorageOptions => session_store('persistent'),
    localSessionStorage      => 'Cache::FileCache',
    localSessionStorageOptions =>
      { cache_root => "$folder/cache", namespace => 'sessions', default_expires_in => 600, directory_umask => '007' },
    issuerDBOpenIDConnectActivation      => 1,
    issuerDBOpenIDConnectPath            => '^/oauth2/',
    issuerDBOpenIDConnectRule            => 1,
    oidcServiceMetaDataIssuer            => $issuer,
    oidcServicePrivateKeySig             => $key->get_private_key_string,
    oidcServicePublicKeySig              => $key->get_public_key_x509_string,
    oidcServiceKeyIdSig                  => 'signing',
    oidcServiceAllowAuthorizationCodeFlow => 1,
    oidcRPMetaDataOptions                => \%clients,
    oidcRPMetaDataExportedVars => { map { $_ => { email => 'mail', name => 'cn' } } keys %clients },
);

sub write_file {
    my ($path, $text) = @_;
    open my $file, '>', $path or die "$path: $!";
    print $file $text;
    close $file or die "$path: $!";
}

write_file("$folder/conf/lmConf-1.json", encode_json(\%configuration));
write_file("$folder/lemonldap-ng.ini", <<"INI");
[all]
logger = Lemonldap::NG::Common::Logger::Std
logLevel = warn
[configuration]
type = File
dirName = $folder/conf
[portal]
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
INI
write_file($registered, '');

$ENV{LLNG_DEFAULTCONFFILE} = "$folder/lemonldap-ng.ini";
require Lemonldap::NG::Portal::Main;
my $portal = Lemonldap::NG::Portal::Main->run({});

# Its configuration is read again at intervals only: what the tests register counts at once.
require Lemonldap::NG::Portal::Issuer::OpenIDConnect;
{
    no warnings 'redefine';
    my $allowed = \&Lemonldap::NG::Portal::Issuer::OpenIDConnect::isUriAllowedForRP;
    *Lemonldap::NG::Portal::Issuer::OpenIDConnect::isUriAllowedForRP = sub {
        my ($self, $uri) = @_;
        open my $file, '<', $registered or die "$registered: $!";
        return 1 if grep { $_ eq "$uri\n" } <$file>;
        return $allowed->(@_);
    };
}

# It binds its cookies to a domain, which an IP address is none of.
my $site = sub {
    my ($environment) = @_;
    return Plack::Util::response_cb($portal->($environment), sub {
        my ($response) = @_;
        Plack::Util::header_iter($response->[1], sub {
            $_[1] =~ s/;\s*domain=[^;]*//i if lc $_[0] eq 'set-cookie';
        });
    });
};

my $server = fork // die "no process: $!";
if (!$server) {
    HTTP::Server::PSGI->new(listen_sock => $socket)->run($site);
    exit;
}
$| = 1;
print encode_json({ issuer => $issuer }), "\n";
while (my $uri = <STDIN>) {
    chomp $uri;
    open my $file, '>>', $registered or die "$registered: $!";
    print $file "$uri\n";
    close $file or die "$registered: $!";
    print encode_json({ registered => $uri }), "\n";
}
kill TERM => $server;
waitpid $server, 0;
