"""A consent is about what was told, and about nobody else."""

from collections import Counter

from ovhsms_gui.demo.habits import Habits

from .office import HOUR, LOST, NEVER_TAKEN, MakePlan, Office, numbers


def test_a_consent_is_about_those_of_whom_the_question_was(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(6))
    send_id = office.journal.add_send(plan(6), chunk_size=3)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.go_on(500.0)
    office.demo.world.habits = Habits(lag=900.0)
    office.demo.faults.add(LOST)
    office.journal.resume(send_id)
    office.runner.drain()
    office.go_on(200.0)
    asked = office.doubt(send_id)
    assert (asked.people, asked.again) == (6, 3)  # so many are named in the question
    office.go_on(500.0)
    assert office.doubt(send_id).again == 6
    assert office.journal.send_again(send_id, asked.chunks) == 3
    office.go_on(HOUR)
    assert office.at_ovh() == Counter(people)


def test_to_let_a_doubt_be_ends_no_asking_of_which_nothing_was_said(office: Office, plan: MakePlan) -> None:
    send_id = office.journal.add_send(plan(6), chunk_size=3)
    office.demo.faults.add(NEVER_TAKEN)
    office.runner.drain()
    office.go_on(500.0)
    office.demo.world.habits = Habits(lag=900.0)
    office.demo.faults.add(LOST)
    office.journal.resume(send_id)
    office.runner.drain()
    office.go_on(200.0)
    office.journal.leave(send_id, office.doubt(send_id).chunks)
    office.go_on(HOUR)
    assert office.states(send_id) == ["unknown"] * 3 + ["delivered"] * 3
