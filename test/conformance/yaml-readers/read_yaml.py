"""Reads a JSON list of YAML texts and writes the list of what PyYAML's safe loader makes of them."""

import json
import sys

import yaml


def read(text):
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        return f"not read: {error}"


print(json.dumps([read(text) for text in json.load(sys.stdin)], default=repr))
