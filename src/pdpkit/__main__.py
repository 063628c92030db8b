"""``python -m pdpkit``: the command ``pdp`` where its script is not on the path."""

from pdpkit.cli.main import run

if __name__ == "__main__":
    run()
