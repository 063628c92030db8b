"""Posts that ask for nothing they may not: no teaching status outside teaching (R17)."""

from collections.abc import Iterator
from typing import Final

from pdpkit.findings import Finding, find
from pdpkit.rules.scene import Scene

# Groups of which a teaching status may be asked.
_TEACHING: Final = frozenset(("teacher", "leader", "executive", "trainee"))
_TEACHING_STATUSES: Final = {
    "qts": "qualified teacher status",
    "teacher-number": "a teacher number",
}


def judge_posts(scene: Scene) -> Iterator[Finding]:
    """R17 with (g): all groups are equal, and most have no number."""
    for number, post in enumerate(scene.record.posts):
        for status in post.requires if post.staff_group not in _TEACHING else ():
            if what := _TEACHING_STATUSES.get(status):
                yield find("rule-r17", f"/posts/{number}/requires", what=what)
