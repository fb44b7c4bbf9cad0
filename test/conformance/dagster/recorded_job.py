"""K8sRunLauncher without a cluster: the Job that it would create is recorded."""

from unittest import mock

import kubernetes
import yaml
from dagster._config import process_config, resolve_to_config_type
from dagster_k8s.launcher import K8sRunLauncher


def launcher_of(ref, instance):
    """The run launcher of an instance's configuration, with an API client that only remembers what it is asked."""
    data = ref.run_launcher_data
    config = yaml.safe_load(data.config_yaml) or {}
    processed = process_config(resolve_to_config_type(K8sRunLauncher.config_type()), config)
    with mock.patch.object(kubernetes.config, "load_incluster_config"), mock.patch.object(
        kubernetes.config, "load_kube_config"
    ):
        launcher = K8sRunLauncher.from_config_value(data, dict(processed.value))
    launcher._api_client = mock.MagicMock()  # noqa: SLF001
    launcher.register_instance(instance)
    return launcher


def created_job(launcher):
    """The Job that the launcher asked for, as the API server would be sent it."""
    call = launcher._api_client.create_namespaced_job_with_retries.call_args.kwargs  # noqa: SLF001
    job = kubernetes.client.ApiClient().sanitize_for_serialization(call["body"])
    job["metadata"]["namespace"] = call["namespace"]
    return job
