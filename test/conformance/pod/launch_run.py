"""Launches a job as webserver and daemon do between them, and prints the Job that a cluster would be asked for.

Arguments: the workspace.yaml, the code location, the job. It runs with the webserver's files and variables.
"""

import json
import sys
from pathlib import Path

from dagster import DagsterInstance
from dagster._cli.job import _create_run
from dagster._core.launcher import LaunchRunContext
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import WorkspaceFileTarget

sys.path.insert(0, str(Path(__file__).parent.parent / "dagster"))
from recorded_job import created_job, launcher_of  # noqa: E402


def main():
    workspace_file, location_name, job_name = sys.argv[1:]
    with DagsterInstance.get() as instance, WorkspaceProcessContext(
        instance, WorkspaceFileTarget([workspace_file])
    ) as process:
        workspace = process.create_request_context()
        location = workspace.get_code_location(location_name)
        (repository,) = location.get_repositories().values()
        run = _create_run(
            instance=instance,
            code_location=location,
            remote_repo=repository,
            remote_job=repository.get_full_job(job_name),
            run_config={},
            tags=None,
            op_selection=None,
            run_id=None,
        )
        launcher = launcher_of(instance.get_ref(), instance)
        launcher.launch_run(LaunchRunContext(dagster_run=run, workspace=workspace))
        print(json.dumps({"runId": run.run_id, "job": created_job(launcher)}))


if __name__ == "__main__":
    main()
