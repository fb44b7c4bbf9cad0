"""Does with ServiceAccounts, on a real API server, all that Dagster's Kubernetes libraries do with theirs.

In, on stdin: {"server", "namespace", "accounts": [{"name", "token", "job": the Job of a run, or null}]}.
Out: {account: {"needed": {call: outcome}, "other": {call: outcome}}}; an outcome is "done", or the status of the answer.
Calls are those that the source of the libraries names, so that none is forgotten when they learn another.
"""

import json
import re
import sys
from pathlib import Path

import dagster_celery_k8s
import dagster_k8s
import kubernetes
import urllib3

pattern = re.compile(r"\b((?:create|delete|list|patch|read|replace|watch)_namespaced_\w+?)\b(?!_with_retries)")


def named_calls():
    """Methods of the Kubernetes API that the libraries call."""
    folders = [Path(module.__file__).parent for module in (dagster_k8s, dagster_celery_k8s)]
    texts = [path.read_text() for folder in folders for path in folder.rglob("*.py") if path.name != "test.py"]
    found = {name for text in texts for name in pattern.findall(text)}
    return sorted(name for name in found if not name.endswith("_with_retries"))


def simple_pod(name, account):
    container = {"name": "main", "image": "busybox"}
    return {"metadata": {"name": name}, "spec": {"serviceAccountName": account, "containers": [container]}}


def simple_job(name, account):
    spec = {**simple_pod(name, account)["spec"], "restartPolicy": "Never"}
    return {"metadata": {"name": name}, "spec": {"template": {"spec": spec}}}


def outcome(call, *args, **options):
    try:
        call(*args, **options)
    except kubernetes.client.ApiException as error:
        return error.status
    return "done"


def use(account, server, namespace):
    configuration = kubernetes.client.Configuration(host=server)
    configuration.verify_ssl = False
    configuration.api_key = {"authorization": f"Bearer {account['token']}"}
    client = kubernetes.client.ApiClient(configuration)
    apis = [api(client) for api in (kubernetes.client.CoreV1Api, kubernetes.client.BatchV1Api)]
    name = f"made-by-{account['name']}"[:63].rstrip("-")
    job = account["job"] or simple_job(name, account["name"])
    job["metadata"] = {**job["metadata"], "name": name, "namespace": namespace}
    bodies = {"create_namespaced_pod": simple_pod(name, account["name"]), "create_namespaced_job": job}

    def call(method):
        api = next(one for one in apis if hasattr(one, method))
        if method.startswith("list"):
            return outcome(getattr(api, method), namespace)
        if method.startswith("create"):
            return outcome(getattr(api, method), namespace, bodies[method])
        return outcome(getattr(api, method), name, namespace)

    # What is to be read is made before, and unmade at the end.
    order = ["create", "list", "read", "delete"]
    methods = sorted(named_calls(), key=lambda method: order.index(method.split("_")[0]))
    core, access = apis[0], kubernetes.client.RbacAuthorizationV1Api(client)
    other = {
        "read Secrets": outcome(core.list_namespaced_secret, namespace),
        "read ConfigMaps": outcome(core.list_namespaced_config_map, namespace),
        "read pods of another namespace": outcome(core.list_namespaced_pod, "default"),
        "grant rights": outcome(
            access.create_namespaced_role, namespace, {"metadata": {"name": name}, "rules": []}
        ),
    }
    return {"needed": {method: call(method) for method in methods}, "other": other}


def main():
    urllib3.disable_warnings()
    asked = json.load(sys.stdin)
    json.dump(
        {account["name"]: use(account, asked["server"], asked["namespace"]) for account in asked["accounts"]},
        sys.stdout,
    )


if __name__ == "__main__":
    main()
