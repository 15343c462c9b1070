"""What is found before a message is sent, in words; `messages` says them."""

from typing import NamedTuple

from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP


class Words(NamedTuple):
    """The sentence about one and about several; a single form of it where the number does not matter.

    `button`: what stands on the send button while this blocks it. `not_yet`: what is merely not done yet is no mistake
    and should not look like one; `deed` does it. `advice`: what can be done beside the obvious, for the tip: a sentence
    is one line.
    """

    one: str
    many: str = ""
    button: str = QT_TRANSLATE_NOOP("Messages", "Mend the message to send")
    not_yet: bool = False
    deed: str = ""
    advice: str = ""


FINDINGS: dict[FindingCode, Words] = {
    FindingCode.COUNTING: Words(
        QT_TRANSLATE_NOOP("Messages", "Counting what the message comes to for everybody in the list…"),
        button=QT_TRANSLATE_NOOP("Messages", "Counting…"),
        not_yet=True,
    ),
    FindingCode.NO_ACCOUNT: Words(
        QT_TRANSLATE_NOOP("Messages", "No account yet: add one under “Accounts…”."),
        button=QT_TRANSLATE_NOOP("Messages", "Add an account to send"),
        not_yet=True,
        deed=QT_TRANSLATE_NOOP("Messages", "Add"),
    ),
    FindingCode.NUMBER_IN_BOX: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "What stands in the box of numbers is not in the list yet: complete it and press Enter.",
        ),
        button=QT_TRANSLATE_NOOP("Messages", "Add the number to &send"),
        not_yet=True,
        deed=QT_TRANSLATE_NOOP("Messages", "Complete"),
    ),
    FindingCode.NO_RECEIVERS: Words(
        QT_TRANSLATE_NOOP("Messages", "No receivers yet: type or paste a number and press Enter."),
        button=QT_TRANSLATE_NOOP("Messages", "Add receivers to send"),
        not_yet=True,
        deed=QT_TRANSLATE_NOOP("Messages", "Add"),
    ),
    FindingCode.ONLY_INVALID: Words(
        QT_TRANSLATE_NOOP("Messages", "The only number in the list is not valid: correct it."),
        QT_TRANSLATE_NOOP("Messages", "None of the {count} numbers in the list is valid: correct them."),
        button=QT_TRANSLATE_NOOP("Messages", "Correct the numbers to send"),
    ),
    FindingCode.EMPTY_TEXT: Words(
        QT_TRANSLATE_NOOP("Messages", "The message is empty."),
        button=QT_TRANSLATE_NOOP("Messages", "Write a message to send"),
        not_yet=True,
        deed=QT_TRANSLATE_NOOP("Messages", "Write"),
    ),
    FindingCode.UNSENDABLE: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "The message holds a character that cannot be sent: {names}. Remove it."
        ),
        QT_TRANSLATE_NOOP(
            "Messages", "The message holds characters that cannot be sent: {names}. Remove them."
        ),
    ),
    FindingCode.NO_SENDER: Words(
        QT_TRANSLATE_NOOP("Messages", "No sender: choose a sender name, or let people reply."),
        button=QT_TRANSLATE_NOOP("Messages", "Choose a sender to send"),
        not_yet=True,
        deed=QT_TRANSLATE_NOOP("Messages", "Choose"),
    ),
    FindingCode.SENDER_FORM: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "“{value}” cannot be a sender name: at most 11 letters and digits, and not digits alone.",
        ),
    ),
    FindingCode.BALANCE: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "Not enough credits: {value} are missing. Buy credits or send to fewer people."
        ),
        button=QT_TRANSLATE_NOOP("Messages", "Not enough credits"),
    ),
    FindingCode.BALANCE_WAITING: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "Not enough credits for this and for what still waits in the outbox: {value} are missing.",
        )
    ),
    FindingCode.INVALID_LEFT_OUT: Words(
        QT_TRANSLATE_NOOP("Messages", "1 number is not valid and gets nothing: {names}."),
        QT_TRANSLATE_NOOP("Messages", "{count} numbers are not valid and get nothing: {names}."),
    ),
    FindingCode.UNTAKEN: Words(
        QT_TRANSLATE_NOOP("Messages", "1 row of {value} was not taken: it gets nothing ({names})."),
        QT_TRANSLATE_NOOP("Messages", "{count} rows of {value} were not taken: they get nothing ({names})."),
    ),
    FindingCode.OPTED_OUT: Words(
        QT_TRANSLATE_NOOP("Messages", "1 person opted out and gets nothing: {names}."),
        QT_TRANSLATE_NOOP("Messages", "{count} people opted out and get nothing: {names}."),
    ),
    FindingCode.STOPPED: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "1 person answered STOP, as OVHcloud lists it, and gets nothing: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages", "{count} people answered STOP, as OVHcloud lists them, and get nothing: {names}."
        ),
    ),
    FindingCode.ASKED_TO_STOP: Words(
        QT_TRANSLATE_NOOP("Messages", "1 person has answered STOP and is still in the list: {names}."),
        QT_TRANSLATE_NOOP(
            "Messages", "{count} people have answered STOP and are still in the list: {names}."
        ),
        advice=QT_TRANSLATE_NOOP(
            "Messages",
            "Beside their reply you can opt them out, or leave it as it is. From the list they can be removed.",
        ),
    ),
    FindingCode.ONLY_OPTED_OUT: Words(
        QT_TRANSLATE_NOOP("Messages", "The only person in the list opted out: add somebody else."),
        QT_TRANSLATE_NOOP("Messages", "All {count} people in the list opted out: add somebody else."),
        button=QT_TRANSLATE_NOOP("Messages", "Everybody opted out"),
    ),
    FindingCode.MERGED: Words(
        QT_TRANSLATE_NOOP("Messages", "1 number was in the list more than once: it gets the message once."),
        QT_TRANSLATE_NOOP(
            "Messages", "{count} repeated rows were merged: each number gets the message once."
        ),
    ),
    FindingCode.LANDLINE: Words(
        QT_TRANSLATE_NOOP("Messages", "1 landline may not receive SMS: {names}."),
        QT_TRANSLATE_NOOP("Messages", "{count} landlines may not receive SMS: {names}."),
    ),
    FindingCode.PREMIUM: Words(
        QT_TRANSLATE_NOOP("Messages", "1 premium or special number: {names}."),
        QT_TRANSLATE_NOOP("Messages", "{count} premium or special numbers: {names}."),
    ),
    FindingCode.MANY_PARTS: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "The message is long: {count} SMS for each person. Some phones and networks cut it."
        ),
    ),
    FindingCode.CONTACT_IN_REPLY: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "With replies allowed OVHcloud refuses links, e-mail addresses and phone numbers in the text: “{value}”. "
            "Remove it, or use a sender name.",
        ),
    ),
    FindingCode.FOREIGN_REPLY: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "Replies work with French mobiles only; 1 receiver is abroad: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages", "Replies work with French mobiles only; {count} receivers are abroad: {names}."
        ),
        button=QT_TRANSLATE_NOOP("Messages", "See who cannot reply"),
    ),
    FindingCode.UNPRICED: Words(
        QT_TRANSLATE_NOOP("Messages", "1 SMS goes abroad at a price not known here; OVHcloud lists it."),
        QT_TRANSLATE_NOOP("Messages", "{count} SMS go abroad at a price not known here; OVHcloud lists it."),
    ),
    FindingCode.ALREADY_SENT: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "1 person had this text, or nearly the same, within 24 hours ({value}): {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} people had this text, or nearly the same, within 24 hours ({value}): {names}.",
        ),
    ),
    FindingCode.SENT_ELSEWHERE: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "1 person had this text, or nearly the same, from elsewhere on this account within 24 hours ({value}): "
            "{names}.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} people had this text, or nearly the same, from elsewhere on this account within 24 hours "
            "({value}): {names}.",
        ),
    ),
    FindingCode.DUE_ELSEWHERE: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "1 person is to get this text, or nearly the same, from elsewhere on this account within 24 hours of it "
            "({value}): {names}.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} people are to get this text, or nearly the same, from elsewhere on this account within 24 hours "
            "of it ({value}): {names}.",
        ),
    ),
    FindingCode.ELSEWHERE_UNREAD: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "Not all that was sent from elsewhere on this account could be read: somebody may have had this text from "
            "a colleague.",
        ),
    ),
    FindingCode.TOO_MANY_PARTS: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "The message is too long: {count} SMS for each person, and 255 is the most. Shorten it.",
        ),
    ),
    FindingCode.UNKNOWN_PLACEHOLDER: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has a column called “{names}”. Correct the name in the braces, fill the column in in the "
            "list, or double the braces to send them as they are.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has columns called {names}. Correct the names in the braces, fill the columns in in the "
            "list, or double the braces to send them as they are.",
        ),
        button=QT_TRANSLATE_NOOP("Messages", "Correct the placeholder to send"),
    ),
    FindingCode.MISTYPED_PLACEHOLDER: Words(
        QT_TRANSLATE_NOOP("Messages", "No receiver has a column called “{names}”. Did you mean {{{value}}}?"),
        button=QT_TRANSLATE_NOOP("Messages", "Correct the placeholder to send"),
    ),
    FindingCode.EMPTY_PLACEHOLDER: Words(
        QT_TRANSLATE_NOOP("Messages", "1 person lacks {value}: {names}."),
        QT_TRANSLATE_NOOP("Messages", "{count} people lack {value}: {names}."),
        button=QT_TRANSLATE_NOOP("Messages", "Fill in what is missing to send"),
        advice=QT_TRANSLATE_NOOP(
            "Messages",
            "Fill in the list, remove who lacks it, or give a default in the text, as in {{first_name|there}}.",
        ),
    ),
    FindingCode.DEFAULT_FOR_ALL: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has a column called “{names}”: everybody gets the default. Check the name in the braces.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "No receiver has columns called {names}: everybody gets the defaults. Check the names in the braces.",
        ),
    ),
    FindingCode.LEFTOVER_BRACE: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "“{value}” is no placeholder and is sent as it is. A placeholder looks like {{first_name}}.",
        ),
    ),
    FindingCode.UNSENDABLE_VALUE: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "What is put in for 1 person holds a character that cannot be sent: {names}. Correct it in the list.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "What is put in for {count} people holds characters that cannot be sent: {names}. Correct it in the "
            "list.",
        ),
        button=QT_TRANSLATE_NOOP("Messages", "Correct the receivers to send"),
    ),
    FindingCode.LONG_VALUES: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "1 person needs {value} SMS because of what is put in for them: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} people need up to {value} SMS each because of what is put in for them: {names}.",
        ),
    ),
    FindingCode.DEAR_VALUES: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "1 person needs {value} SMS because of characters in what is put in for them: {names}.",
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} people need up to {value} SMS each because of characters in what is put in for them: {names}.",
        ),
    ),
    FindingCode.SEVERAL_TEXTS: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "1 number stands in the list several times; only the first text is sent: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} numbers stand in the list several times; only the first text is sent: {names}.",
        ),
        advice=QT_TRANSLATE_NOOP("Messages", "Send the rest as a message of its own."),
    ),
    FindingCode.SEVERAL_NAMES: Words(
        QT_TRANSLATE_NOOP(
            "Messages", "1 number stands in the list under several names and gets one message: {names}."
        ),
        QT_TRANSLATE_NOOP(
            "Messages",
            "{count} numbers stand in the list under several names and get one message each: {names}.",
        ),
        advice=QT_TRANSLATE_NOOP("Messages", "Correct the number of people who do not share a phone."),
    ),
    FindingCode.TIME_PASSED: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "The time for which the message was scheduled has passed: choose another, or send it now.",
        ),
        button=QT_TRANSLATE_NOOP("Messages", "Choose another time to send"),
    ),
    FindingCode.HOURS: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "OVHcloud would hold this message until {value}.",
        ),
    ),
    FindingCode.HELD: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "OVHcloud holds this message until {value}. Only what is scheduled can be cancelled from here until then.",
        ),
    ),
    FindingCode.COUNTED_OTHERWISE: Words(
        QT_TRANSLATE_NOOP(
            "Messages",
            "OVHcloud counts {count} SMS where this program counts {value}: expect the price of {count} SMS for each "
            "such message, not the one shown.",
        ),
    ),
}
