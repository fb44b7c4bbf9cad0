"""Scans files with detect-secrets: names and texts come as JSON on stdin, findings go as JSON to stdout."""

import json
import os
import sys
import tempfile

from detect_secrets import SecretsCollection
from detect_secrets.settings import default_settings


def main() -> None:
    found = []
    with tempfile.TemporaryDirectory() as folder, default_settings():
        for number, file in enumerate(json.load(sys.stdin)):
            place = os.path.join(folder, str(number))
            os.mkdir(place)
            path = os.path.join(place, file["name"])
            with open(path, "w", encoding="utf-8") as out:
                out.write(file["text"])
            secrets = SecretsCollection()
            secrets.scan_file(path)
            found.append([{"line": secret.line_number, "type": secret.type} for _, secret in secrets])
    json.dump(found, sys.stdout)


main()
