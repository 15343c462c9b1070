"""What the price is made of, as a table for the confirm dialog and the foot: country, SMS each, people, credits."""

import html

from ovhsms_gui.core.plan import Group, Plan
from ovhsms_gui.gui import messages

# More would push the button out of sight; what is left is one line.
_MOST_ROWS = 6


def groups_table(plan: Plan) -> str:
    """The groups of people, the dearest first, as markup; "" when all cost the same."""
    if len(plan.groups) < 2:
        return ""
    # What has no known price comes first: it may be the dearest of all.
    groups = sorted(plan.groups, key=lambda group: -(group.credits or float("inf")))
    shown = groups if len(groups) <= _MOST_ROWS else groups[: _MOST_ROWS - 1]
    rest = groups[len(shown) :]
    rows = [
        (_country(group), messages.figure(group.parts), messages.figure(group.people), _credits(group))
        for group in shown
    ]
    if rest:
        rows.append(
            (
                messages.translate("Price", "{n} more groups").format(n=messages.figure(len(rest))),
                "",
                messages.figure(sum(group.people for group in rest)),
                messages.figure(sum(group.credits or 0 for group in rest)),
            )
        )
    heads = (
        messages.translate("Price", "Country"),
        messages.translate("Price", "SMS each"),
        messages.translate("Price", "People"),
        messages.translate("Price", "Credits"),
    )
    return f"<table>{_row(heads, 'th')}{''.join(_row(row, 'td') for row in rows)}</table>"


def _country(group: Group) -> str:
    return messages.country(group.country) or messages.translate("Price", "no country")


def _credits(group: Group) -> str:
    if group.credits is None:
        return messages.translate("Price", "not known")
    return messages.figure(group.credits)


def _row(cells: tuple[str, ...], tag: str) -> str:
    first, *figures = map(html.escape, cells)
    rest = "".join(f'<{tag} align="right" style="padding-left:1em">{figure}</{tag}>' for figure in figures)
    return f'<tr><{tag} align="left">{first}</{tag}>{rest}</tr>'
