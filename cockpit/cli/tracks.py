"""Finding the track a person means on the command line."""

from __future__ import annotations

from cockpit.cli.output import Unusable
from cockpit.core.model import SHARED, Board


def find_track(board: Board, name: str) -> str:
    """The id of the track with that id, name or alias. Raises `Unusable`, with the tracks there are, for none."""
    wanted = name.strip().casefold()
    for track in board.tracks:
        if wanted in (known.casefold() for known in (track.id, track.name, *track.aliases)):
            return track.id
    if wanted == SHARED:
        return SHARED
    from cockpit.plan.config_values import did_you_mean

    ids = [track.id for track in board.tracks]
    hint = did_you_mean(name, ids)
    raise Unusable(f'found the track "{name}", allowed: {", ".join([*ids, SHARED])}{"; " + hint if hint else ""}')
