"""Holds rendered configuration against Dagster itself.

In, on stdin: a JSON list of releases, {"name", "dagsterYaml", "workspaceYaml", "locations": [{"name", "image", "context"}]}.
Out: a list of {"name", "problems": [text], "unknownClasses": [text], "jobs": {location: the Job that a run becomes}}.
"""

import importlib
import json
import os
import re
import sys
import tempfile
from pathlib import Path

import yaml
from dagster import DagsterInstance
from dagster._config import process_config, resolve_to_config_type
from dagster._core.code_pointer import ModuleCodePointer
from dagster._core.instance.config import dagster_instance_config
from dagster._core.instance.ref import InstanceRef
from dagster._core.origin import JobPythonOrigin, RepositoryPythonOrigin
from dagster._core.test_utils import create_run_for_test
from dagster._core.workspace.load import location_origins_from_yaml_paths
from dagster._grpc.types import ExecuteRunArgs
from dagster_k8s.container_context import K8sContainerContext
from recorded_job import created_job, launcher_of


def named_variables(value):
    """Names in every {"env": NAME} of a configuration."""
    if isinstance(value, dict):
        if set(value) == {"env"} and isinstance(value["env"], str):
            yield value["env"]
        for inner in value.values():
            yield from named_variables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named_variables(inner)


def forwarded_variables(value):
    """Names in every "env_vars" list: the launcher hands its own values of them on to runs."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "env_vars" and isinstance(inner, list):
                yield from (name for name in inner if isinstance(name, str) and "=" not in name)
            yield from forwarded_variables(inner)


def class_problems(section, data, unknown):
    try:
        module = importlib.import_module(data.module_name)
        klass = getattr(module, data.class_name)
    except (ImportError, AttributeError) as error:
        name = f"{data.module_name}.{data.class_name}"
        if data.module_name.split(".")[0].startswith("dagster"):
            return [f"{section}: {name} cannot be imported: {error}"]
        unknown.append(name)
        return []
    config = yaml.safe_load(data.config_yaml) or {}
    result = process_config(resolve_to_config_type(klass.config_type()), config)
    return [f"{section}: {error.message}" for error in result.errors or []]


def instance_problems(folder, unknown):
    try:
        dagster_instance_config(str(folder))
        ref = InstanceRef.from_dir(str(folder))
    except Exception as error:  # noqa: BLE001  every refusal is a finding
        return None, [f"dagster.yaml: {error}"]
    sections = {
        "run_storage": ref.run_storage_data,
        "event_log_storage": ref.event_storage_data,
        "schedule_storage": ref.schedule_storage_data,
        "compute_logs": ref.compute_logs_data,
        "run_launcher": ref.run_launcher_data,
        "run_coordinator": ref.run_coordinator_data,
        "scheduler": ref.scheduler_data,
    }
    problems = []
    for section, data in sections.items():
        if data is not None:
            problems += class_problems(section, data, unknown)
    return ref, problems


def job_of(location, ref, instance):
    """The Job that K8sRunLauncher would create for a run of the location; nothing reaches a cluster."""
    launcher = launcher_of(ref, instance)
    repository = RepositoryPythonOrigin(
        executable_path="python",
        code_pointer=ModuleCodePointer("definitions", "defs", "."),
        container_image=location["image"],
        container_context=location["context"],
    )
    origin = JobPythonOrigin(job_name="job", repository_origin=repository)
    run = create_run_for_test(instance, job_name="job", job_code_origin=origin)
    args = ExecuteRunArgs(
        job_origin=origin, run_id=run.run_id, instance_ref=instance.get_ref(), set_exit_code_on_failure=None
    ).get_command_args()
    launcher._launch_k8s_job_with_args("dagster-run", args, run)  # noqa: SLF001
    return created_job(launcher)


def check(release, instance):
    unknown, problems, jobs = [], [], {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "dagster.yaml").write_text(release["dagsterYaml"], encoding="utf-8")
        instance_config = yaml.safe_load(release["dagsterYaml"])
        contexts = [location["context"] for location in release["locations"]]
        forwarded = [name for value in [instance_config, *contexts] for name in forwarded_variables(value)]
        for name in [*named_variables(instance_config), *forwarded]:
            os.environ[name] = "1"
        ref, found = instance_problems(path, unknown)
        problems += found
        if release.get("workspaceYaml") is not None:
            (path / "workspace.yaml").write_text(release["workspaceYaml"], encoding="utf-8")
            try:
                location_origins_from_yaml_paths([str(path / "workspace.yaml")])
            except Exception as error:  # noqa: BLE001
                problems.append(f"workspace.yaml: {error}")
    for location in release["locations"]:
        if location["context"] is None:
            continue
        try:
            K8sContainerContext.create_from_config(location["context"])
        except Exception as error:  # noqa: BLE001
            problems.append(f"container context of {location['name']}: {error}")
            continue
        if ref is not None and ref.run_launcher_data.class_name == "K8sRunLauncher" and not found:
            try:
                jobs[location["name"]] = job_of(location, ref, instance)
            except Exception as error:  # noqa: BLE001
                problems.append(f"job of {location['name']}: {type(error).__name__}: {error}")
    clean = [re.sub(r"/tmp/\S+/", "", text) for text in problems]
    return {"name": release["name"], "problems": clean, "unknownClasses": unknown, "jobs": jobs}


def main():
    releases = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as home, DagsterInstance.local_temp(home) as instance:
        answers = [check(release, instance) for release in releases]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
