"""A STOP in its usual spellings, and what only looks like one."""

import pytest

from ovhsms_gui.core.stop import asks_to_stop, still_asks, takes_it_back, what_is_kept

STOPS = (
    "STOP",
    "stop",
    "Stop.",
    "sToP !",
    "  stop  \n",
    "STOP!!!",
    "« STOP »",
    '"stop"',
    "S T O P",
    "S.T.O.P.",
    "stopp",
    "Stop svp",
    "stop s'il vous plaît",
    "Stop s’il te plait merci",
    "STOP merci",
    "Merci stop",
    "Bonjour, stop svp",
    "stop stop stop",
    "STOP 36111",
    "stop 36 180",
    "STOP au 36111",
    "stop sms",
    "Stop pub",
    "STOP PUBLICITÉ",
    "stop à vos messages",
    "arrêt",
    "Arret",
    "ARRÊT SVP",
    "arrêtez",
    "Arrêtez les messages svp",
    "arrêter",
    "désinscription",
    "Desinscription svp",
    "Me désinscrire",
    "désabonnement",
    "Désabonner",
    "Ne me contactez plus",
    "Je ne veux plus recevoir vos messages",
    "Ne plus me contacter",
    "unsubscribe",
    "Unsubscribe please",
    "Stop texting me",
    "Please remove me from your list",
    "Don't text me again",
    "opt-out",
    "STOP 🙏",
)
OTHERS = (
    "",
    "   ",
    "?",
    "👍",
    "OK",
    "Oui merci",
    "Non",
    "stop à 15 h",
    "arrêt de bus",
    "Rendez-vous à l'arrêt de bus",
    "L'arrêt est où ?",
    "On se retrouve au stop",
    "Le panneau stop",
    "arrêt maladie",
    "Je suis en arrêt maladie",
    "arrêt de travail",
    "Un arrêt à Lyon, puis j'arrive",
    "non-stop",
    "Non stop jusqu'à 18 h ?",
    "Stop ou encore ?",
    "Stop, j'arrive",
    "stop je rappelle demain",
    "Il faut que j'arrête de fumer",
    "Je n'arrête pas de vous appeler",
    "Ça ne s'arrête pas",
    "stopper l'eau avant de partir ?",
    "Stoppé dans les bouchons, 10 min de retard",
    "auto-stop",
    "Je viens en stop",
    "One stop shop",
    "Bus stop",
    "I can't stop laughing",
    "Désinscription du cours de danse, comment faire ?",
    "L'inscription est faite",
    "Je m'inscris",
    "inscription",
    "Annulez le rendez-vous de lundi",
    "J'ai résilié mon bail, nouvelle adresse à suivre",
    "En fin de journée",
    "fin",
    "stock",
    "step",
    "top",
    "Estop",
    "Stopover in Paris",
    "Weekend",
    "The end of the week suits me",
    "Je ne veux plus de ce rendez-vous",
    "Ne me contactez plus avant 14 h",
    "Merci de ne plus écrire à mon ancienne adresse",
    "Cancel my appointment",
    "quit smoking",
    "STOP 3",
    "stop 12 rue des Lilas",
)


def test_there_are_enough_of_each() -> None:
    assert len(set(STOPS)) >= 40
    assert len(set(OTHERS)) >= 40


@pytest.mark.parametrize("reply", STOPS)
def test_it_is_a_stop(reply: str) -> None:
    assert asks_to_stop(reply)


@pytest.mark.parametrize("reply", OTHERS)
def test_it_only_looks_like_one(reply: str) -> None:
    assert not asks_to_stop(reply)


def test_a_long_reply_is_looked_at_at_once() -> None:
    assert not asks_to_stop("stop sms " * 100_000)


@pytest.mark.parametrize(
    "reply",
    [
        "START",
        "start 36111",
        "Bonjour, reprendre svp",
        "Reprenez les envois merci",
        "Me réinscrire",
        "réabonnement",
        "Annuler le STOP svp",
        "unstop",
        "Oui, reprise des SMS",
    ],
)
def test_it_is_taken_back(reply: str) -> None:
    assert takes_it_back(reply)
    assert not asks_to_stop(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "Pardon, je me suis trompée",
        "merci",
        "OUI",
        "Je voudrais reprendre rendez-vous",
        "Annuler mon rendez-vous",
        "Reprise à 14 h ?",
        "On start quand ?",
        "STOP",
        "",
    ],
)
def test_it_is_not_taken_back(reply: str) -> None:
    assert not takes_it_back(reply)


@pytest.mark.parametrize(
    ("replies", "asks"),
    [
        ("STOP", True),
        ("STOP; merci", True),
        ("STOP; START", False),
        ("STOP; START; merci", False),
        ("START; STOP; merci", True),
        ("-STOP; -pardon; merci", False),
        ("-STOP; merci; STOP", True),
        ("merci", False),
        ("", False),
    ],
)
def test_a_stop_holds_until_it_is_taken_back_or_let_be(replies: str, asks: bool) -> None:
    latest_first = reversed(replies.split("; "))
    assert still_asks((one.lstrip("-"), one.startswith("-")) for one in latest_first) is asks


def test_a_stop_that_is_listed_late_was_not_let_be_with_what_came_after_it() -> None:
    assert still_asks([("Merci", True), ("STOP", False)])
    assert not still_asks([("Merci", True), ("STOP", True)])


def test_of_an_old_reply_it_is_kept_that_it_asked_for_either() -> None:
    assert [what_is_kept(reply) for reply in ("Arrêtez svp", "reprendre", "Merci")] == ["STOP", "START", ""]
