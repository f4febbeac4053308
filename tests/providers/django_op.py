"""Django OAuth Toolkit as an OpenID provider on a free loopback port:  python django_op.py

How the tests talk with it: its first line on standard output is {"issuer": ...}. Each line on its
standard input is one more redirect address, taken down for every client as an admin would, and
answered with {"registered": ...}. It ends when its standard input does.
"""

import json
import os
import sys
import tempfile
import threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

LOGIN_PAGE = """<!doctype html><title>Sign in</title>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Sign in</button></form>"""


def tell(message):
    print(json.dumps(message), flush=True)


def private_key():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def configure(folder, base):
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        LOGIN_URL="/login/",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        # Fast: there is nothing here to protect.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.path.join(folder, "db.sqlite3"),
            }
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        ("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN_PAGE}),
                        "django.template.loaders.app_directories.Loader",
                    ],
                    "context_processors": ["django.template.context_processors.request"],
                },
            }
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_ISS_ENDPOINT": f"{base}/o",
            "OIDC_RSA_PRIVATE_KEY": private_key(),
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.validator",
            "SCOPES": {"openid": "OpenID Connect", "profile": "Profile", "email": "E-mail"},
            "PKCE_REQUIRED": True,
            # `iss` in the authorization response (RFC 9207).
            "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
            "OAUTH_DEVICE_VERIFICATION_URI": f"{base}/o/device/",
            "OAUTH_DEVICE_VERIFICATION_URI_COMPLETE": lambda code: f"{base}/o/device/?user_code={code}",
            "DEVICE_FLOW_INTERVAL": 1,
        },
    )

    import django

    django.setup()


def validator(*arguments, **keywords):
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class WithEmail(OAuth2Validator):
        def get_additional_claims(self, request):
            return {"name": request.user.get_full_name(), "email": request.user.email}

    return WithEmail(*arguments, **keywords)


def fill():
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0)
    for name in ("alice", "bob"):
        get_user_model().objects.create_user(name, f"{name}@example.com", f"{name}-password", first_name=name)

    def client(client_id, secret, grant="authorization-code"):
        get_application_model().objects.create(
            client_id=client_id,
            client_secret=secret,
            client_type="confidential" if secret else "public",
            authorization_grant_type=grant,
            redirect_uris="https://app.example.com/callback",
            algorithm="RS256",
        )

    client("web", "web-secret")
    # Form-encoded or not, these are sent differently (RFC 6749, section 2.3.1).
    client("percent", "pa%41ss+word")
    client("odd:id+1", "se%cr+et:/&=~")
    client("native", "")
    client("device", "", "urn:ietf:params:oauth:grant-type:device_code")


def urls():
    from django.contrib.auth.views import LoginView
    from django.urls import include, path

    return [path("login/", LoginView.as_view()), path("o/", include("oauth2_provider.urls"))]


def listen_to_the_tests(server):
    from django.db import connection
    from oauth2_provider.models import get_application_model

    for line in sys.stdin:
        for client in get_application_model().objects.all():
            client.redirect_uris += " " + line.strip()
            client.save()
        tell({"registered": line.strip()})
    connection.close()
    server.shutdown()


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, WSGIServer(("127.0.0.1", 0), Quiet) as server:
        configure(folder, f"http://127.0.0.1:{server.server_port}")
        fill()
        urlpatterns = urls()

        from django.core.wsgi import get_wsgi_application

        server.set_app(get_wsgi_application())
        threading.Thread(target=listen_to_the_tests, args=[server], daemon=True).start()
        tell({"issuer": f"http://127.0.0.1:{server.server_port}/o"})
        server.serve_forever()
