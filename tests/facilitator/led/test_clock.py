"""The time that is left, whatever the clock of the machine does meanwhile."""

from datetime import datetime, timedelta

from led import led

from facilitator.led.plan import time_told


def test_a_clock_that_is_put_back_a_year_leaves_no_more_time_than_there_was() -> None:
    run = led()
    began = datetime.fromisoformat(run.started.at)
    assert time_told(run, began - timedelta(days=365)) == time_told(run, began)
