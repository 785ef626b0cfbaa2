"""Who speaks in French articles, by invented people and bodies."""

from __future__ import annotations

from tests.sources.articles import holders_of, names_of


def test_names_lose_the_article_that_hangs_on_them() -> None:
    text = "L’Ombrie nie tout. L’armée ombrienne et l’Ombrie se taisent. On vit bien en Ombrie."
    [holder] = holders_of(text, ("L’Ombrie", "nie", "tout"), language="fr")
    assert (holder.name, holder.kind) == ("Ombrie", "state")


def test_a_body_in_small_letters_has_its_whole_name() -> None:
    text = "La Mission conjointe du fleuve se tait. La Chambre des bateliers affirme que tout va bien."
    assert names_of(text, ("La Chambre des bateliers", "affirme", "tout va bien"), language="fr") == ["Chambre des bateliers"]


def test_one_ministry_is_not_the_other_that_was_named() -> None:
    text = "Le ministère ombrien de la Défense dit non. Le pont coûte cher, selon le ministère du Commerce."
    said = (("Le ministère ombrien de la Défense", "dit", "non"), ("le ministère du Commerce", "selon", "Le pont coûte cher"))
    assert names_of(text, *said, language="fr") == ["ministère ombrien de la Défense", "ministère du Commerce"]


def test_an_office_between_description_and_name() -> None:
    text = "L’état-major nie tout. « Nous dormions », a déclaré sa porte-parole, la commandante Ysaure Bel. « Tous », a-t-elle ajouté."
    said = (
        ("L’état-major", "nie", "tout"),
        ("sa porte-parole, la commandante Ysaure Bel", "a déclaré", "Nous dormions"),
        ("elle", "ajouté", "Tous"),
    )
    holders = holders_of(text, *said, language="fr")
    assert [holder.name for holder in holders] == ["état-major", "Ysaure Bel", "Ysaure Bel"]


def test_il_is_the_ministry_that_spoke() -> None:
    text = "Le colonel Tom Harl dort. Le ministère des Ports nie tout. Il accuse la régie."
    said = (("Le ministère des Ports", "nie", "tout"), ("Il", "accuse", "la régie"))
    assert names_of(text, *said, language="fr") == ["ministère des Ports"] * 2


def test_whoever_the_headline_quotes_answers_the_questions() -> None:
    text = (
        "Ivo Marn : « La digue tiendra »\n\nIvo Marn dirige la régie.\n\nLa digue est-elle sûre ?\n\n« Elle date de mars et ne bouge pas. »"
    )
    assert names_of(text, ("", "", "Elle date de mars et ne bouge pas"), language="fr") == ["Ivo Marn"]
