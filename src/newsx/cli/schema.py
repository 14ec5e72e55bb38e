"""``newsx schema``: the JSON Schema of the output."""

import click


@click.command(
    epilog="""\b
Examples:
  newsx schema > newsx.schema.json
  newsx schema | jq '."$defs".fact.properties.relation'
"""
)
def command() -> None:
    """Print the JSON Schema of the output.

    It is of draft 2020-12 and describes one line of jsonl, and the whole of a json output.
    """
    from newsx.cli.outputs import write_stdout
    from newsx.export.schema import read_schema

    write_stdout([read_schema().encode("utf-8")])
