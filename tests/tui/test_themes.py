from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color

from cockpit.tui.themes import (
    GROUNDS,
    INKS,
    Palette,
    ThemeError,
    ThemeShelf,
    contrast,
    read_theme,
    shipped_folder,
)
from cockpit.tui.wardrobe import Wardrobe
from cockpit.view.rows import STYLES

SHIPPED = ("cockpit-dark", "cockpit-light", "high-contrast", "mono")
GOOD = (shipped_folder() / "cockpit-dark.toml").read_text("utf-8")


def shelf(*folders: Path) -> ThemeShelf:
    return ThemeShelf((shipped_folder(), *folders))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_themes_are_sound(name: str) -> None:
    palette = shelf().load(name)
    assert palette.name == name
    palette.textual().to_color_system().generate()
    assert set(STYLES) <= palette.known | {"band"}


def test_all_shipped_files_are_tested() -> None:
    assert set(shelf().files()) == set(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_people_read_stands_out_and_the_rest_can_still_be_read(name: str) -> None:
    palette = shelf().load(name)
    ground = palette.colours["background"]
    for ink in ("bright", "today", "good", "warn", "bad", "dim"):
        assert contrast(palette.colours[ink], ground) >= 4.5, ink
    for ink in ("done", "faint"):
        assert contrast(palette.colours[ink], ground) >= 3, ink
    assert contrast(palette.colours["bright"], ground) >= 7


def test_high_contrast_keeps_seven_to_one_for_every_ink_on_every_ground() -> None:
    palette = shelf().load("high-contrast")
    inks = [*(palette.colours[ink] for ink in INKS), *palette.tracks]
    assert min(contrast(ink, palette.colours[ground]) for ink in inks for ground in GROUNDS) >= 7


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('bright = "#e6eaf0"', 'bright = "#e6eaf"', "colors.bright"),
        ('bright = "#e6eaf0"', "", "colors.bright: is missing"),
        ('bright = "#e6eaf0"', 'bright = "red; } * { display: none"', "colors.bright"),
        ("dark = true", 'dark = "yes"', "dark"),
        ("[colors]", '[colors]\nbrigth = "#000000"', 'colors.brigth: unknown key; did you mean "bright"?'),
        ('tracks = ["#c5a0ff"', "tracks = [3", "colors.tracks[0]"),
        ('name = "cockpit-dark"', 'name = "No Good"', "name"),
        ("dark = true", "dark = true\ncontrast = 7.0", "colors.dim"),
        ("dark = true", "dark = true\ncolour = 1", 'colour: unknown key; did you mean "colors"?'),
        ("dark = true", "dark = = true", "line 3"),
        ("[colors]", '[styles]\nbad = "blink"\n[colors]', "styles.bad"),
        ("[colors]", '[styles]\nbaad = "bold"\n[colors]', "styles.baad"),
    ],
)
def test_an_error_names_file_and_key(old: str, new: str, key: str) -> None:
    assert old in GOOD
    with pytest.raises(ThemeError) as error:
        read_theme(GOOD.replace(old, new, 1).encode(), Path("mine.toml"))
    assert str(error.value).startswith("mine.toml: ")
    assert key in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text_are_an_error_too() -> None:
    with pytest.raises(ThemeError, match=r"mine\.toml"):
        read_theme(b"\xff\xfe", Path("mine.toml"))


def test_the_users_theme_wins_by_name(tmp_path: Path) -> None:
    (tmp_path / "cockpit-dark.toml").write_text(GOOD.replace("#e6eaf0", "#ffffff"))
    assert shelf(tmp_path).load("cockpit-dark").colours["bright"] == "#ffffff"


def test_an_unknown_theme_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"no theme 'nope'; there are cockpit-dark, cockpit-light"):
        shelf(tmp_path).load("nope")
    with pytest.raises(ThemeError):
        shelf(tmp_path).load("../../etc/passwd")


def test_styles_follow_the_theme_and_its_weights() -> None:
    palette = shelf().load("high-contrast")
    style = palette.style("bad", "cursor")
    assert style.bold
    assert style.color == Color.parse(palette.colours["bad"])
    assert style.bgcolor == Color.parse(palette.colours["cursor"])
    assert palette.style("track-9").color == Color.parse(palette.tracks[0])
    assert palette.style("nobody knows").color == Color.parse(palette.colours["bright"])


def test_without_colour_every_style_is_weight_only() -> None:
    palette: Palette = Wardrobe(shelf(), None, "", colourless=True).palette
    styles = [palette.style(name, ground) for name in STYLES for ground in GROUNDS]
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert palette.style("bright", "cursor") != palette.style("bright")
    assert palette.style("bad") != palette.style("bright") != palette.style("dim")


def test_the_wardrobe_reads_the_themes_name_before_anything_else(tmp_path: Path) -> None:
    sprint = tmp_path / "sprint.toml"
    sprint.write_text('[sprint]\nname = "x"\n  theme = "mono" # calm\nbroken =')
    assert Wardrobe(shelf(), sprint, "", colourless=False).palette.name == "mono"
    assert Wardrobe(shelf(), sprint, "cockpit-light", colourless=False).palette.name == "cockpit-light"
    assert Wardrobe(shelf(), tmp_path / "none.toml", "", colourless=False).palette.name == "cockpit-dark"


def test_a_broken_theme_leaves_the_last_good_one_and_says_why(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(GOOD.replace("cockpit-dark", "mine"))
    wardrobe = Wardrobe(shelf(tmp_path), None, "mine", colourless=False)
    assert not wardrobe.reload_if_changed()
    mine.write_text(GOOD.replace("#e6eaf0", "#fff"))
    assert wardrobe.reload_if_changed()
    assert wardrobe.palette.name == "mine"
    assert "mine.toml: colors.bright" in wardrobe.problem
    mine.write_text(GOOD.replace("#e6eaf0", "#f0f0f0"))
    assert wardrobe.reload_if_changed()
    assert wardrobe.problem == ""
    assert wardrobe.palette.colours["bright"] == "#f0f0f0"
