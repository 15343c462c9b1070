"""What is found about the texts as they are received, in sentences for one and for several; `messages` says them."""

from ovhsms_gui.core.plan import FindingCode


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # the name lupdate looks for
    """Mark a text for translation, as in `messages`."""
    return text


RECEIVED: dict[FindingCode, tuple[str, str]] = {
    FindingCode.UNKNOWN_PLACEHOLDER: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has a column called “{names}”. Correct the name in the braces, or double the braces to "
            "send them as they are.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has columns called {names}. Correct the names in the braces, or double the braces to "
            "send them as they are.",
        ),
    ),
    FindingCode.EMPTY_PLACEHOLDER: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "There is nothing to put in for {value} for 1 person: {names}. Fill it in, remove the person, or give a "
            "default, as in {{first_name|there}}.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "There is nothing to put in for {value} for {count} people: {names}. Fill it in, remove them, or give a "
            "default, as in {{first_name|there}}.",
        ),
    ),
    FindingCode.DEFAULT_FOR_ALL: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has a column called “{names}”: everybody gets the default. Check the name in the braces.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has columns called {names}: everybody gets the defaults. Check the names in the braces.",
        ),
    ),
    FindingCode.LEFTOVER_BRACE: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "“{value}” is no placeholder and is sent as it is. A placeholder looks like {{first_name}}.",
        ),
        "",
    ),
    FindingCode.UNSENDABLE_VALUE: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "What is put in for 1 person holds a character that cannot be sent: {names}. Correct it in the list.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "What is put in for {count} people holds characters that cannot be sent: {names}. Correct it in the "
            "list.",
        ),
    ),
    FindingCode.LONG_VALUES: (
        QT_TRANSLATE_NOOP(
            "Messages", "1 person needs {value} SMS because of what is put in for them: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages", "{count} people need up to {value} SMS because of what is put in for them: {names}."
        ),
    ),
    FindingCode.SEVERAL_TEXTS: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "1 number stands in the list more than once with different words to put in, and gets the first text only: "
            "{names}. Send the other text as a message of its own.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} numbers stand in the list more than once with different words to put in, and get the first text "
            "only: {names}. Send the other texts as a message of their own.",
        ),
    ),
    FindingCode.SEVERAL_NAMES: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "1 number stands in the list under several names and gets one message: {names}. If they do not share a "
            "phone, correct it.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} numbers stand in the list under several names and get one message each: {names}. If they do not "
            "share a phone, correct them.",
        ),
    ),
    FindingCode.COUNTED_OTHERWISE: (
        QT_TRANSLATE_NOOP(
            "Messages",
            "OVHcloud counts {count} SMS where this program counts {value}: expect the price of {count} SMS for each "
            "such message, not the one shown.",
        ),
        "",
    ),
}
