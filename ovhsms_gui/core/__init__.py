"""What an SMS is: alphabet and parts, numbers, receivers, the plan. Pure: no I/O, no clock, no Qt."""
