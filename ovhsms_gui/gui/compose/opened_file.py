"""A file that a message is to be begun with, and that did not answer before there was a window."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.opening import Opening, Unusable
from ovhsms_gui.gui import messages
from ovhsms_gui.work.office import Office

_SILENCE_MS = 8000


class OpenedFile(QObject):
    """Has it read where nothing waits for it, and says so when that takes long. Decides; draws nothing."""

    read = Signal(object)  # core.opening.Opening: with its numbers
    told = Signal(str)  # a sentence: it does not answer, or cannot be used

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._asked: list[Opening] = []  # and not answered yet
        self._silence = QTimer(self)
        self._silence.setObjectName("openingSilence")
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)

    def open(self, opening: Opening) -> None:
        """Read this one; `read` follows, or `told`, or both."""
        from ovhsms_gui.work import imports  # noqa: PLC0415 - few begin with a file

        assert opening.file is not None
        self._asked.append(opening)
        self._silence.start()
        read = partial(imports.read_numbers, path=opening.file)
        self._office.files.ask(
            read, partial(self._on_read, opening), otherwise=partial(self._on_not_read, opening)
        )

    @Slot()
    def _on_silence(self) -> None:
        for opening in self._asked:
            self.told.emit(
                self.tr(
                    "The file “{name}” does not answer: its disk or its share may be gone. It is opened here as soon "
                    "as it can be read; you can go on meanwhile."
                ).format(name=opening.source)
            )

    def _on_read(self, opening: Opening, numbers: str) -> None:
        self._asked.remove(opening)
        self.read.emit(replace(opening, numbers=numbers, file=None))

    def _on_not_read(self, opening: Opening, error: Exception) -> None:
        self._asked.remove(opening)
        if isinstance(error, Unusable):
            self.told.emit(messages.complaint(error))
        else:
            self._office.fail(error)
